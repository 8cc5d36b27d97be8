package io.broadsheet.index.lucene;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Example;
import io.broadsheet.index.Highlighter;
import io.broadsheet.index.Hit;
import io.broadsheet.index.Hits;
import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.QueryNode;
import io.broadsheet.paper.PaperId;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// The reading side of the index, against one searcher at a time.
final class LuceneReads {
  private final @Nullable EmbeddingModelId model;
  private final Duration limit;
  private final int mostCounted;
  private final TermCache terms = new TermCache();
  private final SegmentCache<FacetColumns> facetColumns = new SegmentCache<>(FacetColumns::read);
  private final SegmentCache<SignColumn> signs = new SegmentCache<>(SignColumn::read);
  private volatile VectorCounts counts = VectorCounts.NONE;
  private final TextAnalyzer joining = new TextAnalyzer(true);
  private final QueryUnits units = new QueryUnits(new TextAnalyzer(false));

  /// @param mostCounted matches beyond which a sample is counted
  LuceneReads(@Nullable EmbeddingModelId model, Duration limit, int mostCounted) {
    this.mostCounted = mostCounted;
    this.model = model;
    this.limit = limit;
  }

  Hits search(IndexSearcher shared, IndexQuery question) throws IOException {
    Deadline deadline = new Deadline(limit);
    IndexSearcher searcher = own(shared, deadline);
    QueryScope scope = new QueryScope(searcher, units, terms);
    LuceneQueries ranking = new LuceneQueries(scope, true);
    Query matching = new LuceneQueries(scope, false).toQuery(question.query());
    ScoreDoc[] top =
        question.limit() == 0 ? new ScoreDoc[0] : new Ranking(searcher, ranking, question).top();
    MatchCounter.Counted counted =
        new MatchCounter(searcher, facetColumns, mostCounted).count(matching, question.facets());
    deadline.check(searcher);
    Keys keys = new Keys(searcher);
    List<Hit> hits = new ArrayList<>();
    for (int i = question.offset();
        i < Math.min(top.length, question.offset() + question.limit());
        i++) {
      hits.add(new Hit(keys.of(top[i].doc), Float.isNaN(top[i].score) ? 0 : top[i].score));
    }
    return new Hits(hits, counted.total(), counted.facets());
  }

  SortedMap<LocalDate, Integer> countsByDay(IndexSearcher shared, QueryNode query)
      throws IOException {
    Deadline deadline = new Deadline(limit);
    IndexSearcher searcher = own(shared, deadline);
    Query matching =
        new LuceneQueries(new QueryScope(searcher, units, terms), false).toQuery(query);
    SortedMap<LocalDate, Integer> counts = searcher.search(matching, DayCounter.manager());
    deadline.check(searcher);
    return counts;
  }

  List<Hit> nearest(
      IndexSearcher shared, float[] vector, float[] likeApproximate, QueryNode filter, int wanted)
      throws IOException {
    check(vector);
    check(likeApproximate);
    if (wanted < 1 || wanted > 10_000) {
      throw new IllegalArgumentException("limit is not from 1 to 10,000: " + wanted);
    }
    Deadline deadline = new Deadline(limit);
    IndexSearcher searcher = own(shared, deadline);
    Query matching =
        filter instanceof QueryNode.All
            ? null
            : new LuceneQueries(new QueryScope(searcher, units, terms), false).toQuery(filter);
    List<Hit> hits =
        new Neighbours(searcher, signs, deadline)
            .nearest(vector, likeApproximate, matching, wanted);
    deadline.check(searcher);
    return hits;
  }

  private void check(float[] vector) {
    if (model == null || vector.length != model.dimensions()) {
      throw BroadsheetException.invalid(
          "A vector of "
              + vector.length
              + " numbers was asked for, and the index holds "
              + (model == null ? "none" : model.dimensions() + " of " + model));
    }
  }

  Map<PaperId, float[]> vectors(IndexSearcher searcher, Collection<PaperId> papers)
      throws IOException {
    return new Neighbours(searcher, signs, new Deadline(limit)).vectors(papers);
  }

  Map<PaperId, Double> sharing(
      IndexSearcher shared, List<Example> examples, Collection<PaperId> papers) throws IOException {
    Deadline deadline = new Deadline(limit);
    IndexSearcher searcher = own(shared, deadline);
    Map<PaperId, Double> scores =
        new SharedWords(searcher, new QueryScope(searcher, units, terms), joining)
            .of(examples, papers);
    deadline.check(searcher);
    return scores;
  }

  Optional<String> mended(IndexSearcher searcher, String text) throws IOException {
    return new Spelling(new QueryScope(searcher, units, terms)).mend(text);
  }

  Highlighter highlighter(QueryNode query) {
    return new LuceneHighlighter(joining, units, query);
  }

  Map<PaperId, List<String>> matchedElsewhere(
      IndexSearcher shared, QueryNode query, Collection<PaperId> ids) throws IOException {
    return new MatchedFields(own(shared, new Deadline(limit)), units, terms).of(query, ids);
  }

  /// How many papers have vectors; counted once for each state of the index.
  VectorCounts vectorCounts(IndexSearcher searcher) throws IOException {
    VectorCounts known = counts;
    if (!known.isOf(searcher.getIndexReader())) {
      known = VectorCounts.of(searcher.getIndexReader(), signs);
      counts = known;
    }
    return known;
  }

  Collection<PaperId> ids(IndexSearcher searcher) throws IOException {
    List<PaperId> ids = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      SortedDocValues keys = DocValues.getSorted(leaf.reader(), Fields.KEY);
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if ((live == null || live.get(doc)) && keys.advanceExact(doc)) {
          ids.add(Keys.parse(keys.lookupOrd(keys.ordValue()).utf8ToString()));
        }
      }
    }
    return ids;
  }

  /// A searcher for one question, because its time limit is its own.
  private static IndexSearcher own(IndexSearcher shared, Deadline deadline) {
    IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
    searcher.setSimilarity(new FieldSimilarity());
    searcher.setTimeout(deadline);
    return searcher;
  }
}
