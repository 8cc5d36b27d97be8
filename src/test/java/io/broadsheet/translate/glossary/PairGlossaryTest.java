package io.broadsheet.translate.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairGlossaryTest {
  private static final PairGlossary GLOSSARY =
      glossary(
          "latency\t延迟",
          "matrix\t矩阵",
          "basis\t基",
          "query\t查询",
          "neural network\t神经网络",
          "graph neural network\t图神经网络",
          "pre-train\t预训练\t*\tverb",
          "plan\t规划\t*\tverb",
          "stochastic\t随机\t*\tadjective",
          "SWaP\t尺寸、重量和功率\t*\tphrase",
          "transformer\tTransformer\tcs",
          "transformer\t变压器\teess",
          "curse of dimensionality\t维数灾难\t*\tphrase");

  @ParameterizedTest
  @CsvSource({
    "latencies of chips,latencies",
    "sparse matrices,matrices",
    "two bases,bases",
    "Queries,Queries",
    "Neural networks,Neural networks",
    "neural-network,neural-network",
    "a graph neural networks' loss,graph neural networks'",
    "we pre-trained it,pre-trained",
    "pretraining helps,pretraining",
    "Pre-trains,Pre-trains",
    "while planning,planning",
    "stochastically rounded,stochastically",
    "under SWaP limits,SWaP",
    "the curse of  dimensionality,curse of  dimensionality"
  })
  void findsTheFormsOfATerm(String text, String found) {
    assertThat(GLOSSARY.find(text, List.of("cs.LG")))
        .extracting(match -> text.substring(match.start(), match.end()))
        .containsExactly(found.replace("networks'", "networks"));
  }

  @ParameterizedTest
  @CsvSource({
    "swap the cache",
    "platency",
    "latencyx",
    "neural. Network",
    "'neural, network'",
    "planet"
  })
  void findsNothingElse(String text) {
    assertThat(GLOSSARY.find(text, List.of("cs.LG"))).isEmpty();
  }

  @Test
  void takesTheEntryAtHomeInThePapersCategories() {
    assertThat(rendering("a transformer", "eess.SY")).containsExactly("变压器");
    assertThat(rendering("a transformer", "cs.CL")).containsExactly("Transformer");
    assertThat(rendering("a transformer", "math.PR")).isEmpty();
  }

  @Test
  void turnedRoundFindsTheLongestInATextWithoutSpaces() {
    PairGlossary chinese = GLOSSARY.reversed();
    assertThat(chinese.find("我们用图神经网络降低延迟。", List.of()))
        .extracting(match -> match.term().rendering())
        .containsExactly("graph neural network", "latency");
  }

  @Test
  void takesTimeInProportionToAnyText() {
    String hostile =
        "neural ".repeat(200_000) + "-".repeat(100_000) + "\uD800" + "图".repeat(100_000);
    assertThat(GLOSSARY.find(hostile, List.of())).isEmpty();
    assertThat(GLOSSARY.reversed().find(hostile, List.of())).isEmpty();
  }

  static PairGlossary glossary(String... lines) {
    return new PairGlossary(
        LanguagePair.EN_ZH,
        GlossaryFile.read(new java.io.StringReader(String.join("\n", lines)), "test"));
  }

  private static Stream<String> rendering(String text, String category) {
    return GLOSSARY.find(text, List.of(category)).stream().map(match -> match.term().rendering());
  }
}
