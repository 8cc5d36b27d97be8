package io.broadsheet.translate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.translate.EngineReply;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineRequest;
import io.broadsheet.translate.engine.EngineHttp.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What both of Google's interfaces share: a list of `{"translatedText","model"}`, or
/// `{"error":{"code","message","status","errors"}}`; and codes of languages.
enum GoogleReplies {
  ;

  /// @param place JSON pointer to the list
  static EngineReply read(URI uri, EngineRequest request, Reply reply, String place) {
    JsonNode root = EngineJson.read(reply.body());
    Failed failed = failure(uri, reply, root);
    if (failed != null) {
      return failed;
    }
    List<JsonNode> texts = new ArrayList<>();
    String model = "";
    for (JsonNode translation : root.at(place)) {
      texts.add(translation.path("translatedText"));
      model = translation.path("model").asText(model);
    }
    // `nmt`, or `projects/NAME/locations/PLACE/models/general/nmt`
    return EngineJson.texts(uri, request, texts, model.substring(model.lastIndexOf('/') + 1));
  }

  /// Null for a success. 403 says by its reason whether a key, a rate or the day's quota is meant.
  private static @Nullable Failed failure(URI uri, Reply reply, JsonNode root) {
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
