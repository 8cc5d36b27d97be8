package io.broadsheet.translate.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.translate.EngineInfo;
import io.broadsheet.translate.EngineReply;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineRequest;
import io.broadsheet.translate.Translator;
import io.broadsheet.translate.engine.EngineHttp.Lost;
import io.broadsheet.translate.engine.EngineHttp.Reply;
import io.broadsheet.translate.mask.PlaceholderStyle;
import java.net.URI;
import java.util.Map;

/// Google Cloud Translation, Basic (v2): `POST /language/translate/v2` with an API key. At most 128
/// texts a request.
public final class GoogleV2Engine implements Translator {
  private static final EngineInfo INFO =
      new EngineInfo("google", "Google Translate", PlaceholderStyle.NO_TRANSLATE);

  private final EngineHttp http;
  private final URI uri;
  private final Map<String, String> headers;

  public GoogleV2Engine(EngineHttp http, URI base, Secret key) {
    this.http = http;
    this.uri = Addresses.under(base, "/language/translate/v2");
    this.headers = Map.of("X-goog-api-key", key.value());
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public EngineReply translate(EngineRequest request) throws InterruptedException {
    ObjectNode body = EngineJson.object();
    EngineJson.putAll(body, "q", request.segments());
    body.put("source", GoogleReplies.code(request.source()));
    body.put("target", GoogleReplies.code(request.target()));
    body.put("format", "html");
    return switch (http.postJson(uri, headers, body.toString())) {
      case Lost(Failed failure) -> failure;
      case Reply reply -> GoogleReplies.read(uri, request, reply, "/data/translations");
    };
  }
}
