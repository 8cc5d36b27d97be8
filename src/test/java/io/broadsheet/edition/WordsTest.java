package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.Seed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static List<String> stems(String text) {
    return Words.of(text).stream().map(Word::stem).toList();
  }

  @Test
  void caseAccentsAndPluralsAreFolded() {
    assertThat(stems("Schrödinger BRIDGES, Queries and INDICES"))
        .containsExactly("schrodinger", "bridge", "query", "and", "indice");
    assertThat(stems("analysis loss corpus gas"))
        .containsExactly("analysis", "loss", "corpus", "gas");
  }

  @Test
  void formulasAndCommandsAreLeftOut() {
    assertThat(stems("an $O(n^2)$ bound, \\textbf{bold} text for 5$ only"))
        .containsExactly("an", "bound", "bold", "text", "for", "5", "only");
  }

  @Test
  void chineseCharactersAreWordsOfTheirOwn() {
    assertThat(stems("大语言模型LLM")).containsExactly("大", "语", "言", "模", "型", "llm");
  }

  @Test
  void onlyABlankOrAHyphenJoins() {
    List<Word> words = Words.of("world-model based, agents");
    assertThat(words).extracting(Word::joined).containsExactly(false, true, true, false);
  }

  @Test
  void offsetsPointIntoWhateverTextIsGiven() {
    Random random = Seed.random("WordsTest");
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.appendCodePoint(
            switch (random.nextInt(6)) {
              case 0 -> "$\\{} \n-".charAt(random.nextInt(7));
              case 1 -> 0x4E00 + random.nextInt(100);
              case 2 -> 0x1F600 + random.nextInt(10);
              case 3 -> 0x0300 + random.nextInt(40);
              case 4 -> random.nextInt(0xD800);
              default -> 'a' + random.nextInt(26);
            });
      }
      int lastEnd = 0;
      for (Word word : Words.of(text.toString())) {
        assertThat(word.start()).isGreaterThanOrEqualTo(lastEnd);
        assertThat(word.end()).isGreaterThan(word.start()).isLessThanOrEqualTo(text.length());
        lastEnd = word.end();
      }
    }
  }
}
