package io.broadsheet.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.index.Facets;
import io.broadsheet.index.Highlights;
import io.broadsheet.index.TotalHits;
import io.broadsheet.search.SearchResult;
import io.broadsheet.search.Why;
import java.util.List;
import java.util.Locale;

/// The answer to a search as JSON.
///
/// @param result what the search found
record SearchJson(SearchResult result) {
  private static final double NANOS_PER_MILLI = 1e6;

  /// The tree, in the form of version 1 of the API.
  ObjectNode tree() {
    ObjectNode node = ApiTrees.MAPPER.createObjectNode();
    node.put("query", result.request().query());
    node.put("mode", result.mode().name().toLowerCase(Locale.ROOT));
    node.putObject("total")
        .put("value", result.total().value())
        .put("relation", result.total().relation() == TotalHits.Relation.EQUAL_TO ? "eq" : "gte");
    node.put("tookMillis", Math.round(result.tookNanos() / NANOS_PER_MILLI * 1000) / 1000.0);
    result.identified().ifPresent(id -> node.put("identified", id.toString()));
    ArrayNode hits = node.putArray("hits");
    for (SearchResult.FoundPaper found : result.hits()) {
      ObjectNode hit = hits.addObject();
      hit.put("rank", found.rank());
      hit.put("score", found.score());
      ApiTrees.summary(hit, found.paper(), found.title(), found.abstractText());
      ObjectNode highlights = hit.putObject("highlights");
      ranges(highlights.putArray("title"), found.highlights().title());
      ranges(highlights.putArray("abstract"), found.highlights().abstractText());
      found.reasons().forEach(hit.putArray("reasons")::add);
      why(hit.putObject("why"), found.why());
    }
    ObjectNode facets = node.putObject("facets");
    facets.put("relation", result.facets().estimated() ? "estimate" : "eq");
    counts(facets.putArray("categories"), result.facets().categories());
    counts(facets.putArray("years"), result.facets().years());
    counts(facets.putArray("languages"), result.facets().languages());
    result.notes().forEach(node.putArray("notes")::add);
    return node;
  }

  private static void why(ObjectNode node, Why why) {
    why.title().forEach(node.putArray("title")::add);
    why.abstractText().forEach(node.putArray("abstract")::add);
    why.elsewhere().forEach(node.putArray("elsewhere")::add);
    why.authors().forEach(node.putArray("authors")::add);
    why.day().ifPresent(day -> node.put("day", day.toString()));
    why.closeness().ifPresent(closeness -> node.put("closeness", closeness));
  }

  private static void ranges(ArrayNode array, List<Highlights.Range> ranges) {
    ranges.forEach(range -> array.addArray().add(range.start()).add(range.end()));
  }

  private static void counts(ArrayNode array, List<Facets.Count> counts) {
    counts.forEach(
        count -> array.addObject().put("value", count.value()).put("count", count.count()));
  }
}
