package io.broadsheet.embed.table;

import static java.util.Objects.requireNonNull;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingModelId;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets an English encoder read Chinese: a table learnt from translations stands in for it, and a
/// text in both languages is read by both. All vectors lie in the encoder's space.
public final class CrossLingualEmbedder implements Embedder {
  private final Embedder encoder;
  private final Supplier<VectorTable> table;

  /// @param table of the encoder's space; asked for when the first Chinese text comes
  public CrossLingualEmbedder(Embedder encoder, Supplier<VectorTable> table) {
    this.encoder = requireNonNull(encoder, "encoder is null");
    this.table = requireNonNull(table, "table is null");
  }

  /// The encoder's: which table read the Chinese texts is not part of it.
  @Override
  public EmbeddingModelId modelId() {
    return encoder.modelId();
  }

  @Override
  public float[] embedPassage(String text) {
    return Script.of(text).isMostlyChinese()
        ? table.get().embed(text).orElseGet(() -> encoder.embedPassage(text))
        : encoder.embedPassage(text);
  }

  @Override
  public float[] embedQuery(String text) {
    Script script = Script.of(text);
    if (!script.hasChinese()) {
      return encoder.embedQuery(text);
    }
    Optional<float[]> chinese = table.get().embed(text);
    if (chinese.isEmpty()) {
      return encoder.embedQuery(text);
    }
    if (script.words() == 0) {
      return chinese.get();
    }
    return mixed(chinese.get(), encoder.embedQuery(withoutChinese(text)), script.chineseShare());
  }

  @Override
  public boolean crossesLanguages(String query) {
    return Script.of(query).hasChinese();
  }

  @Override
  public void close() {
    encoder.close();
  }

  private static float[] mixed(float[] chinese, float[] other, double share) {
    float[] sum = new float[chinese.length];
    double square = 0;
    for (int d = 0; d < sum.length; d++) {
      sum[d] = (float) (share * chinese[d] + (1 - share) * other[d]);
      square += (double) sum[d] * sum[d];
    }
    if (!(square > 0)) {
      return chinese; // exactly opposite
    }
    float unit = (float) (1 / Math.sqrt(square));
    for (int d = 0; d < sum.length; d++) {
      sum[d] *= unit;
    }
    return sum;
  }

  private static String withoutChinese(String text) {
    StringBuilder rest = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      rest.append(UnitKey.isHan(c) ? ' ' : c);
    }
    return rest.toString().strip();
  }
}
