package io.broadsheet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CategoryTaxonomyTest {
  @Test
  void knowsAllActiveCategories() {
    assertThat(CategoryTaxonomy.all()).hasSize(155);
    assertThat(
            CategoryTaxonomy.all().stream()
                .collect(
                    Collectors.groupingBy(CategoryTaxonomy.Category::group, Collectors.counting())))
        .containsEntry("Physics", 51L)
        .containsEntry("Computer Science", 40L)
        .containsEntry("Mathematics", 32L)
        .containsEntry("Quantitative Biology", 10L)
        .containsEntry("Quantitative Finance", 9L)
        .containsEntry("Statistics", 6L)
        .containsEntry("Electrical Engineering and Systems Science", 4L)
        .containsEntry("Economics", 3L);
    assertThat(CategoryTaxonomy.all())
        .allMatch(category -> category.chinese().codePoints().anyMatch(Character::isIdeographic));
  }

  @Test
  void resolvesAliasesAndKeepsUnknownCodes() {
    assertThat(CategoryTaxonomy.canonical("math.MP")).isEqualTo("math-ph");
    assertThat(CategoryTaxonomy.canonical("cmp-lg")).isEqualTo("cs.CL");
    assertThat(CategoryTaxonomy.canonical("xx.YY")).isEqualTo("xx.YY");
    assertThat(CategoryTaxonomy.aliases("cs.IT")).containsExactly("math.IT");
    assertThat(CategoryTaxonomy.aliases("cs.CL")).containsExactly("cmp-lg");
    assertThat(CategoryTaxonomy.name("cs.CL", "zh-CN")).isEqualTo("计算与语言");
    assertThat(CategoryTaxonomy.name("cs.CL", "en")).isEqualTo("Computation and Language");
    assertThat(CategoryTaxonomy.name("cs", "zh")).isEqualTo("计算机科学");
    assertThat(CategoryTaxonomy.name("xx.YY", "zh")).isEqualTo("xx.YY");
    assertThat(CategoryTaxonomy.archiveOf("astro-ph.CO")).isEqualTo("astro-ph");
  }

  @Test
  void matchesPatterns() {
    assertThat(CategoryTaxonomy.matches("cs.*", "cs.CL")).isTrue();
    assertThat(CategoryTaxonomy.matches("cs.*", "math.CO")).isFalse();
    assertThat(CategoryTaxonomy.matches("cs.*", "eess.SY")).isTrue();
    assertThat(CategoryTaxonomy.matches("cs.NA", "math.NA")).isTrue();
    assertThat(CategoryTaxonomy.matches("cs.LG", "cs.CL")).isFalse();
    assertThat(CategoryTaxonomy.matches("xx.YY", "xx.YY")).isTrue();
  }
}
