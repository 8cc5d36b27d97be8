package io.broadsheet.embed.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingModelId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossLingualEmbedderTest {
  private final EnglishOnly encoder = new EnglishOnly();
  private final CrossLingualEmbedder embedder =
      new CrossLingualEmbedder(
          encoder, () -> Tables.of("zh", List.of("扩散", "模型"), new float[] {1, 1}, 1, 0, 1, 0));

  @Test
  void englishGoesToTheEncoder() {
    assertThat(embedder.embedQuery("image editing")).containsExactly(0, 1);
    assertThat(embedder.embedPassage("Image editing\nby diffusion 扩散")).containsExactly(0, 1);
    assertThat(encoder.read).containsExactly("image editing", "Image editing\nby diffusion 扩散");
    assertThat(embedder.crossesLanguages("image editing")).isFalse();
  }

  @Test
  void chineseGoesToTheTable() {
    assertThat(embedder.embedQuery("扩散模型")).containsExactly(1, 0);
    assertThat(embedder.embedPassage("扩散模型的研究 GAN")).containsExactly(1, 0);
    assertThat(encoder.read).isEmpty();
    assertThat(embedder.crossesLanguages("扩散模型")).isTrue();
  }

  @Test
  void traditionalCharactersAreReadAsSimplifiedOnes() {
    assertThat(embedder.embedQuery("擴散模型")).containsExactly(1, 0);
    assertThat(encoder.read).isEmpty();
  }

  @Test
  void aMixedQueryIsReadByBoth() {
    float[] vector = embedder.embedQuery("扩散模型 image editing");
    assertThat(vector[0]).isGreaterThan(0.5f);
    assertThat(vector[1]).isGreaterThan(0.5f);
    assertThat(encoder.read).containsExactly("image editing");
  }

  @Test
  void whatTheTableDoesNotKnowGoesToTheEncoder() {
    assertThat(embedder.embedQuery("图像")).containsExactly(0, 1);
    assertThat(embedder.embedPassage("图像")).containsExactly(0, 1);
  }

  @Test
  void japaneseIsNotTakenForChinese() {
    assertThat(embedder.crossesLanguages("拡散モデルによる画像編集")).isFalse();
    assertThat(embedder.embedQuery("扩散モデル")).containsExactly(0, 1);
  }

  /// Answers the same direction for whatever it reads, and remembers what it read.
  private static final class EnglishOnly implements Embedder {
    private final List<String> read = new ArrayList<>();

    @Override
    public EmbeddingModelId modelId() {
      return new EmbeddingModelId("tiny", 2, "0123456789ab");
    }

    @Override
    public float[] embedPassage(String text) {
      read.add(text);
      return new float[] {0, 1};
    }

    @Override
    public float[] embedQuery(String text) {
      return embedPassage(text);
    }

    @Override
    public void close() {}
  }
}
