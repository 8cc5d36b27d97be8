package io.broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2503.20791v1|2503.20791|1
          arXiv:2503.20791|2503.20791|0
          ARXIV: 2503.20791v12|2503.20791|12
          arXiv:2503.20791v2 [cs.CL]|2503.20791|2
          https://arxiv.org/pdf/2503.20791|2503.20791|0
          http://www.arxiv.org/pdf/2503.20791v3.pdf|2503.20791|3
          https://arxiv.org/abs/2503.20791v1?context=cs#x|2503.20791|1
          arxiv.org/html/2503.20791v1|2503.20791|1
          https://export.arxiv.org/abs/hep-th/9901001|hep-th/9901001|0
          oai:arXiv.org:0704.0001|0704.0001|0
          math.GT/0309136v1|math/0309136|1
          10.48550/arXiv.2503.20791|2503.20791|0
          https://doi.org/10.48550/arxiv.2503.20791|2503.20791|0
          cond-mat/0207270|cond-mat/0207270|0
          """)
  void readsEveryShapeOfArxivIdentifier(String text, String id, int version) {
    ArxivIdentifier parsed = ArxivIdentifier.parse(text).orElseThrow();
    assertThat(parsed.id()).isEqualTo(id);
    assertThat(parsed.version())
        .isEqualTo(version == 0 ? OptionalInt.empty() : OptionalInt.of(version));
    assertThat(parsed.paperId()).isEqualTo(PaperId.arxiv(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2513.20791",
        "2500.20791",
        "2503.207",
        "2503.2079111",
        "2503.20791v0",
        "25.0320791",
        "https://evil.org/abs/2503.20791",
        "hep-th/991300",
        "hep-th/9913001",
        "1.5 of 2503.20791 x",
        "arXiv:",
        "10.1000/182"
      })
  void refusesWhatIsNoArxivIdentifier(String text) {
    assertThat(ArxivIdentifier.parse(text)).isEmpty();
  }

  @Test
  void sortsByFullYear() {
    List<String> ordered =
        List.of(
            "hep-th/9108001",
            "hep-th/9912001",
            "math/0001001",
            "0704.0001",
            "1412.9999",
            "1501.00001",
            "2503.20791");
    Stream<String> keys =
        ordered.stream().map(id -> ArxivIdentifier.parse(id).orElseThrow().sortKey());
    assertThat(keys.toList()).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.1103/PhysRevD.76.013009|10.1103/PhysRevD.76.013009
          doi:10.1000/182.|10.1000/182
          DOI: 10.1000/182|10.1000/182
          https://doi.org/10.1000/a%2Fb|10.1000/a/b
          http://dx.doi.org/10.1016/S0377(98)1,|10.1016/S0377(98)1
          (10.1000/x)|-
          10.1000/|-
          11.1000/182|-
          """)
  void readsDois(String text, String doi) {
    assertThat(DoiIdentifier.parse(text).map(DoiIdentifier::value).orElse("-")).isEqualTo(doi);
  }

  @Test
  void doisMeetWhateverTheirCase() {
    assertThat(new DoiIdentifier("10.1/AbI").key()).isEqualTo(new DoiIdentifier("10.1/aBi").key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This paper has been withdrawn by the authors",
        "Withdrawn",
        "The article was retracted",
        "This submission has been temporarily withdrawn due to an error",
        "Withdrawn by arXiv admins"
      })
  void knowsWithdrawals(String comment) {
    assertThat(PaperWithdrawal.isSaidIn(comment)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12 pages", "on withdrawn drugs", "We study withdrawn papers"})
  void doesNotMistakeOtherComments(String comment) {
    assertThat(PaperWithdrawal.isSaidIn(comment)).isFalse();
    assertThat(PaperWithdrawal.isSaidIn(null)).isFalse();
  }
}
