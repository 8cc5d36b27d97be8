package io.broadsheet.index.lucene;

import io.broadsheet.index.QueryNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// Words that begin with given letters: the most common of those that come first in the dictionary.
/// One object serves one question, and looks at a bounded number of words for all its prefixes
/// together, so that a query of many `a*` costs no more than a long query of words.
final class Prefixes {
  private static final int MOST_LOOKED_AT = 30_000;
  private static final int MOST_TAKEN = 256;

  private final IndexReader reader;
  private final boolean bounded;
  private final Map<String, Query> expanded = new HashMap<>();
  private int mayLookAt = MOST_LOOKED_AT;

  Prefixes(IndexReader reader) {
    this(reader, true);
  }

  private Prefixes(IndexReader reader, boolean bounded) {
    this.reader = reader;
    this.bounded = bounded;
  }

  /// All words that begin so, however many: for indexes of a few papers.
  static Prefixes unbounded(IndexReader reader) {
    return new Prefixes(reader, false);
  }

  Query toQuery(QueryNode.Prefix prefix) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String field : WordQueries.fields(prefix.field()).keySet()) {
      query.add(inField(field, prefix.prefix()), Occur.SHOULD);
    }
    return query.build();
  }

  Query inField(String field, String prefix) throws IOException {
    String folded = fold(prefix);
    return folded.isEmpty()
        ? new MatchNoDocsQuery("no letters before the star")
        : terms(field, folded);
  }

  /// As words are folded for the index, but not stemmed: the stem of a beginning is not one.
  private static String fold(String prefix) {
    return io.broadsheet.paper.NameFolding.fold(prefix).replace(" ", "");
  }

  Query terms(String field, String prefix) throws IOException {
    if (!bounded) {
      return new PrefixQuery(new Term(field, prefix));
    }
    String name = field + ':' + prefix;
    Query known = expanded.get(name);
    if (known == null) {
      known = expand(field, new BytesRef(prefix));
      expanded.put(name, known);
    }
    return known;
  }

  private Query expand(String field, BytesRef wanted) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, field);
    if (terms == null) {
      return new MatchNoDocsQuery("no such field");
    }
    TermsEnum each = terms.iterator();
    PriorityQueue<Expansion> best =
        new PriorityQueue<>(Comparator.comparingInt(Expansion::frequency));
    if (each.seekCeil(wanted) != TermsEnum.SeekStatus.END) {
      BytesRef term = each.term();
      while (term != null && StringHelper.startsWith(term, wanted)) {
        int frequency = each.docFreq();
        if (best.size() < MOST_TAKEN) {
          best.add(new Expansion(BytesRef.deepCopyOf(term), frequency));
        } else if (frequency > best.element().frequency()) {
          best.remove();
          best.add(new Expansion(BytesRef.deepCopyOf(term), frequency));
        }
        if (--mayLookAt < 0) {
          break;
        }
        term = each.next();
      }
    }
    List<BytesRef> taken = new ArrayList<>();
    best.forEach(expansion -> taken.add(expansion.term()));
    return taken.isEmpty()
        ? new MatchNoDocsQuery("no word begins so")
        : new TermInSetQuery(field, taken);
  }

  private record Expansion(BytesRef term, int frequency) {}
}
