package io.broadsheet.index.lucene;

import io.broadsheet.index.IndexQuery;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;

/// Puts the matches of a question in order.
///
/// By relevance in two passes: BM25 over everything, then the nearness of the words over a fixed
/// number of the best, whatever page is asked for, so that pages neither overlap nor leave gaps.
final class Ranking {
  /// The second pass looks at so many papers.
  private static final int SECOND_PASS = 200;

  private static final int COUNT_AT_LEAST = 100;
  private static final SortField BY_KEY = new SortField(Fields.KEY, SortField.Type.STRING);

  private final IndexSearcher searcher;
  private final LuceneQueries queries;
  private final IndexQuery question;

  Ranking(IndexSearcher searcher, LuceneQueries queries, IndexQuery question) {
    this.searcher = searcher;
    this.queries = queries;
    this.question = question;
  }

  /// The best documents, from the first one to the end of the page asked for.
  ScoreDoc[] top() throws IOException {
    int wanted = question.offset() + question.limit();
    Query query = queries.toQuery(question.query());
    if (query instanceof MatchNoDocsQuery) {
      return new ScoreDoc[0];
    }
    return switch (question.sort()) {
      case RELEVANCE -> byRelevance(query, wanted);
      case NEWEST -> byDate(query, wanted, true);
      case OLDEST -> byDate(query, wanted, false);
    };
  }

  private ScoreDoc[] byDate(Query query, int wanted, boolean newestFirst) throws IOException {
    Long undated = newestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
    SortField date = new SortField(Fields.DATE, SortField.Type.LONG, newestFirst, undated);
    return collect(query, wanted, new Sort(date, BY_KEY)).scoreDocs;
  }

  private ScoreDoc[] byRelevance(Query query, int wanted) throws IOException {
    Query near = queries.toRescoring(question.query());
    int firstPass = near == null ? wanted : Math.max(wanted, SECOND_PASS);
    TopDocs found = collect(query, firstPass, new Sort(SortField.FIELD_SCORE, BY_KEY));
    if (near == null || found.scoreDocs.length < 2) {
      return found.scoreDocs;
    }
    ScoreDoc[] all = found.scoreDocs;
    int window = Math.min(SECOND_PASS, all.length);
    ScoreDoc[] head = rescored(Arrays.copyOf(all, window), near);
    System.arraycopy(head, 0, all, 0, window);
    return all;
  }

  private ScoreDoc[] rescored(ScoreDoc[] head, Query near) throws IOException {
    java.util.Map<Integer, Object> keys = new java.util.HashMap<>();
    for (ScoreDoc each : head) {
      keys.put(each.doc, key(each));
    }
    QueryRescorer rescorer =
        new QueryRescorer(near) {
          @Override
          protected float combine(float first, boolean matches, float second) {
            return matches ? first + second : first;
          }
        };
    TopDocs before =
        new TopDocs(
            new org.apache.lucene.search.TotalHits(
                head.length, org.apache.lucene.search.TotalHits.Relation.EQUAL_TO),
            head);
    ScoreDoc[] after = rescorer.rescore(searcher, before, head.length).scoreDocs;
    Arrays.sort(
        after,
        Comparator.<ScoreDoc>comparingDouble(each -> -each.score)
            .thenComparing(each -> (BytesRef) keys.get(each.doc)));
    return after;
  }

  private static BytesRef key(ScoreDoc found) {
    FieldDoc document = (FieldDoc) found;
    if (document.fields[1] instanceof BytesRef key) {
      return key;
    }
    throw new IllegalStateException("a document without a key: " + found.doc);
  }

  private TopDocs collect(Query query, int wanted, Sort sort) throws IOException {
    int most = Math.max(1, Math.min(wanted, Math.max(1, searcher.getIndexReader().maxDoc())));
    TopDocs found =
        searcher.search(query, new TopFieldCollectorManager(sort, most, null, COUNT_AT_LEAST));
    if (sort.getSort()[0].getType() == SortField.Type.SCORE) {
      for (ScoreDoc each : found.scoreDocs) {
        each.score = (Float) ((FieldDoc) each).fields[0];
      }
    }
    return found;
  }
}
