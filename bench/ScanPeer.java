import io.broadsheet.rank.eval.Run;
import io.broadsheet.rank.eval.TestCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cosines of tf-idf vectors with every document, one after the other, as arxiv-sanity-lite ranks.
class ScanPeer {
  private ScanPeer() {}

  static Peer fill(TestCollection collection) {
    int size = collection.documents().size();
    Map<String, Integer> numbers = new HashMap<>();
    List<Map<Integer, Integer>> counts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Map<Integer, Integer> count = new HashMap<>();
      for (String word : PeerWords.of(Peer.text(collection, i))) {
        count.merge(numbers.computeIfAbsent(word, _ -> numbers.size()), 1, Integer::sum);
      }
      counts.add(count);
    }
    double[] idf = new double[numbers.size()];
    counts.forEach(count -> count.keySet().forEach(term -> idf[term]++));
    Arrays.setAll(idf, term -> Math.log((1.0 + size) / (1 + idf[term])) + 1);
    int[][] terms = new int[size][];
    double[][] weights = new double[size][];
    for (int i = 0; i < size; i++) {
      Map<Integer, Integer> count = counts.get(i);
      terms[i] = count.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
      weights[i] = Arrays.stream(terms[i]).mapToDouble(t -> count.get(t) * idf[t]).toArray();
      double norm = Math.sqrt(Arrays.stream(weights[i]).map(w -> w * w).sum());
      for (int at = 0; at < weights[i].length; at++) {
        weights[i][at] /= norm;
      }
    }
    return text -> {
      double[] query = new double[idf.length];
      for (String word : PeerWords.of(text)) {
        Integer term = numbers.get(word);
        if (term != null) {
          query[term] += idf[term];
        }
      }
      List<Run.Scored> all = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        double sum = 0;
        for (int at = 0; at < terms[i].length; at++) {
          sum += query[terms[i][at]] * weights[i][at];
        }
        if (sum > 0) {
          all.add(Peer.scored(collection, i, sum));
        }
      }
      all.sort(Comparator.comparingDouble(Run.Scored::score).reversed());
      return all.subList(0, Math.min(Peer.DEPTH, all.size()));
    };
  }
}
