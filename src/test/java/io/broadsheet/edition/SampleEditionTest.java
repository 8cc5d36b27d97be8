package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperLinks;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleEditionTest {
  private static final String GOOD =
      """
      {"id":"2311.04251","title":"T","date":null,"links":[],"authors":[],"categories":["cs.LG"],\
      "synopsis":"One. Two.","synopsis_zh":"一。二。"}""";

  private final SampleEdition sample = SampleEdition.load();

  @Test
  void theSampleHasEightyTwoPapersEachWithASynopsisInBothLanguages() {
    Edition english = sample.edition("en");
    Edition chinese = sample.edition("zh");
    assertThat(english.sample()).isTrue();
    assertThat(english.total()).isEqualTo(82);
    assertThat(english.items().map(item -> item.paper().id()).distinct()).hasSize(82);
    assertThat(chinese.items().map(item -> item.paper().id()))
        .containsExactlyElementsOf(english.items().map(item -> item.paper().id()).toList());
    assertThat(chinese.items().map(item -> item.paper().abstractText()))
        .allMatch(text -> text.codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF));
    assertThat(english.items().map(item -> item.paper().abstractText()))
        .noneMatch(text -> text.codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF));
    assertThat(english.section(Section.ALSO)).as("all have their synopsis shown").isEmpty();
    assertThat(english.lead()).isPresent();
  }

  @Test
  void everyPaperLinksToItsSource() {
    assertThat(sample.edition("en").items().map(EditionItem::paper))
        .allSatisfy(
            (Paper paper) ->
                assertThat(PaperLinks.of(paper))
                    .extracting(Link::url)
                    .contains("https://arxiv.org/abs/" + paper.id().local()));
  }

  @Test
  void chineseVariantsReadChinese() {
    assertThat(sample.edition("zh-CN")).isEqualTo(sample.edition("zh"));
    assertThat(sample.edition("de")).isEqualTo(sample.edition("en"));
  }

  @Test
  void aGoodLineIsRead() throws Exception {
    assertThat(SampleEdition.read(new StringReader(GOOD)))
        .singleElement()
        .extracting(SamplePaper::synopsisZh)
        .isEqualTo("一。二。");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{",
        "[]",
        "null",
        "\"2311.04251\"",
        "{\"id\":\"2311.04251\"}",
      })
  void aMalformedLineIsNamed(String line) {
    assertThatThrownBy(() -> SampleEdition.read(new StringReader(line)))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("line 1 of the sample edition");
  }

  @Test
  void badFieldsAreNamedWithTheirLine() {
    List<String> wrong =
        List.of(
            GOOD.replace("2311.04251", "not-an-id"),
            GOOD.replace("\"T\"", "\" \""),
            GOOD.replace("null", "\"yesterday\""),
            GOOD.replace("\"links\":[]", "\"links\":[\"javascript:alert(1)\"]"),
            GOOD.replace("[\"cs.LG\"]", "[]"),
            GOOD.replace("\"synopsis\"", "\"abstract\""),
            GOOD);
    for (String line : wrong) {
      assertThatThrownBy(() -> SampleEdition.read(new StringReader(GOOD + "\n" + line)))
          .as(line)
          .isInstanceOf(BroadsheetException.class)
          .hasMessageContaining("line 2");
    }
  }
}
