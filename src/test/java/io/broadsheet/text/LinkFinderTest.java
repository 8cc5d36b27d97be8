package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          at https://github.com/a/b.|https://github.com/a/b
          at https://github.com/a/b/.|https://github.com/a/b/
          (see https://a.org/x_(y)), or|https://a.org/x_(y)
          (https://a.org/x)|https://a.org/x
          at https://github.com/SHI-Labs/StyleNAT .|https://github.com/SHI-Labs/StyleNAT
          代码在https://github.com/a/Region_Learner上获得|https://github.com/a/Region_Learner
          \\url{https://github.com/a\\_b}|https://github.com/a_b
          code: github.com/x/y, data|https://github.com/x/y
          on www.example.org/a;|https://www.example.org/a
          <a href="https://a.org/q?x=1&y=2#z">|https://a.org/q?x=1&y=2#z
          at https://people.x.edu/~foo/|https://people.x.edu/~foo/
          HTTPS://GitHub.com/A/B!|https://GitHub.com/A/B
          page foo.github.io/bar?|https://foo.github.io/bar
          """)
  void findsWhereAnAddressEnds(String text, String url) {
    assertThat(LinkFinder.find(text)).singleElement().extracting("url").isEqualTo(url);
  }

  @Test
  void findsNothingInPlainProse() {
    assertThat(LinkFinder.find("and/or 5.5/6 e.g. www or http:// or user@www.x.org a://b"))
        .isEmpty();
  }

  @Test
  void tellsCodeFromPages() {
    assertThat(LinkFinder.isCode("https://github.com/a/b")).isTrue();
    assertThat(LinkFinder.isCode("https://huggingface.co/a")).isTrue();
    assertThat(LinkFinder.isCode("https://gitlab.inria.fr/a")).isTrue();
    assertThat(LinkFinder.isCode("https://a.github.io/b")).isFalse();
    assertThat(LinkFinder.isCode("https://notgithub.com/b")).isFalse();
  }

  @Test
  void offsetsCoverTheAddressAsWritten() {
    String text = "x github.com/a/b. y https://c.org/d, z";
    assertThat(LinkFinder.find(text))
        .extracting(found -> text.substring(found.start(), found.end()))
        .containsExactly("github.com/a/b", "https://c.org/d");
  }
}
