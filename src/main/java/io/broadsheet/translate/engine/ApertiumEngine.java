package io.broadsheet.translate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.translate.EngineInfo;
import io.broadsheet.translate.EngineReply;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.EngineRequest;
import io.broadsheet.translate.Translator;
import io.broadsheet.translate.engine.EngineHttp.Lost;
import io.broadsheet.translate.engine.EngineHttp.Reply;
import io.broadsheet.translate.mask.PlaceholderStyle;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Apertium APy: `POST /translate` with `langpair=eng|spa`. Segments go as paragraphs of one text:
/// the engine keeps blank lines. Errors are `{"status":"error","code","message","explanation"}`.
public final class ApertiumEngine implements Translator {
  private static final EngineInfo INFO =
      new EngineInfo("apertium", "Apertium", PlaceholderStyle.BRACKETS);

  private static final String BETWEEN = "\n\n";

  /// ISO 639-3 codes of the languages that Apertium has pairs for.
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("en", "eng"),
          Map.entry("es", "spa"),
          Map.entry("fr", "fra"),
          Map.entry("pt", "por"),
          Map.entry("ca", "cat"),
          Map.entry("it", "ita"),
          Map.entry("gl", "glg"),
          Map.entry("eu", "eus"),
          Map.entry("oc", "oci"),
          Map.entry("ro", "ron"),
          Map.entry("de", "deu"),
          Map.entry("nl", "nld"),
          Map.entry("sv", "swe"),
          Map.entry("da", "dan"),
          Map.entry("nb", "nob"),
          Map.entry("nn", "nno"),
          Map.entry("is", "isl"),
          Map.entry("eo", "epo"),
          Map.entry("ru", "rus"),
          Map.entry("uk", "ukr"),
          Map.entry("pl", "pol"),
          Map.entry("kk", "kaz"),
          Map.entry("tr", "tur"),
          Map.entry("zh", "zho"),
          Map.entry("ar", "ara"),
          Map.entry("hi", "hin"));

  private final EngineHttp http;
  private final URI uri;

  public ApertiumEngine(EngineHttp http, URI base) {
    this.http = http;
    this.uri = Addresses.under(base, "/translate");
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public EngineReply translate(EngineRequest request) throws InterruptedException {
    String source = CODES.getOrDefault(request.source(), request.source());
    String target = CODES.getOrDefault(request.target(), request.target());
    List<String> lines =
        request.segments().stream().map(segment -> segment.replaceAll("\\s+", " ")).toList();
    String form =
        "langpair="
            + encode(source + "|" + target)
            + "&markUnknown=no&format=txt&q="
            + encode(String.join(BETWEEN, lines));
    return switch (http.postForm(uri, form)) {
      case Lost(Failed failure) -> failure;
      case Reply reply -> read(request, reply, source + "-" + target);
    };
  }

  private EngineReply read(EngineRequest request, Reply reply, String pair) {
    JsonNode root = EngineJson.read(reply.body());
    Failed failed = EngineHttp.common(uri, reply, root.path("explanation").asText(""));
    if (failed != null) {
      return failed;
    }
    JsonNode text = root.path("responseData").path("translatedText");
    if (root.path("responseStatus").asInt() != 200) {
      return Failed.of(
          Reason.UNAVAILABLE,
          uri.getHost()
              + ": "
              + EngineHttp.shortly(root.path("responseDetails").asText("no text")));
    }
    if (!text.isTextual()) {
      return EngineJson.bad(uri, "a text is missing");
    }
    List<String> texts =
        Arrays.stream(text.asText().split("\\s*\n\\s*\n\\s*", -1))
            .map(one -> one.strip().replaceAll("[ \\t]{2,}", " "))
            .filter(one -> !one.isEmpty())
            .toList();
    return texts.size() == request.segments().size()
        ? new Translated(texts, pair)
        : EngineJson.bad(uri, texts.size() + " texts for " + request.segments().size());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
