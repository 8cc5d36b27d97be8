package io.broadsheet.index.lucene;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.paper.PaperId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/// Tells in which parts of given papers, other than those that are highlighted, a query's words
/// stand.
final class MatchedFields {
  private final IndexSearcher searcher;
  private final QueryUnits units;
  private final TermCache terms;

  MatchedFields(IndexSearcher searcher, QueryUnits units, TermCache terms) {
    this.searcher = searcher;
    this.units = units;
    this.terms = terms;
  }

  Map<PaperId, List<String>> of(QueryNode query, Collection<PaperId> ids) throws IOException {
    Map<PaperId, List<String>> matched = new HashMap<>();
    ids.forEach(id -> matched.put(id, new ArrayList<>()));
    Map<String, Weight> parts = parts(query);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      SortedMap<Integer, PaperId> here = Keys.documents(leaf, ids);
      if (!here.isEmpty()) {
        for (Map.Entry<String, Weight> part : parts.entrySet()) {
          for (PaperId id : matching(leaf, part.getValue(), here)) {
            matched.computeIfAbsent(id, any -> new ArrayList<>()).add(part.getKey());
          }
        }
      }
    }
    return matched;
  }

  private List<PaperId> matching(
      LeafReaderContext leaf, Weight weight, SortedMap<Integer, PaperId> here) throws IOException {
    Scorer scorer = weight.scorer(leaf);
    List<PaperId> found = new ArrayList<>();
    if (scorer != null) {
      DocIdSetIterator each = scorer.iterator();
      for (Map.Entry<Integer, PaperId> entry : here.entrySet()) {
        int document = entry.getKey();
        if (each.docID() < document) {
          each.advance(document);
        }
        if (each.docID() == document) {
          found.add(entry.getValue());
        }
      }
    }
    return found;
  }

  private Map<String, Weight> parts(QueryNode node) throws IOException {
    Map<String, List<Query>> collected = new LinkedHashMap<>();
    for (String name :
        List.of(
            "authors", "translation", "comment", "journal reference", "identifier", "category")) {
      collected.put(name, new ArrayList<>());
    }
    new PartCollector(new QueryScope(searcher, units, terms), collected).collect(node);
    Map<String, Weight> parts = new LinkedHashMap<>();
    for (Map.Entry<String, List<Query>> part : collected.entrySet()) {
      if (!part.getValue().isEmpty()) {
        Query any = searcher.rewrite(PartCollector.any(part.getValue()));
        parts.put(part.getKey(), searcher.createWeight(any, ScoreMode.COMPLETE_NO_SCORES, 1));
      }
    }
    return parts;
  }

  /// The names of a text field's parts that are not highlighted.
  static Map<String, String> partNames(TextField field) {
    return switch (field) {
      case DEFAULT ->
          Map.of(
              Fields.AUTHORS, "authors",
              Fields.TITLE_TRANSLATED, "translation",
              Fields.ABSTRACT_TRANSLATED, "translation",
              Fields.COMMENT, "comment",
              Fields.JOURNAL, "journal reference");
      case TITLE -> Map.of(Fields.TITLE_TRANSLATED, "translation");
      case ABSTRACT -> Map.of(Fields.ABSTRACT_TRANSLATED, "translation");
      case COMMENT -> Map.of(Fields.COMMENT, "comment");
      case JOURNAL -> Map.of(Fields.JOURNAL, "journal reference");
    };
  }
}
