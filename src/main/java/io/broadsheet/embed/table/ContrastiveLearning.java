package io.broadsheet.embed.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Moves the vectors of units so that each text comes nearer to its own paper than to others: the
/// loss is the cross-entropy of its paper among those of the batch and some more, by the cosine
/// divided by a temperature. Each unit has a step length of its own, which shrinks with what its
/// gradients have summed up to (Adagrad by rows), so that rare units learn as fast as frequent
/// ones.
///
/// The same outcome for the same order of texts, on any number of threads.
final class ContrastiveLearning {
  private static final int CHUNKS = 64;

  /// 256 vectors of 384 numbers are 400 KB: they stay in the second cache of a core.
  private static final int BLOCK = 256;

  /// Texts that share a block while it is in the cache.
  private static final int GROUP = 16;

  private static final float SHORTEST = 1e-6f;
  private static final float TINY = 1e-12f;

  private final TextMatrix texts;
  private final float[][] papers;
  private final float[][] units;
  private final float[] gathered;
  private final int dimensions;
  private final float temperature;
  private final int negatives;
  private final double omission;
  private final Random random;
  private final Parallel parallel;

  /// @param texts whose owners are numbers of `papers`
  /// @param papers vectors of unit length; their dimensions are a multiple of 8
  /// @param units moved in place
  /// @param negatives papers that each text is compared with besides those of its batch
  /// @param omission part of its units that a text goes without, others each time: it must be found
  ///   by any of them, not by the one that no other paper has
  ContrastiveLearning(
      TextMatrix texts,
      float[][] papers,
      float[][] units,
      float temperature,
      int negatives,
      double omission,
      Random random,
      Parallel parallel) {
    this.texts = texts;
    this.papers = papers;
    this.units = units;
    this.dimensions = papers[0].length;
    this.temperature = temperature;
    this.negatives = negatives;
    this.omission = omission;
    this.random = random;
    this.parallel = parallel;
    gathered = new float[units.length];
    Arrays.fill(gathered, TINY);
  }

  /// Learns from one batch.
  ///
  /// @return the mean loss before
  double learn(int[] batch, float rate) {
    Map<Integer, Integer> places = new LinkedHashMap<>();
    for (int text : batch) {
      places.putIfAbsent(texts.owner(text), places.size());
    }
    int compared = Math.min(papers.length, batch.length + negatives);
    while (places.size() < compared) {
      places.putIfAbsent(random.nextInt(papers.length), places.size());
    }
    int[] chosen = places.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[][] columns = transposed(chosen);
    float[][] gradients = new float[batch.length][];
    double[] losses = new double[batch.length];
    long draw = random.nextLong();
    int groups = (batch.length + GROUP - 1) / GROUP;
    parallel.forEach(
        groups,
        group -> {
          int from = group * GROUP;
          int to = Math.min(batch.length, from + GROUP);
          float[][] vectors = new float[to - from][dimensions];
          float[][] shares = new float[to - from][chosen.length];
          float[] lengths = new float[to - from];
          for (int i = from; i < to; i++) {
            lengths[i - from] = sum(batch[i], draw + i, vectors[i - from]);
          }
          cosines(vectors, columns, shares);
          for (int i = from; i < to; i++) {
            int owner = places.getOrDefault(texts.owner(batch[i]), 0);
            losses[i] = softmax(shares[i - from], owner);
            shares[i - from][owner] -= 1;
            gradients[i] = new float[dimensions];
          }
          gather(shares, chosen, gradients, from);
          for (int i = from; i < to; i++) {
            turn(vectors[i - from], lengths[i - from], gradients[i]);
          }
        });
    move(batch, draw, gradients, rate);
    return Arrays.stream(losses).sum() / batch.length;
  }

  private float[][] transposed(int[] chosen) {
    float[][] columns = new float[dimensions][chosen.length];
    parallel.forEach(
        dimensions,
        d -> {
          for (int i = 0; i < chosen.length; i++) {
            columns[d][i] = papers[chosen[i]][d];
          }
        });
    return columns;
  }

