package io.broadsheet.translate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.engine.EngineHttp.Reply;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What both of Google's interfaces share: `{"error":{"code","message","status","errors"}}`, and
/// codes of languages.
enum GoogleErrors {
  ;

  /// Null for a success. 403 says by its reason whether a key, a rate or the day's quota is meant.
  static @Nullable Failed of(URI uri, Reply reply, JsonNode root) {
    JsonNode error = root.path("error");
    Failed failed = EngineHttp.common(uri, reply, error.path("message").asText(""));
    if (failed == null) {
      return null;
    }
    String why =
        error.path("errors").path(0).path("reason").asText("")
            + error.path("status").asText("")
            + error.path("message").asText("");
    if (reply.status() == 403 && why.matches("(?is).*(dailyLimit|quotaExceeded|Daily Limit).*")) {
      return new Failed(Reason.QUOTA, failed.message(), reply.retryAfter());
    }
    if (reply.status() == 403 && why.matches("(?is).*(RateLimit|Rate Limit).*")) {
      return new Failed(Reason.RATE_LIMITED, failed.message(), reply.retryAfter());
    }
    if (reply.status() == 400 && why.matches("(?is).*(too long|too large|exceed).*")) {
      return Failed.of(Reason.TOO_LARGE, failed.message());
    }
    return failed;
  }

  static String code(String language) {
    return language.equals("zh") ? "zh-CN" : language;
  }
}
