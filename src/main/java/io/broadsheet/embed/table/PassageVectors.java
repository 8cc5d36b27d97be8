package io.broadsheet.embed.table;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.PassageText;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Gets the vectors of many texts: from a cache where they are, from the encoder where not.
public final class PassageVectors {
  private static final int AT_ONCE = 256;

  private PassageVectors() {}

  /// @param cache what the encoder makes is kept there; null for none
  /// @param progress hears how many texts are done
  /// @return a vector for each text, in order
  public static float[][] of(
      List<PassageText> texts,
      Embedder encoder,
      @Nullable VectorCache cache,
      int threads,
      LongConsumer progress) {
    float[][] vectors = new float[texts.size()][];
    try (Parallel parallel = new Parallel(threads)) {
      for (int from = 0; from < vectors.length; from += AT_ONCE) {
        int start = from;
        int count = Math.min(AT_ONCE, vectors.length - from);
        boolean[] made = new boolean[count];
        parallel.forEach(
            count,
            i -> {
              PassageText text = texts.get(start + i);
              float[] known = cache == null ? null : cache.find(text.hash()).orElse(null);
              made[i] = known == null;
              vectors[start + i] = known == null ? encoder.embedPassage(text.text()) : known;
            });
        for (int i = 0; i < count && cache != null; i++) {
          if (made[i]) {
            cache.put(texts.get(start + i).hash(), vectors[start + i]);
          }
        }
        progress.accept((long) start + count);
      }
    }
    return vectors;
  }
}
