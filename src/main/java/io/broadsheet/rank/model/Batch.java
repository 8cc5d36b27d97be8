package io.broadsheet.rank.model;

import io.broadsheet.embed.Floats;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Ranks the same papers for very many readers: what digests are made of.
public final class Batch {
  /// So many readers in a row are one thread's.
  private static final int BLOCK = 64;

  private Batch() {}

  /// The best papers for each reader by the whole model.
  ///
  /// @param most how many for each
  /// @param threads at least 1
  /// @return for each reader the numbers of papers, best first, ties by number
  public static int[][] best(
      List<InterestModel> readers, List<Content> papers, int most, int threads) {
    return shared(
        readers.size(),
        threads,
        reader -> top(readers.get(reader).scores(papers), Math.min(most, papers.size())));
  }

  /// The best papers for each reader by the inner product with one vector.
  ///
  /// @param papers vectors one after the other
  /// @param size the length of each
  public static int[][] nearest(
      float[][] readers, float[] papers, int size, int most, int threads) {
    int count = papers.length / size;
    return shared(
        readers.length,
        threads,
        reader -> {
          float[] scores = new float[count];
          Floats.products(readers[reader], papers, size, scores);
          return top(scores, Math.min(most, count));
        });
  }

  private static int[][] shared(int readers, int threads, IntFunction<int[]> work) {
    int[][] results = new int[readers][];
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, task -> Thread.ofPlatform().name("ranking").daemon().unstarted(task))) {
      Future<?>[] running = new Future<?>[threads];
      for (int thread = 0; thread < threads; thread++) {
        int first = thread;
        running[thread] =
            pool.submit(
                () -> {
                  for (int block = first * BLOCK; block < readers; block += threads * BLOCK) {
                    for (int reader = block; reader < Math.min(readers, block + BLOCK); reader++) {
                      results[reader] = work.apply(reader);
                    }
                  }
                });
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the ranking was interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
    return results;
  }

  /// The places of the largest scores, largest first, ties by place.
  static int[] top(float[] scores, int most) {
    if (most == 0) {
      return new int[0];
    }
    // a heap whose root is the worst of the best
    long[] heap = new long[most];
    for (int i = 0; i < scores.length; i++) {
      long key = key(scores[i], i);
      if (i < most) {
        heap[i] = key;
        if (i == most - 1) {
          Arrays.sort(heap);
        }
      } else if (key > heap[0]) {
        sink(heap, key);
      }
    }
    Arrays.sort(heap);
    int[] places = new int[most];
    for (int i = 0; i < most; i++) {
      places[i] = Integer.MAX_VALUE - (int) heap[most - 1 - i];
    }
    return places;
  }

  /// Larger for a larger score, and for an earlier place.
  private static long key(float score, int place) {
    int bits = Float.floatToIntBits(score);
    int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    return ((long) ordered << 32) | (Integer.MAX_VALUE - place);
  }

  private static void sink(long[] heap, long key) {
    int at = 0;
    for (int child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= key) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = key;
  }
}
