package io.broadsheet.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.Embedder;
import io.broadsheet.testing.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxEmbedderTest {
  private static Embedder embedder;

  @BeforeAll
  static void load() {
    embedder = OnnxEmbedder.open(EmbedConfig.DEFAULT);
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Test
  void revisionsWrittenInTheProgramAreThoseOfTheBundledFiles() {
    for (BundledModel model : BundledModel.ALL) {
      assertThat(ModelRevision.of(model.modelBytes(), model.tokenizerJson(), model.settings()))
          .as("revision of %s", model.id().name())
          .isEqualTo(model.id().revision());
    }
  }

  @Test
  void theIdIsKnownWithoutLoading() {
    assertThat(OnnxEmbedder.modelIdOf(EmbedConfig.DEFAULT)).isEqualTo(embedder.modelId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-minilm-l6-v2-q", "bge-small-en-v1.5-q"})
  void aQuestionIsNearerToItsAnswerThanToAnotherText(String model) {
    try (Embedder own = OnnxEmbedder.open(new EmbedConfig(true, model, 0))) {
      float[] query = own.embedQuery("how do neural networks translate sentences");
      float[] answer =
          own.embedPassage(
              "We present an attention-based encoder-decoder for machine translation of text.");
      float[] other =
          own.embedPassage("The orbital period of the exoplanet was measured by photometry.");
      assertThat(cosine(query, answer)).isGreaterThan(cosine(query, other) + 0.15);
      assertThat(cosine(query, answer)).isGreaterThan(0.4);
      assertThat(norm(query)).isCloseTo(1, within(1e-5));
      assertThat(norm(answer)).isCloseTo(1, within(1e-5));
      assertThat(query).hasSize(own.modelId().dimensions());
    }
  }

  /// The model card's example, with the figures its hosted unquantised model gives.
  @Test
  void cosinesAreNearThoseOfTheOriginalModel() {
    float[] happy = embedder.embedPassage("That is a happy person");
    assertThat(cosine(happy, embedder.embedPassage("That is a happy dog")))
        .isCloseTo(0.695, within(0.03));
    assertThat(cosine(happy, embedder.embedPassage("That is a very happy person")))
        .isCloseTo(0.943, within(0.03));
    assertThat(cosine(happy, embedder.embedPassage("Today is a sunny day")))
        .isCloseTo(0.257, within(0.04));
  }

  @Test
  void onlyTheModelWithAQueryPrefixTellsQueriesFromPassages() {
    assertThat(embedder.embedQuery("graph")).isEqualTo(embedder.embedPassage("graph"));
    try (Embedder bge = OnnxEmbedder.open(new EmbedConfig(true, "bge-small-en-v1.5-q", 0))) {
      assertThat(bge.embedQuery("graph")).isNotEqualTo(bge.embedPassage("graph"));
    }
  }

  @Test
  void vectorsAreTheSameInAnyOrderAndFromManyThreads() throws Exception {
    Random random = Seed.random("vectorsAreTheSameInAnyOrderAndFromManyThreads");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(120); word >= 0; word--) {
        text.append((char) ('a' + random.nextInt(26))).append("n example ").append(i).append(' ');
      }
      texts.add(text.toString());
    }
    Map<String, float[]> alone = new HashMap<>();
    texts.forEach(text -> alone.put(text, embedder.embedPassage(text)));
    Collections.shuffle(texts, random);
    try (ExecutorService pool =
        Executors.newFixedThreadPool(4, Thread.ofPlatform().name("test-", 0).factory())) {
      Map<String, Future<float[]>> together = new HashMap<>();
      texts.forEach(text -> together.put(text, pool.submit(() -> embedder.embedPassage(text))));
      for (String text : texts) {
        assertThat(together.get(text).get()).isEqualTo(alone.get(text));
      }
    }
  }

  @Test
  void whatLiesBeyondTheModelsLengthChangesNothing() {
    String words = "deep learning for protein folding ".repeat(100);
    assertThat(embedder.embedPassage(words))
        .isEqualTo(embedder.embedPassage(words + "and then something else entirely"));
    assertThat(embedder.embedPassage("deep learning"))
        .isNotEqualTo(embedder.embedPassage("deep learning and then something else"));
  }

  @Test
  void moreTokensThanTheTokenizersFileSaysAreReadWhenTheModelCan() {
    // the bundled tokenizer.json cuts at 128 and pads to it; the model reads 256
    String words = "deep learning for protein folding ".repeat(30);
    assertThat(embedder.embedPassage(words))
        .isNotEqualTo(embedder.embedPassage(words + "and then something else entirely"));
  }

  @Test
  void anyTextGetsAUnitVector() {
    List<String> hostile =
        List.of(
            "",
            " \t\r\n",
            "\0\0\0",
            "\uD83D",
            "\uDE00 lone halves \uD83D",
            "\uDE00\uD83D",
            "😀🧬 whole pairs",
            "基于扩散模型的图像生成方法研究",
            "שלום עולם ‏مرحبا",
            "e\u0301\u0301\u0301".repeat(5_000),
            "[CLS] [SEP] [MASK] [PAD]",
            "\uFFFF\uFFFE\u200B\u202E",
            "a".repeat(1_000_000),
            "word ".repeat(200_000),
            " ".repeat(1_000_000),
            "\uD83D".repeat(500_000),
            "字".repeat(300_000));
    for (String text : hostile) {
      float[] vector = embedder.embedPassage(text);
      assertThat(norm(vector)).isCloseTo(1, within(1e-5));
      assertThat(embedder.embedQuery(text)).isEqualTo(vector);
    }
  }

  @Test
  void textOfRandomUnitsNeverFails() {
    Random random = Seed.random("textOfRandomUnitsNeverFails");
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(300); n > 0; n--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x10000 : 0x300));
      }
      assertThat(norm(embedder.embedPassage(text.toString()))).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aClosedEmbedderSaysSo() {
    Embedder own = OnnxEmbedder.open(EmbedConfig.DEFAULT);
    own.close();
    own.close();
    assertThatThrownBy(() -> own.embedQuery("x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void closingWaitsForCallsUnderWay() throws Exception {
    Embedder own = OnnxEmbedder.open(EmbedConfig.DEFAULT);
    String text = "word ".repeat(300);
    try (ExecutorService pool =
        Executors.newFixedThreadPool(2, Thread.ofPlatform().name("test-", 0).factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        running.add(
            pool.submit(
                () -> {
                  try {
                    while (true) {
                      own.embedPassage(text);
                    }
                  } catch (IllegalStateException closed) {
                    return;
                  }
                }));
      }
      own.embedPassage(text);
      own.close();
      for (Future<?> future : running) {
        future.get();
      }
    }
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(float[] vector) {
    return Math.sqrt(cosine(vector, vector));
  }
}
