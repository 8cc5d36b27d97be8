package io.broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.Seed;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFormsTest {
  private static boolean means(String query, Author author) {
    return !Collections.disjoint(NameForms.queryTokens(query), NameForms.indexTokens(author));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Zhangyang Wang|Zhangyang Wang
          zhangyang wang|Wang, Zhangyang
          Zhangyang Wang|Z. Wang
          Z. Wang|Zhangyang Wang
          Wang, Z.|Zhangyang Wang
          Wang Z.|Zhangyang Wang
          Wang Zhangyang|Zhangyang Wang
          Zhangyang Wang|Wang Zhangyang
          Wang, Zhangyang|Zhangyang "Atlas" Wang
          Wang|Zhangyang Wang
          Zhangyang|Zhangyang Wang
          Zhang-Yang Wang|Zhangyang Wang
          Bruyn Kops|Stephen de Bruyn Kops
          Stephen de Bruyn Kops|S. Bruyn Kops
          Ludwig van Beethoven|Beethoven, Ludwig van
          van Beethoven|Ludwig van Beethoven
          Jean-Pierre Dupont|Jean Pierre Dupont
          Jean Pierre Dupont|J.-P. Dupont
          JP Dupont|Jean-Pierre Dupont
          J.-P. Dupont|JP Dupont
          Alex Wang|Alex J. Wang
          Alex J. Wang|Alex Wang
          Muller-Gross|Eva Müller-Groß
          Eva Muller Gross|Eva Müller-Groß
          Schrödinger|E. Schrodinger
          Sean O'Neil|Seán O’Neil
          Kyunghyun Cho|Kyung-Hyun Cho
          何恺明|何恺明
          何恺明|Kaiming He (何恺明)
          恺明|何恺明
          ATLAS Collaboration|The ATLAS Collaboration
          atlas|ATLAS Collaboration
          Sammy Davis|Sammy Davis Jr.
          al-Khwarizmi|Muhammad al-Khwarizmi
          Khwarizmi|Muhammad al-Khwarizmi
          """)
  void aNameMeansItsForms(String query, String author) {
    assertThat(means(query, AuthorNames.parse(author))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Zhangyang Wang|Zhang Yang
          Zhangyang Wang|Zhen Wang
          Zhangyang Wang|Yang Zhang
          Zhangyang Wang|Wang Yang
          Zhangyang Wang|Zhangyang Wu
          Zhang Yang|Zhangyang Wang
          Wei Wang|W. Wei
          Alex K. Wang|Alex J. Wang
          Jean-Pierre Dupont|J.-M. Dupont
          Zhangyang Wang|Wang
          Yang Long|Long Chen
          Dupont Jean|P. Jean
          X Collaboration|ATLAS Collaboration
          何恺文|何恺明
          ?!|Zhangyang Wang
          """)
  void aNameDoesNotMeanOthers(String query, String author) {
    assertThat(means(query, AuthorNames.parse(author))).isFalse();
  }

  @Test
  void termsMeetExactlyWhenTheNamesAgree() {
    Random random = Seed.random("termsMeetExactlyWhenTheNamesAgree");
    List<String> givens = List.of("anna", "alex", "bo", "ben", "a.", "b.", "c.", "cara");
    List<String> families = List.of("wang", "long", "kim");
    for (int round = 0; round < 20_000; round++) {
      List<String> mine = some(random, givens);
      List<String> theirs = some(random, givens);
      String family = families.get(random.nextInt(families.size()));
      String otherFamily = families.get(random.nextInt(families.size()));
      Author author = AuthorNames.ofParts(otherFamily, String.join(" ", theirs), "", List.of());
      String query = family + ", " + String.join(" ", mine);
      assertThat(means(query, author))
          .as(query + " and " + author.name())
          .isEqualTo(family.equals(otherFamily) && agree(mine, theirs));
    }
  }

  /// The rule as its documentation says it, name by name.
  private static boolean agree(List<String> mine, List<String> theirs) {
    for (int i = 0; i < Math.min(2, Math.min(mine.size(), theirs.size())); i++) {
      String one = mine.get(i);
      String other = theirs.get(i);
      boolean initials = one.endsWith(".") || other.endsWith(".");
      if (initials ? one.charAt(0) != other.charAt(0) : !one.equals(other)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> some(Random random, List<String> names) {
    return random.ints(1 + random.nextInt(3), 0, names.size()).mapToObj(names::get).toList();
  }

  @Test
  void anyTextGivesTerms() {
    Random random = Seed.random("anyTextGivesTerms");
    for (int round = 0; round < 5_000; round++) {
      StringBuilder name = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        name.append(" ,.-'()JrÄ汉aB\u0301\uD800~y".charAt(random.nextInt(17)));
      }
      Author author = AuthorNames.parse(name.toString());
      NameForms.queryTokens(name.toString());
      assertThat(NameForms.indexTokens(author)).noneMatch(String::isBlank);
      assertThat(AuthorNames.key(author)).isNotEmpty().doesNotContain(" ");
    }
    assertThat(NameForms.queryTokens("a ".repeat(50_000))).hasSizeLessThan(1000);
  }
}
