package io.broadsheet.embed.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.table.RecallCheck.Asked;
import io.broadsheet.error.BroadsheetException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Learning a made-up language, in which each word of two characters means a direction.
class TableTrainerTest {
  private static final int DIMENSIONS = 32;
  private static final int WORDS = 120;

  private static final VectorTable.Description DESCRIPTION =
      new VectorTable.Description(
          new EmbeddingModelId("made-up", DIMENSIONS, "0123456789ab"), "zh", "a test");

  private final float[][] meanings = meanings();
  private final List<TrainingPaper> papers = papers(600, 1);
  private final List<TrainingPaper> unseen = papers(100, 2);

  @Test
  void learnsWhatWordsMeanFromTextsAndVectorsAlone() {
    VectorTable table = train(2, 7);
    float[][] others = papers.stream().map(TrainingPaper::vector).toArray(float[][]::new);
    assertThat(RecallCheck.of(table, unseen, others, Asked.TITLE, 2).firstTen()).isGreaterThan(0.9);
    assertThat(RecallCheck.of(table, unseen, others, Asked.ABSTRACT, 2).first()).isGreaterThan(0.9);
    assertThat(table.size()).isEqualTo(200);
  }

  @Test
  void theSameSeedMakesTheSameFileOnAnyNumberOfThreads() throws IOException {
    byte[] one = file(train(1, 7));
    assertThat(file(train(3, 7))).isEqualTo(one);
    assertThat(file(train(1, 8))).isNotEqualTo(one);
  }

  @Test
  void tooLittleToLearnFromIsSaidSo() {
    assertThatThrownBy(
            () ->
                new TableTrainer(config(1, 7), (round, rounds, texts, of, loss) -> {})
                    .train(papers.subList(0, 1), DESCRIPTION))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("too little");
  }

  private VectorTable train(int threads, long seed) {
    return new TableTrainer(config(threads, seed), (round, rounds, texts, of, loss) -> {})
        .train(papers, DESCRIPTION);
  }

  private static TrainingConfig config(int threads, long seed) {
    return new TrainingConfig(3, 1_000, 200, 3, 2, 64, 64, 0.1, 0.1, 0.05, seed, threads);
  }

  private static byte[] file(VectorTable table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorTableFile.write(table, out);
    return out.toByteArray();
  }

  private List<TrainingPaper> papers(int count, long seed) {
    Random random = new Random(seed);
    List<TrainingPaper> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder title = new StringBuilder();
      StringBuilder text = new StringBuilder();
      float[] vector = new float[DIMENSIONS];
      for (int w = 0; w < 8; w++) {
        int word = random.nextInt(WORDS);
        title.append(w < 5 ? word(word) : "");
        text.append(word(word)).append(w == 3 || w == 7 ? "。" : "");
        for (int d = 0; d < DIMENSIONS; d++) {
          vector[d] += meanings[word][d];
        }
      }
      made.add(new TrainingPaper(title.toString(), text.toString(), unit(vector)));
    }
    return made;
  }

  private static String word(int number) {
    return String.valueOf((char) ('\u4E00' + number)) + (char) ('\u5E00' + number);
  }

  private static float[][] meanings() {
    Random random = new Random(9);
    float[][] meanings = new float[WORDS][DIMENSIONS];
    for (float[] meaning : meanings) {
      for (int d = 0; d < DIMENSIONS; d++) {
        meaning[d] = (float) random.nextGaussian();
      }
    }
    return meanings;
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += value * value;
    }
    for (int d = 0; d < vector.length; d++) {
      vector[d] /= (float) Math.sqrt(square);
    }
    return vector;
  }
}
