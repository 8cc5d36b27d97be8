package io.broadsheet.rank.terms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Turns texts into vectors of terms, rare terms weighing more (tf-idf). A term's place is its hash
/// (Weinberger and others, "Feature hashing for large scale multitask learning", ICML 2009), so
/// that there is no vocabulary to keep: only how many texts have a term of each hash.
///
/// The weight of a term is (1 + ln tf) · (1 + ln((1 + N) / (1 + n))), N texts of which n have it;
/// the vector's length is 1. Counting is for one thread, making vectors for many.
public final class TermWeights {
  /// Places of a vector: 2¹⁸.
  public static final int PLACES = 1 << 18;

  /// A term in fewer texts is noise, in a larger share of them it tells nothing.
  private static final int FEWEST = 3;

  private static final double LARGEST_SHARE = 0.3;

  private final int[] texts = new int[PLACES];
  private int count;

  /// Counts a text's terms.
  public void add(String text) {
    for (int place :
        new HashSet<>(TermSplitter.terms(text).stream().map(TermWeights::place).toList())) {
      texts[place]++;
    }
    count++;
  }

  /// How many texts have been counted.
  public int count() {
    return count;
  }

  /// The place of a term in every vector.
  public static int place(String term) {
    int hash = term.hashCode() * 0x9E3779B1;
    return (hash ^ (hash >>> 15)) & (PLACES - 1);
  }

  /// A text's vector, of length 1; empty when none of its terms counts.
  public SparseVector vector(String text) {
    List<String> terms = TermSplitter.terms(text);
    Map<Integer, Integer> frequency = HashMap.newHashMap(terms.size());
    for (String term : terms) {
      frequency.merge(place(term), 1, Integer::sum);
    }
    int[] places =
        frequency.keySet().stream().mapToInt(Integer::intValue).filter(this::tells).toArray();
    Arrays.sort(places);
    float[] values = new float[places.length];
    double squares = 0;
    for (int i = 0; i < places.length; i++) {
      double weight = (1 + Math.log(frequency.getOrDefault(places[i], 1))) * rarity(places[i]);
      values[i] = (float) weight;
      squares += weight * weight;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < values.length; i++) {
      values[i] /= length;
    }
    return new SparseVector(places, values);
  }

  private boolean tells(int place) {
    return texts[place] >= FEWEST && texts[place] <= Math.max(FEWEST, LARGEST_SHARE * count);
  }

  private double rarity(int place) {
    return 1 + Math.log((1.0 + count) / (1 + texts[place]));
  }
}
