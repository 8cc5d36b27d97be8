import io.broadsheet.rank.model.Batch;
import io.broadsheet.rank.model.Content;
import io.broadsheet.embed.Floats;
import io.broadsheet.rank.model.InterestModel;
import io.broadsheet.rank.terms.SparseVector;
import io.broadsheet.rank.terms.TermWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How long it takes to learn one reader's taste, to rank a day's 1,000 papers for 10,000 readers with
/// the whole model, and to score them by one vector a reader with the best 50 of each, on made-up
/// vectors of the real size (384 numbers, 120 terms).
///
///     java --add-modules=jdk.incubator.vector -cp target/dist/broadsheet.jar bench/ReaderRanking.java 10000 1000
class ReaderRanking {
  public static void main(String[] arguments) throws Exception {
    int readers = Integer.parseInt(arguments[0]);
    int papers = Integer.parseInt(arguments[1]);
    Random random = new Random(20251112);
    List<Content> day = contents(papers, random);
    List<Content> atLarge = contents(256, random);
    List<Content> pool = contents(5_000, random);
    for (int library : new int[] {3, 20, 100}) {
      double[] millis = new double[60];
      for (int i = 0; i < millis.length; i++) {
        List<Content> own = some(pool, library, random);
        long start = System.nanoTime();
        InterestModel.learn(own, List.of(), atLarge);
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
      double[] settled = Arrays.stream(millis).skip(20).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "learning from %d papers: median %.2f ms, slowest %.2f ms%n",
          library,
          settled[settled.length / 2],
          settled[settled.length - 1]);
    }
    List<InterestModel> models = new ArrayList<>();
    for (int i = 0; i < readers; i++) {
      models.add(InterestModel.learn(some(pool, 20, random), List.of(), atLarge));
    }
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      int[][] best = Batch.best(models, day, 50, 2);
      System.out.printf(
          Locale.ROOT,
          "%,d readers with 20 saved papers each, %,d papers, the best 50: %.2f s (%d)%n",
          readers,
          papers,
          (System.nanoTime() - start) / 1e9,
          best[0][0]);
    }
    float[][] tastes = new float[readers][];
    for (int i = 0; i < readers; i++) {
      tastes[i] = pool.get(i % pool.size()).meaning();
    }
    float[] meanings = new float[papers * 384];
    for (int i = 0; i < papers; i++) {
      System.arraycopy(day.get(i).meaning(), 0, meanings, i * 384, 384);
    }
    for (int round = 0; round < 10; round++) {
      long start = System.nanoTime();
      int[][] best = Batch.nearest(tastes, meanings, 384, 50, 2);
      System.out.printf(
          Locale.ROOT,
          "one vector a reader, the best 50: %.0f ms (%d)%n",
          (System.nanoTime() - start) / 1e6,
          best[0][0]);
    }
  }

  static List<Content> some(List<Content> pool, int count, Random random) {
    List<Content> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(pool.get(random.nextInt(pool.size())));
    }
    return some;
  }

  static List<Content> contents(int count, Random random) {
    List<Content> contents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] meaning = new float[384];
      for (int j = 0; j < 384; j++) {
        meaning[j] = (float) random.nextGaussian();
      }
      // terms are as unevenly frequent as words are
      int[] places =
          random
              .doubles(160)
              .mapToInt(u -> (int) Math.pow(TermWeights.PLACES, u))
              .map(rank -> (rank * 0x9E3779B1 >>> 14) & (TermWeights.PLACES - 1))
              .distinct()
              .sorted()
              .toArray();
      float[] values = new float[places.length];
      Arrays.fill(values, (float) (1 / Math.sqrt(places.length)));
      contents.add(new Content(Floats.normalise(meaning), new SparseVector(places, values)));
    }
    return contents;
  }
}
