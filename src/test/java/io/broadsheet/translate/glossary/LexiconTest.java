package io.broadsheet.translate.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.translate.glossary.learn.LexiconLearner;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
  private static final Lexicon LEXICON =
      new Lexicon(
          Map.of("收敛", Map.of("converg", 0.645), "速率", Map.of("rate", 0.383, "spee", 0.02)));

  @Test
  void readsWhatItWrites() throws IOException {
    assertThat(LEXICON.lines()).contains("收敛\tconverg=645", "速率\trate=383\tspee=20");
    Lexicon again = Lexicon.read(new StringReader(String.join("\n", LEXICON.lines())), "mine.tsv");
    assertThat(again.lines()).isEqualTo(LEXICON.lines());
  }

  @ParameterizedTest
  @ValueSource(strings = {"收敛\tconverg", "收敛\tconverg=many", "收敛\t=\t"})
  void namesTheLineThatIsWrong(String line) {
    assertThatThrownBy(() -> Lexicon.read(new StringReader("# mine\n" + line), "mine.tsv"))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("mine.tsv, line 2");
  }

  @Test
  void tellsHowMuchOfARenderingTheWordsExplain() {
    assertThat(explained("A convergence at this rate.")).isEqualTo(1);
    assertThat(explained("Convergence is slow.")).isEqualTo(0.5);
    assertThat(explained("The speed is high.")).as("too seldom").isZero();
    assertThat(LEXICON.explained("收敛速率", Set.of(), Set.of("速率"), 0.05)).isEqualTo(0.5);
    assertThat(LEXICON.explained("", Set.of(), Set.of(), 0.05)).isEqualTo(1);
  }

  private static double explained(String original) {
    return LEXICON.explained("收敛速率", Lexicon.stems(original), Set.of(), 0.05);
  }

  @Test
  void isLearntFromSentencesThatSayTheSame(@TempDir Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lines.add(pair("the convergence of a rate", "收敛的速率"));
      lines.add(pair("the convergence", "收敛"));
      lines.add(pair("the rate", "速率"));
    }
    Path pairs = Files.write(folder.resolve("pairs.jsonl"), lines);
    PairGlossary glossary =
        new PairGlossary(
            LanguagePair.EN_ZH,
            List.of(
                new Term(
                    "convergence rate", List.of("收敛速率"), "*", Term.Part.NOUN, 95, 95, List.of())));
    Lexicon learnt = new LexiconLearner(glossary).learn(List.of(pairs), _ -> {});
    assertThat(learnt.explained("收敛", Set.of("converg"), Set.of(), 0.05)).isEqualTo(1);
    assertThat(learnt.explained("收敛", Set.of("rate"), Set.of(), 0.05)).isZero();
    assertThat(learnt.explained("速率", Set.of("rate"), Set.of(), 0.05)).isEqualTo(1);
  }

  private static String pair(String english, String chinese) {
    return "{\"title\":\"%s\",\"title_zh\":\"%s\"}".formatted(english, chinese);
  }

  @Test
  void theShippedOneExplainsParaphrases() {
    Lexicon shipped = Lexicon.shipped(LanguagePair.EN_ZH);
    assertThat(
            shipped.explained("收敛速率", Lexicon.stems("convergence with this rate"), Set.of(), 0.05))
        .isEqualTo(1);
    assertThat(
            shipped.explained("图神经网络", Lexicon.stems("convergence with this rate"), Set.of(), 0.05))
        .isZero();
    assertThat(Lexicon.shipped(LanguagePair.of("en", "de")).isEmpty()).isTrue();
  }
}
