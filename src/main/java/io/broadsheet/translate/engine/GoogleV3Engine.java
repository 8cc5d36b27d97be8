package io.broadsheet.translate.engine;

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
import java.util.Map;

/// Google Cloud Translation, Advanced (v3): `POST /v3/projects/P/locations/L:translateText` with an
/// access token. At most 30,000 code points a request.
public final class GoogleV3Engine implements Translator {
  private static final EngineInfo INFO =
      new EngineInfo("google-v3", "Google Translate", PlaceholderStyle.NO_TRANSLATE);

  private static final int MOST_CHARACTERS = 30_000;

  private final EngineHttp http;
  private final URI uri;
  private final Map<String, String> headers;

  /// @param parent `projects/NAME/locations/global`
  /// @param token OAuth access token of an account that may translate
  public GoogleV3Engine(EngineHttp http, URI base, String parent, Secret token) {
    this.http = http;
    this.uri = Addresses.under(base, "/v3/" + parent + ":translateText");
    this.headers = Map.of("Authorization", "Bearer " + token.value());
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public EngineReply translate(EngineRequest request) throws InterruptedException {
    if (request.characters() > MOST_CHARACTERS) {
      return Failed.of(Reason.TOO_LARGE, "more than Google takes in one request");
    }
    ObjectNode body = EngineJson.object();
    EngineJson.putAll(body, "contents", request.segments());
    body.put("mimeType", "text/html");
    body.put("sourceLanguageCode", GoogleReplies.code(request.source()));
    body.put("targetLanguageCode", GoogleReplies.code(request.target()));
    return switch (http.postJson(uri, headers, body.toString())) {
      case Lost(Failed failure) -> failure;
      case Reply reply -> GoogleReplies.read(uri, request, reply, "/translations");
    };
  }
}
