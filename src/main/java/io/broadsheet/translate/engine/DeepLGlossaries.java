package io.broadsheet.translate.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.translate.EngineRequest;
import io.broadsheet.translate.GlossaryTerm;
import io.broadsheet.translate.engine.EngineHttp.Lost;
import io.broadsheet.translate.engine.EngineHttp.Reply;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Glossaries at DeepL: one for each pair, version and set of terms asked for. Without one a text
/// is translated all the same; the check of terms has the last word.
final class DeepLGlossaries {
  private static final Logger LOG = LoggerFactory.getLogger(DeepLGlossaries.class);
  private static final int MOST_KEPT = 200;

  private final EngineHttp http;
  private final URI uri;
  private final Map<String, String> headers;
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  DeepLGlossaries(EngineHttp http, URI uri, Map<String, String> headers) {
    this.http = http;
    this.uri = uri;
    this.headers = headers;
  }

  /// Empty when there are no terms, or DeepL does not take them.
  String idFor(EngineRequest request) throws InterruptedException {
    if (request.terms().isEmpty()) {
      return "";
    }
    Map<String, String> entries = new TreeMap<>();
    for (GlossaryTerm term : request.terms()) {
      entries.putIfAbsent(oneLine(term.source()), oneLine(term.target()));
    }
    String key = request.source() + ">" + request.target() + " " + entries;
    String known = ids.get(key);
    if (known != null) {
      return known;
    }
    if (ids.size() >= MOST_KEPT) {
      return "";
    }
    String made = make(request, entries);
    ids.put(key, made);
    return made;
  }

  private String make(EngineRequest request, Map<String, String> entries)
      throws InterruptedException {
    StringBuilder table = new StringBuilder();
    entries.forEach((source, target) -> table.append(source + "\t" + target + "\n"));
    ObjectNode body = EngineJson.object();
    body.put("name", "broadsheet " + request.glossaryVersion());
    body.put("source_lang", request.source()).put("target_lang", request.target());
    body.put("entries", table.toString()).put("entries_format", "tsv");
    return switch (http.postJson(uri, headers, body.toString())) {
      case Lost lost -> {
        LOG.warn("no glossary at DeepL: {}", lost.failure().message());
        yield "";
      }
      case Reply reply -> {
        String id = EngineJson.read(reply.body()).path("glossary_id").asText("");
        if (id.isEmpty()) {
          LOG.warn("no glossary at DeepL: it answered {}", reply.status());
        }
        yield id;
      }
    };
  }

  private static String oneLine(String term) {
    return term.replaceAll("[\\t\\r\\n]+", " ").strip();
  }
}
