package io.broadsheet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnTextsTest {
  private final List<String> drawn = new ArrayList<>();
  private final DrawnTexts texts =
      new DrawnTexts(
          text -> {
            drawn.add(text);
            return "<" + text + ">";
          });

  @Test
  void drawsATextOnceUntilTooManyOthersWereAskedFor() {
    assertThat(texts.of("a")).isEqualTo("<a>");
    assertThat(texts.of("a")).isEqualTo("<a>");
    assertThat(drawn).containsExactly("a");
    for (int i = 1; i < DrawnTexts.MOST; i++) {
      texts.of("other " + i);
    }
    texts.of("a");
    texts.of("one more");
    assertThat(texts.of("a")).isEqualTo("<a>");
    assertThat(drawn).as("asked for lately").containsOnlyOnce("a");
    assertThat(texts.of("other 1")).isEqualTo("<other 1>");
    assertThat(drawn.stream().filter("other 1"::equals)).as("forgotten").hasSize(2);
  }

  @Test
  void remembersNoVeryLongText() {
    String longText = "x".repeat(DrawnTexts.LONGEST + 1);
    assertThat(texts.of(longText)).hasSize(longText.length() + 2);
    texts.of(longText);
    assertThat(drawn).hasSize(2);
  }
}
