package io.broadsheet.index.lucene;

import io.broadsheet.index.IndexQuery;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
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
import org.apache.lucene.search.TopScoreDocCollectorManager;

/// Puts the matches of a question in order.
///
/// By relevance in two passes: BM25 over everything, then the nearness of the words over a fixed
/// number of the best, whatever page is asked for, so that pages neither overlap nor leave gaps.
final class Ranking {
  /// The second pass looks at so many papers.
  private static final int SECOND_PASS = 30;

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
    ScoreDoc[] all = best(query, firstPass);
    if (near != null && all.length > 1) {
      ScoreDoc[] head = Arrays.copyOf(all, Math.min(SECOND_PASS, all.length));
      ScoreDoc[] rescored = rescored(head, near);
      inOrder(rescored);
      System.arraycopy(rescored, 0, all, 0, rescored.length);
    }
    return all;
  }

  /// The best by score, ties by key. Collecting by score alone is faster, and enough unless a tie
  /// goes over the end.
  private ScoreDoc[] best(Query query, int wanted) throws IOException {
    int one = Math.min(wanted, searcher.getIndexReader().maxDoc()) + 1;
    ScoreDoc[] found =
        searcher.search(query, new TopScoreDocCollectorManager(one, null, COUNT_AT_LEAST))
            .scoreDocs;
    if (found.length < one) {
      inOrder(found);
      return found;
    }
    if (found[one - 1].score == found[one - 2].score) {
      return collect(query, wanted, new Sort(SortField.FIELD_SCORE, BY_KEY)).scoreDocs;
    }
    ScoreDoc[] page = Arrays.copyOf(found, one - 1);
    inOrder(page);
    return page;
  }

  private ScoreDoc[] rescored(ScoreDoc[] head, Query near) throws IOException {
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
    return rescorer.rescore(searcher, before, head.length).scoreDocs;
  }

  /// Sorts by score, and by key only where scores are equal.
  private void inOrder(ScoreDoc[] found) throws IOException {
    Arrays.sort(found, Comparator.comparingDouble(each -> -each.score));
    int start = 0;
    for (int end = 1; end <= found.length; end++) {
      if (end == found.length || found[end].score != found[start].score) {
        if (end - start > 1) {
          sortByKey(found, start, end);
        }
        start = end;
      }
    }
  }

  private void sortByKey(ScoreDoc[] found, int start, int end) throws IOException {
    Keys keys = new Keys(searcher);
    Map<Integer, String> texts = new HashMap<>();
    for (int i = start; i < end; i++) {
      texts.put(found[i].doc, keys.text(found[i].doc));
    }
    Arrays.sort(found, start, end, Comparator.comparing(each -> texts.getOrDefault(each.doc, "")));
  }

  private TopDocs collect(Query query, int wanted, Sort sort) throws IOException {
    int most = Math.clamp(wanted, 1, Math.max(1, searcher.getIndexReader().maxDoc()));
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
