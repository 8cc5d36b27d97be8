package io.broadsheet.rank.experiment;

import io.broadsheet.rank.terms.SparseVector;
import io.broadsheet.rank.terms.TermSplitter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The features of arxiv-sanity: the 20,000 most frequent words and pairs of words that stand in at
/// least 5 and at most half of the papers, weighted (1 + ln tf) · idf, of length 1.
final class Vocabulary {
  static final int SIZE = 20_000;
  private static final int FEWEST = 5;
  private static final int BUCKETS = 1 << 22;

  private final Map<String, Integer> places;
  private final double[] rarity;

  private Vocabulary(Map<String, Integer> places, double[] rarity) {
    this.places = places;
    this.rarity = rarity;
  }

  /// How often and in how many texts.
  private static final class Counts {
    private int texts;
    private int all;
  }

  static Vocabulary learn(List<String> texts) {
    // Most pairs occur once or twice: they are kept out of the map by counting hashes first.
    int[] buckets = new int[BUCKETS];
    for (String text : texts) {
      new HashSet<>(TermSplitter.terms(text)).forEach(term -> buckets[bucket(term)]++);
    }
    Map<String, Counts> counts = new HashMap<>();
    for (String text : texts) {
      HashSet<String> seen = new HashSet<>();
      for (String term : TermSplitter.terms(text)) {
        if (buckets[bucket(term)] >= FEWEST) {
          Counts of = counts.computeIfAbsent(term, t -> new Counts());
          of.all++;
          of.texts += seen.add(term) ? 1 : 0;
        }
      }
    }
    List<Map.Entry<String, Counts>> chosen =
        counts.entrySet().stream()
            .filter(e -> e.getValue().texts >= FEWEST && e.getValue().texts <= texts.size() / 2)
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Counts> e) -> -e.getValue().all)
                    .thenComparing(Map.Entry::getKey))
            .limit(SIZE)
            .toList();
    Map<String, Integer> places = new HashMap<>();
    double[] rarity = new double[chosen.size()];
    for (Map.Entry<String, Counts> term : chosen) {
      rarity[places.size()] = 1 + Math.log((1.0 + texts.size()) / (1 + term.getValue().texts));
      places.put(term.getKey(), places.size());
    }
    return new Vocabulary(places, rarity);
  }

  SparseVector vector(String text) {
    Map<Integer, Integer> frequency = new TreeMap<>();
    for (String term : TermSplitter.terms(text)) {
      Integer place = places.get(term);
      if (place != null) {
        frequency.merge(place, 1, Integer::sum);
      }
    }
    int[] found = new int[frequency.size()];
    float[] values = new float[frequency.size()];
    double squares = 0;
    int next = 0;
    for (Map.Entry<Integer, Integer> entry : frequency.entrySet()) {
      double weight = (1 + Math.log(entry.getValue())) * rarity[entry.getKey()];
      squares += weight * weight;
      found[next] = entry.getKey();
      values[next++] = (float) weight;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < values.length; i++) {
      values[i] /= length;
    }
    return new SparseVector(found, values);
  }

  private static int bucket(String term) {
    int hash = term.hashCode() * 0x9E3779B1;
    return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
  }
}
