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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// DeepL: `POST /v2/translate` (OpenAPI 3.11). At most 128 KiB and 50 texts a request; 403 key, 413
/// too large, 429 and 529 too many requests, 456 quota. Terms go by a glossary of DeepL's own, made
/// once for each version of ours.
public final class DeepLEngine implements Translator {
  private static final EngineInfo INFO = new EngineInfo("deepl", "DeepL", PlaceholderStyle.TAGS);
  private static final int LARGEST_BODY = 128 * 1024;
  private static final int MOST_TEXTS = 50;

  private final EngineHttp http;
  private final URI uri;
  private final Map<String, String> headers;
  private final DeepLGlossaries glossaries;

  /// @param base null to take the one that fits the key: keys of the free plan end in `:fx`
  public DeepLEngine(EngineHttp http, @org.jspecify.annotations.Nullable URI base, Secret key) {
    this.http = http;
    String own =
        key.value().endsWith(":fx") ? "https://api-free.deepl.com" : "https://api.deepl.com";
    URI server = base == null ? URI.create(own) : base;
    this.uri = Addresses.under(server, "/v2/translate");
    this.headers = Map.of("Authorization", "DeepL-Auth-Key " + key.value());
    this.glossaries = new DeepLGlossaries(http, Addresses.under(server, "/v2/glossaries"), headers);
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public EngineReply translate(EngineRequest request) throws InterruptedException {
    ObjectNode body = EngineJson.object();
    EngineJson.putAll(body, "text", request.segments());
    body.put("source_lang", request.source().toUpperCase(Locale.ROOT));
    body.put("target_lang", target(request.target()));
    body.put("tag_handling", "xml").put("preserve_formatting", true);
    body.putArray("ignore_tags").add("x");
    if (!request.context().isEmpty()) {
      body.put("context", request.context());
    }
    String glossary = glossaries.idFor(request);
    if (!glossary.isEmpty()) {
      body.put("glossary_id", glossary);
    }
    String json = body.toString();
    if (request.segments().size() > MOST_TEXTS
        || json.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
      return Failed.of(Reason.TOO_LARGE, "more than DeepL takes in one request");
    }
    return switch (http.postJson(uri, headers, json)) {
      case Lost(Failed failure) -> failure;
      case Reply reply -> read(request, reply);
    };
  }

  private EngineReply read(EngineRequest request, Reply reply) {
    JsonNode root = EngineJson.read(reply.body());
    Failed failed = EngineHttp.common(uri, reply, root.path("message").asText(""));
    if (failed != null) {
      return failed;
    }
    List<JsonNode> texts = new ArrayList<>();
    String model = "";
    for (JsonNode translation : root.path("translations")) {
      texts.add(translation.path("text"));
      model = translation.path("model_type_used").asText(model);
    }
    return EngineJson.texts(uri, request, texts, model);
  }

  private static String target(String language) {
    return switch (language) {
      case "en" -> "EN-US";
      case "pt" -> "PT-PT";
      case "zh" -> "ZH-HANS";
      default -> language.toUpperCase(Locale.ROOT);
    };
  }
}
