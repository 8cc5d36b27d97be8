package io.broadsheet.rank.map;

import java.util.Arrays;
import java.util.List;

/// Places vectors on a plane so that neighbours stay neighbours: t-SNE (van der Maaten and Hinton,
/// "Visualizing data using t-SNE", JMLR 2008), exact for the repulsion, over the nearest neighbours
/// for the attraction (van der Maaten, JMLR 2014). Begun at the principal axes instead of at random
/// (Kobak and Berens, "The art of using t-SNE for single-cell transcriptomics", Nature
/// Communications 2019), which keeps the large-scale order of the groups and needs no seed, with
/// the learning rate n / 12 of Belkina and others (Nature Communications 2019).
///
/// Why not another: principal axes alone keep few neighbours, since two directions hold a tenth of
/// what the vectors say; stress majorisation spends itself on large distances, which in 384
/// dimensions are all alike; UMAP needs random samples, and its gain is speed for many more points
/// than a day has. For a thousand papers the exact sums are quick.
///
/// Everything is added up in one order, so the same vectors give the same places on every machine.
public final class NeighbourEmbedding {
  private static final int PERPLEXITY = 30;
  private static final int EXAGGERATED = 120;
  private static final int ITERATIONS = 500;
  private static final float EXAGGERATION = 12;

  /// With fewer there are no neighbourhoods to keep: the principal axes show them.
  private static final int FEWEST = 10;

  private final int count;
  private final int[][] linked;
  private final float[][] pull;
  private final float[] x;
  private final float[] y;
  private final float[] pushX;
  private final float[] pushY;
  private final float[] sums;

  private NeighbourEmbedding(Affinities affinities, Points start) {
    this.count = start.size();
    this.linked = affinities.linked();
    this.pull = affinities.weights();
    this.x = start.x().clone();
    this.y = start.y().clone();
    this.pushX = new float[count];
    this.pushY = new float[count];
    this.sums = new float[count];
  }

  /// @param vectors of unit length, all of one length; not changed
  /// @return a place for each
  public static Points of(List<float[]> vectors) {
    Points axes = PrincipalAxes.of(vectors);
    if (vectors.size() < FEWEST) {
      return axes;
    }
    int perplexity = Math.min(PERPLEXITY, (vectors.size() - 1) / 3);
    Neighbourhoods near = Neighbourhoods.of(vectors, Math.min(3 * perplexity, vectors.size() - 1));
    return new NeighbourEmbedding(Affinities.of(near, perplexity), small(axes)).run();
  }

  /// So small that repulsion is the same for all at the beginning.
  private static Points small(Points axes) {
    double squares = 0;
    for (float value : axes.x()) {
      squares += (double) value * value;
    }
    double scale = squares == 0 ? 0 : 1e-4 / Math.sqrt(squares / axes.size());
    float[] x = new float[axes.size()];
    float[] y = new float[axes.size()];
    for (int i = 0; i < x.length; i++) {
      // equal papers, or equal on these axes, must be able to part
      x[i] = (float) (axes.x()[i] * scale + 1e-7 * (i % 101 - 50));
      y[i] = (float) (axes.y()[i] * scale + 1e-7 * (i % 103 - 51));
    }
    return new Points(x, y);
  }

  private Points run() {
    float rate = Math.max(1, count / EXAGGERATION / 4);
    Descent acrossPage = new Descent(count);
    Descent upPage = new Descent(count);
    float[] slopeX = new float[count];
    float[] slopeY = new float[count];
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      boolean early = iteration < EXAGGERATED;
      slopes(early ? EXAGGERATION : 1, slopeX, slopeY);
      float momentum = early ? 0.5f : 0.8f;
      acrossPage.step(x, slopeX, rate, momentum);
      upPage.step(y, slopeY, rate, momentum);
    }
    return new Points(x, y);
  }

  /// How the divergence of the two distributions changes with each place.
  private void slopes(float exaggeration, float[] slopeX, float[] slopeY) {
    Arrays.fill(pushX, 0);
    Arrays.fill(pushY, 0);
    Arrays.fill(sums, 0);
    for (int other = 0; other < count; other++) {
      repel(x[other], y[other], x, y, pushX, pushY, sums);
    }
    double all = 0;
    for (float sum : sums) {
      all += sum - 1; // without each one's own
    }
    float part = (float) (1 / Math.max(all, 1e-12));
    for (int one = 0; one < count; one++) {
      float towardsX = 0;
      float towardsY = 0;
      int[] others = linked[one];
      float[] weights = pull[one];
      for (int i = 0; i < others.length; i++) {
        float across = x[one] - x[others[i]];
        float up = y[one] - y[others[i]];
        float force = weights[i] / (1 + across * across + up * up);
        towardsX += force * across;
        towardsY += force * up;
      }
      slopeX[one] = 4 * (exaggeration * towardsX - part * pushX[one]);
      slopeY[one] = 4 * (exaggeration * towardsY - part * pushY[one]);
    }
  }

  /// What one place does to all. A loop without branches over whole arrays, which the compiler
  /// turns into instructions on many numbers at a time.
  private static void repel(
      float fromX, float fromY, float[] x, float[] y, float[] pushX, float[] pushY, float[] sums) {
    for (int i = 0; i < x.length; i++) {
      float across = x[i] - fromX;
      float up = y[i] - fromY;
      float near = 1 / (1 + across * across + up * up);
      float squared = near * near;
      sums[i] += near;
      pushX[i] += squared * across;
      pushY[i] += squared * up;
    }
  }

  /// Gradient descent with momentum; each coordinate has a gain that grows while it goes one way
  /// (Jacobs, "Increased rates of convergence through learning rate adaptation", 1988).
  private static final class Descent {
    private static final float LEAST_GAIN = 0.01f;

    private final float[] speed;
    private final float[] gain;

    Descent(int count) {
      speed = new float[count];
      gain = new float[count];
      Arrays.fill(gain, 1);
    }

    void step(float[] place, float[] slope, float rate, float momentum) {
      double mean = 0;
      for (int i = 0; i < place.length; i++) {
        boolean turns = (slope[i] > 0) == (speed[i] > 0);
        gain[i] = turns ? Math.max(LEAST_GAIN, gain[i] * 0.8f) : gain[i] + 0.2f;
        speed[i] = momentum * speed[i] - rate * gain[i] * slope[i];
        place[i] += speed[i];
        mean += place[i] / (double) place.length;
      }
      for (int i = 0; i < place.length; i++) {
        place[i] -= (float) mean;
      }
    }
  }
}
