package io.broadsheet.reader.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.error.BroadsheetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// References of a JSON file: items of CSL-JSON; objects of other sites that name an arXiv
/// identifier (SciRate's `uid`); and objects whose fields are tags and whose values are lists or
/// tables of identifiers (arxiv-sanity).
final class JsonReferences {
  private static final List<String> NAMES =
      List.of(
          "arxiv_id",
          "arxivId",
          "arxiv",
          "uid",
          "id",
          "DOI",
          "doi",
          "URL",
          "url",
          "number",
          "note");

  private static final int DEEPEST = 8;

  private final Map<String, Set<String>> tagged = new LinkedHashMap<>();
  private final List<Reference> references = new ArrayList<>();

  private JsonReferences() {}

  static List<Reference> read(String text) {
    JsonReferences read = new JsonReferences();
    try {
      read.walk(JsonMapper.builder().build().readTree(text), "", 0);
    } catch (JsonProcessingException malformed) {
      throw BroadsheetException.invalid(
          "this looks like JSON but is none: "
              + malformed.getOriginalMessage()
              + " (line "
              + (malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr())
              + ")");
    }
    read.tagged.forEach(
        (name, tags) ->
            read.references.add(new Reference(List.of(name), "", Tags.of(tags), "", null)));
    return read.references;
  }

  /// @param field under which the node stands; empty at the top and in lists at the top
  private void walk(JsonNode node, String field, int depth) {
    if (depth > DEEPEST || references.size() + tagged.size() > LibraryFile.MOST) {
      return;
    }
    if (node.isTextual()) {
      if (PlainReferences.isName(node.asText())) {
        tag(node.asText(), field);
      }
    } else if (node.isArray()) {
      node.forEach(one -> walk(one, field, depth + 1));
    } else if (node.isObject() && isPaper(node)) {
      references.add(paper(node));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              entry -> {
                if (PlainReferences.isName(entry.getKey())) {
                  // a table of papers, with whatever is known of each
                  tag(entry.getKey(), field);
                } else {
                  walk(entry.getValue(), entry.getKey(), depth + 1);
                }
              });
    }
  }

  private void tag(String name, String tag) {
    Set<String> tags = tagged.computeIfAbsent(name, _ -> new LinkedHashSet<>());
    if (!tag.isBlank()) {
      tags.add(tag);
    }
  }

  private static boolean isPaper(JsonNode node) {
    return node.hasNonNull("title")
        || NAMES.stream()
            .map(node::path)
            .anyMatch(value -> value.isTextual() && PlainReferences.isName(value.asText()));
  }

  private static Reference paper(JsonNode node) {
    List<String> names = new ArrayList<>();
    for (String name : NAMES) {
      if (node.path(name).isTextual() && !node.path(name).asText().isBlank()) {
        names.add(node.path(name).asText());
      }
    }
    List<String> keywords = new ArrayList<>();
    if (node.path("keyword").isTextual()) {
      keywords.addAll(Tags.split(node.path("keyword").asText()));
    }
    for (String field : List.of("tags", "keywords")) {
      node.path(field)
          .forEach(tag -> keywords.add(tag.isObject() ? tag.path("tag").asText() : tag.asText()));
    }
    String note = node.path("note").isTextual() ? node.path("note").asText() : "";
    return new Reference(
        names,
        node.path("title").isTextual() ? node.path("title").asText() : "",
        Tags.of(keywords),
        PlainReferences.isName(note) ? "" : note,
        null);
  }
}
