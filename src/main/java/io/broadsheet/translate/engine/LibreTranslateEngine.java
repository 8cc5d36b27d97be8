package io.broadsheet.translate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.translate.EngineInfo;
import io.broadsheet.translate.EngineReply;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineRequest;
import io.broadsheet.translate.Translator;
import io.broadsheet.translate.engine.EngineHttp.Lost;
import io.broadsheet.translate.engine.EngineHttp.Reply;
import io.broadsheet.translate.mask.PlaceholderStyle;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// LibreTranslate: `POST /translate`. Errors are `{"error": "…"}` with 400, 403, 429, 500.
public final class LibreTranslateEngine implements Translator {
  private static final EngineInfo INFO =
      new EngineInfo("libretranslate", "LibreTranslate", PlaceholderStyle.TAGS);

  private final EngineHttp http;
  private final URI uri;
  private final Secret key;

  /// @param base of the server, without `/translate`
  /// @param key empty when the server wants none
  public LibreTranslateEngine(EngineHttp http, URI base, Secret key) {
    this.http = http;
    this.uri = Addresses.under(base, "/translate");
    this.key = key;
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public EngineReply translate(EngineRequest request) throws InterruptedException {
    ObjectNode body = EngineJson.object();
    EngineJson.putAll(body, "q", request.segments());
    body.put("source", request.source()).put("target", request.target()).put("format", "html");
    if (!key.isEmpty()) {
      body.put("api_key", key.value());
    }
    return switch (http.postJson(uri, Map.of(), body.toString())) {
      case Lost(Failed failure) -> failure;
      case Reply reply -> read(request, reply);
    };
  }

  private EngineReply read(EngineRequest request, Reply reply) {
    JsonNode root = EngineJson.read(reply.body());
    String error = root.path("error").asText("");
    Failed failed = EngineHttp.common(uri, reply, error);
    if (failed != null) {
      boolean tooLong = reply.status() == 400 && error.toLowerCase(Locale.ROOT).contains("exceeds");
      return tooLong ? Failed.of(Reason.TOO_LARGE, failed.message()) : failed;
    }
    JsonNode texts = root.path("translatedText");
    List<JsonNode> nodes = new ArrayList<>();
    if (texts.isArray()) {
      texts.forEach(nodes::add);
    } else if (texts.isTextual()) {
      nodes.add(texts);
    }
    return EngineJson.texts(uri, request, nodes, "");
  }
}
