package io.broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Zhangyang Wang|Zhangyang Wang|Wang|Zhangyang|-
          Wang, Zhangyang|Zhangyang Wang|Wang|Zhangyang|-
          Ludwig van Beethoven|Ludwig van Beethoven|van Beethoven|Ludwig|-
          Luc Van Gool|Luc Van Gool|Van Gool|Luc|-
          S. de Bruyn Kops|S. de Bruyn Kops|de Bruyn Kops|S.|-
          Sammy Davis Jr.|Sammy Davis Jr.|Davis|Sammy|Jr.
          Davis, Jr., Sammy|Sammy Davis Jr.|Davis|Sammy|Jr.
          José Ortega y Gasset|José Ortega y Gasset|Ortega y Gasset|José|-
          何恺明|何恺明|何|恺明|-
          欧阳修远|欧阳修远|欧阳|修远|-
          山田 太郎|山田 太郎|山田|太郎|-
          ATLAS Collaboration|ATLAS Collaboration|-|-|-
          Plato|Plato|Plato|-|-
          Thanh Le Nguyen|Thanh Le Nguyen|Nguyen|Thanh Le|-
          """)
  void readsNames(String written, String name, String family, String given, String suffix) {
    assertThat(AuthorNames.parse(written))
        .isEqualTo(new Author(name, family, given, suffix, null, List.of()));
  }

  @Test
  void splitsListsWithAffiliations() {
    List<Author> authors =
        AuthorNames.parseList(
            "A. B. Surname, C. D'Name (1), E. F and G. H (1 and 2) ((1) Univ. (Paris), (2) Inst.)");
    assertThat(authors)
        .extracting(Author::name)
        .containsExactly("A. B. Surname", "C. D'Name", "E. F", "G. H");
    assertThat(authors)
        .extracting(Author::affiliations)
        .containsExactly(
            List.of(), List.of("Univ. (Paris)"), List.of(), List.of("Univ. (Paris)", "Inst."));
  }

  @Test
  void splitsOtherLists() {
    assertThat(AuthorNames.parseList("ATLAS Collaboration: Anna Andersen, Sandy Ander, Jr. et al."))
        .extracting(Author::name)
        .containsExactly("ATLAS Collaboration", "Anna Andersen", "Sandy Ander Jr.");
    assertThat(AuthorNames.parseList("Li Wei (Univ. X), and Bo Li")).hasSize(2);
    assertThat(AuthorNames.parseList("Li Wei (Univ. X)").getFirst().affiliations())
        .containsExactly("Univ. X");
    assertThat(AuthorNames.parseList(" , ;(")).isEmpty();
    assertThat(AuthorNames.parseList("(".repeat(500_000))).isEmpty();
    assertThat(AuthorNames.parseList("((1)" + ",".repeat(500_000))).isEmpty();
  }

  @Test
  void keysAreStableAndFitAUrl() {
    assertThat(AuthorNames.key(AuthorNames.parse("Wang, Zhangyang"))).isEqualTo("wang-zhangyang");
    assertThat(AuthorNames.key(AuthorNames.parse("Zoë O’Neil-Groß"))).isEqualTo("oneil-gross-zoe");
    assertThat(AuthorNames.key(AuthorNames.parse("何恺明"))).isEqualTo("何恺明");
    assertThat(AuthorNames.key(AuthorNames.parse("ATLAS Collaboration")))
        .isEqualTo("atlas-collaboration");
    assertThat(AuthorNames.key(AuthorNames.parse("??"))).isEqualTo("unnamed");
  }

  @Test
  void takesPartsAsTold() {
    assertThat(AuthorNames.ofParts("van den Berg", "Anna", "III", List.of("X")))
        .isEqualTo(
            new Author("Anna van den Berg III", "van den Berg", "Anna", "III", null, List.of("X")));
    assertThat(AuthorNames.ofParts("何", "恺明", "", List.of()).name()).isEqualTo("何恺明");
    assertThat(AuthorNames.ofParts("Jr", "Lucio Veraldo", "", List.of()))
        .isEqualTo(new Author("Lucio Veraldo Jr", "Veraldo", "Lucio", "Jr", null, List.of()));
    assertThat(AuthorNames.isName(":")).isFalse();
    assertThat(AuthorNames.ofParts("Collaboration", "ATLAS", "", List.of()).family()).isNull();
  }
}
