package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterestTest {
  private static final Paper PAPER =
      EditionSamples.paper(
          1,
          "Episodic Memory for Retrieval-Augmented Generation",
          "Large language models forget. We let them remember.",
          "cs.CL",
          "stat.ML");

  @ParameterizedTest
  @CsvSource({
    "episodic memory, 1",
    "memories, 1",
    "memory episodic, 0.8",
    "memory models, 0.4",
    "language models, 0.6",
    "'\"language models\"', 0.6",
    "'\"models language\"', 0",
    "'\"retrieval augmented\"', 1",
    "memory -forget, 0",
    "memory -robot, 1",
    "memory robot, 0",
    "cat:cs.CL, 1",
    "cat:CS.*, 1",
    "cat:stat.ML memory, 1",
    "cat:math.* memory, 0",
    "cat:math.AG cat:cs.CL, 1",
  })
  void aPaperFitsAsFarAsItsWordsSay(String query, double expected) {
    assertThat(
            Interest.parse(query)
                .match(PAPER, Words.of(PAPER.title()), Words.of(PAPER.abstractText())))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\"\"", "-", "...", "-memory"})
  void aQueryThatAsksForNothingIsRefused(String query) {
    assertThatThrownBy(() -> Interest.parse(query))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("names no word");
  }

  @Test
  void chineseWordsMatchAsPhrases() {
    Paper chinese = EditionSamples.paper(2, "大语言模型的记忆", "", "cs.CL");
    Interest memory = Interest.parse("语言模型");
    assertThat(memory.match(chinese, Words.of(chinese.title()), Words.of(""))).isEqualTo(1);
    Interest reversed = Interest.parse("模型语言");
    assertThat(reversed.match(chinese, Words.of(chinese.title()), Words.of(""))).isZero();
  }
}