  /// Adds up the units of a text, less those left out, and brings the sum to unit length.
  ///
  /// @return its length before
  private float sum(int text, long draw, float[] into) {
    int start = texts.start(text);
    for (int offset = 0; offset < entries(text); offset++) {
      if (!omitted(draw, offset)) {
        float weight = texts.weight(start + offset);
        float[] unit = units[texts.unit(start + offset)];
        for (int d = 0; d < dimensions; d++) {
          into[d] += weight * unit[d];
        }
      }
    }
    double square = 0;
    for (float value : into) {
      square += (double) value * value;
    }
    float length = (float) Math.sqrt(square);
    if (length >= SHORTEST) {
      for (int d = 0; d < dimensions; d++) {
        into[d] /= length;
      }
    }
    return length;
  }

  /// Eight dimensions at a time, over a block of papers that stays in the cache for all the texts
  /// of a group.
  private static void cosines(float[][] vectors, float[][] columns, float[][] into) {
    int papers = columns[0].length;
    for (int from = 0; from < papers; from += BLOCK) {
      int to = Math.min(papers, from + BLOCK);
      for (int text = 0; text < vectors.length; text++) {
        float[] vector = vectors[text];
        float[] out = into[text];
        for (int d = 0; d < vector.length; d += 8) {
          float a = vector[d];
          float b = vector[d + 1];
          float c = vector[d + 2];
          float e = vector[d + 3];
          float f = vector[d + 4];
          float g = vector[d + 5];
          float h = vector[d + 6];
          float k = vector[d + 7];
          float[] p = columns[d];
          float[] q = columns[d + 1];
          float[] r = columns[d + 2];
          float[] s = columns[d + 3];
          float[] t = columns[d + 4];
          float[] u = columns[d + 5];
          float[] v = columns[d + 6];
          float[] w = columns[d + 7];
          for (int i = from; i < to; i++) {
            out[i] +=
                a * p[i] + b * q[i] + c * r[i] + e * s[i] + f * t[i] + g * u[i] + h * v[i]
                    + k * w[i];
          }
        }
      }
    }
  }

  /// Adds up the papers by their shares, four at a time; blocks as in [#cosines].
  private void gather(float[][] shares, int[] chosen, float[][] gradients, int first) {
    for (int from = 0; from < chosen.length; from += BLOCK) {
      int to = Math.min(chosen.length, from + BLOCK);
      for (int text = 0; text < shares.length; text++) {
        float[] share = shares[text];
        float[] out = gradients[first + text];
        int i = from;
        for (; i + 4 <= to; i += 4) {
          float a = share[i];
          float b = share[i + 1];
          float c = share[i + 2];
          float e = share[i + 3];
          float[] p = papers[chosen[i]];
          float[] q = papers[chosen[i + 1]];
          float[] r = papers[chosen[i + 2]];
          float[] s = papers[chosen[i + 3]];
          for (int d = 0; d < out.length; d++) {
            out[d] += a * p[d] + b * q[d] + c * r[d] + e * s[d];
          }
        }
        for (; i < to; i++) {
          float a = share[i];
          float[] p = papers[chosen[i]];
          for (int d = 0; d < out.length; d++) {
            out[d] += a * p[d];
          }
        }
      }
    }
  }

  /// From the gradient by the cosines to that by the sum of units, which was brought to unit
  /// length; nothing for a text that knows no direction.
  private void turn(float[] vector, float length, float[] gradient) {
    if (length < SHORTEST) {
      Arrays.fill(gradient, 0);
      return;
    }
    float along = 0;
    for (int d = 0; d < dimensions; d++) {
      along += gradient[d] * vector[d];
    }
    float scale = 1 / (temperature * length);
    for (int d = 0; d < dimensions; d++) {
      gradient[d] = (gradient[d] - along * vector[d]) * scale;
    }
  }

