package io.broadsheet.index.lucene;

import io.broadsheet.index.Example;
import io.broadsheet.index.lucene.TextAnalyzer.Token;
import io.broadsheet.paper.PaperId;
import io.broadsheet.text.TexToText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/// The words that examples share and others lack, and which papers have them: Rocchio's feedback
/// ("Relevance feedback in information retrieval", 1971) on BM25 weights, of a few words as in
/// relevance models (Lavrenko and Croft, SIGIR 2001).
final class SharedWords {
  /// So many words are asked for: those with the greatest mean weight in the examples.
  private static final int WORDS = 30;

  /// A word that only one of the examples has may be anything.
  private static final int FEWEST_EXAMPLES = 2;

  private static final int FEWEST_PAPERS = 2;
  private static final int LONGEST_EXAMPLE = 20_000;

  private final QueryScope scope;
  private final IndexSearcher searcher;
  private final TextAnalyzer analyzer;

  /// @param analyzer the index's
  SharedWords(IndexSearcher searcher, QueryScope scope, TextAnalyzer analyzer) {
    this.searcher = searcher;
    this.scope = scope;
    this.analyzer = analyzer;
  }

  /// A word's sum of saturated frequencies, and how many examples have it.
  private static final class Weight {
    private double sum;
    private int examples;
  }

  /// @return a score above 0 for each of the papers that has one of the words
  Map<PaperId, Double> of(List<Example> examples, Collection<PaperId> papers) throws IOException {
    CollectionStatistics statistics = searcher.collectionStatistics(Fields.TEXT);
    if (statistics == null || papers.isEmpty()) {
      return Map.of();
    }
    double meanLength = (double) statistics.sumTotalTermFreq() / statistics.docCount();
    Map<String, Weight> weights = new HashMap<>();
    examples.forEach(example -> add(example, meanLength, weights));
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Map.Entry<String, Double> word : best(weights, examples.size())) {
      any.add(
          new BoostQuery(
              scope.query(new Term(Fields.TEXT, word.getKey())), word.getValue().floatValue()),
          Occur.SHOULD);
    }
    return scores(any.build(), papers);
  }

  private void add(Example example, double meanLength, Map<String, Weight> weights) {
    Map<String, Integer> counts = new HashMap<>();
    int length = 0;
    for (String part : List.of(example.title(), example.abstractText())) {
      String bounded = part.length() <= LONGEST_EXAMPLE ? part : part.substring(0, LONGEST_EXAMPLE);
      for (Token token : analyzer.tokens(TexToText.convert(bounded))) {
        length++;
        if (!QueryUnits.isStopWord(token.term())) {
          counts.merge(token.term(), 1, Integer::sum);
        }
      }
    }
    double norm =
        FieldSimilarity.K1
            * (1 - FieldSimilarity.B + FieldSimilarity.B * length / Math.max(1, meanLength));
    counts.forEach(
        (term, count) -> {
          Weight weight = weights.computeIfAbsent(term, any -> new Weight());
          weight.sum += example.weight() * count / (count + norm);
          weight.examples++;
        });
  }

  private List<Map.Entry<String, Double>> best(Map<String, Weight> weights, int examples)
      throws IOException {
    int fewest = Math.min(examples, FEWEST_EXAMPLES);
    List<Map.Entry<String, Double>> words = new ArrayList<>();
    for (Map.Entry<String, Weight> entry : weights.entrySet()) {
      if (entry.getValue().examples >= fewest) {
        int papers = scope.frequency(new Term(Fields.TEXT, entry.getKey()));
        if (papers >= FEWEST_PAPERS) {
          words.add(Map.entry(entry.getKey(), entry.getValue().sum * scope.rarity(papers)));
        }
      }
    }
    words.sort(
        Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    return words.subList(0, Math.min(WORDS, words.size()));
  }

  private Map<PaperId, Double> scores(BooleanQuery any, Collection<PaperId> papers)
      throws IOException {
    if (any.clauses().isEmpty()) {
      return Map.of();
    }
    List<BytesRef> keys = papers.stream().map(id -> new BytesRef(id.toString())).toList();
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(any, Occur.MUST)
            .add(new TermInSetQuery(Fields.KEY, keys), Occur.FILTER)
            .build();
    Keys names = new Keys(searcher);
    Map<PaperId, Double> scores = new HashMap<>();
    for (ScoreDoc found : searcher.search(query, papers.size()).scoreDocs) {
      scores.put(names.of(found.doc), (double) found.score);
    }
    return scores;
  }
}
