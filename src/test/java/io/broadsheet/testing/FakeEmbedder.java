package io.broadsheet.testing;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingModelId;
import java.util.Locale;
import java.util.Random;

/// Embeds text as the normalised sum of a random but fixed direction for each word: texts that
/// share words are near, and nothing needs a model file.
public final class FakeEmbedder implements Embedder {
  private static final int DIMENSIONS = 64;
  private final EmbeddingModelId modelId;

  public FakeEmbedder() {
    this("fake");
  }

  public FakeEmbedder(String name) {
    modelId = new EmbeddingModelId(name, DIMENSIONS, "000000000000");
  }

  @Override
  public EmbeddingModelId modelId() {
    return modelId;
  }

  @Override
  public float[] embedPassage(String text) {
    float[] sum = new float[DIMENSIONS];
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      Random direction = new Random(word.hashCode());
      for (int i = 0; i < DIMENSIONS; i++) {
        sum[i] += (float) direction.nextGaussian();
      }
    }
    double square = 0;
    for (float value : sum) {
      square += value * value;
    }
    float norm = (float) Math.max(Math.sqrt(square), 1e-9);
    for (int i = 0; i < DIMENSIONS; i++) {
      sum[i] /= norm;
    }
    return sum;
  }

  @Override
  public float[] embedQuery(String text) {
    return embedPassage(text);
  }

  @Override
  public void close() {}
}