  /// Makes probabilities of cosines.
  ///
  /// @return the loss: minus the logarithm of the owner's
  private double softmax(float[] cosines, int owner) {
    float most = -2;
    for (float cosine : cosines) {
      most = Math.max(most, cosine);
    }
    double sum = 0;
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = exp((cosines[i] - most) / temperature);
      sum += cosines[i];
    }
    float scale = (float) (1 / sum);
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] *= scale;
    }
    return -StrictMath.log(Math.max(TINY, cosines[owner]));
  }

  /// The exponential of a number that is not positive, to five digits: several times as fast as the
  /// library's, and the same on every machine.
  static float exp(float x) {
    if (x < -80) {
      return 0;
    }
    float binary = x * 1.442695f;
    int whole = (int) Math.floor(binary);
    float part = (binary - whole) * 0.6931472f;
    float series =
        1
            + part
                * (1
                    + part
                        * (0.5f
                            + part
                                * (1 / 6f + part * (1 / 24f + part * (1 / 120f + part / 720f)))));
    return Float.intBitsToFloat((whole + 127) << 23) * series;
  }

  /// Each unit's gradient is summed over the batch's texts in their order, by one thread.
  private void move(int[] batch, long draw, float[][] gradients, float rate) {
    long[] places = places(batch, draw);
    int[] starts = starts(places);
    int moved = starts.length - 1;
    parallel.forEach(
        CHUNKS,
        chunk -> {
          float[] sum = new float[dimensions];
          int to = (int) ((long) moved * (chunk + 1) / CHUNKS);
          for (int i = (int) ((long) moved * chunk / CHUNKS); i < to; i++) {
            Arrays.fill(sum, 0);
            for (int at = starts[i]; at < starts[i + 1]; at++) {
              int inBatch = (int) (places[at] >>> 12) & 0xFFFFF;
              int offset = (int) places[at] & 0xFFF;
              float weight = texts.weight(texts.start(batch[inBatch]) + offset);
              float[] gradient = gradients[inBatch];
              for (int d = 0; d < dimensions; d++) {
                sum[d] += weight * gradient[d];
              }
            }
            step((int) (places[starts[i]] >>> 32), sum, rate / batch.length, batch.length);
          }
        });
  }

  private void step(int unit, float[] gradient, float rate, int texts) {
    double square = 0;
    for (float value : gradient) {
      square += (double) value * value;
    }
    gathered[unit] += (float) (square / dimensions / texts / texts);
    float step = rate / ((float) Math.sqrt(gathered[unit]) + TINY);
    float[] vector = units[unit];
    for (int d = 0; d < dimensions; d++) {
      vector[d] -= step * gradient[d];
    }
  }

  /// Unit, text in the batch and offset in the text of each entry, in ascending order.
  private long[] places(int[] batch, long draw) {
    int entries = 0;
    for (int text : batch) {
      entries += entries(text);
    }
    long[] places = new long[entries];
    int at = 0;
    for (int i = 0; i < batch.length; i++) {
      int start = texts.start(batch[i]);
      for (int offset = 0; offset < entries(batch[i]); offset++) {
        if (!omitted(draw + i, offset)) {
          places[at++] = (long) texts.unit(start + offset) << 32 | (long) i << 12 | offset;
        }
      }
    }
    long[] drawn = Arrays.copyOf(places, at);
    Arrays.parallelSort(drawn);
    return drawn;
  }

  /// Whether a text goes without one of its units this time.
  private boolean omitted(long draw, int offset) {
    if (omission == 0) {
      return false;
    }
    long mixed = (draw * 0x9E3779B97F4A7C15L + offset) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 31)) * 0x94D049BB133111EBL;
    return (mixed >>> 11) * 0x1p-53 < omission;
  }

  /// Texts beyond 4,095 different units are learnt from by their first ones.
  private int entries(int text) {
    return Math.min(0xFFF, texts.start(text + 1) - texts.start(text));
  }

  /// Where each unit's entries begin, and where the last one's end.
  private static int[] starts(long[] places) {
    int[] starts = new int[places.length + 1];
    int count = 0;
    for (int i = 0; i < places.length; i++) {
      if (i == 0 || places[i] >>> 32 != places[i - 1] >>> 32) {
        starts[count++] = i;
      }
    }
    starts[count] = places.length;
    return Arrays.copyOf(starts, count + 1);
  }
}
