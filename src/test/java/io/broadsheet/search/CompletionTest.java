package io.broadsheet.search;

import static io.broadsheet.index.IndexedPapers.authors;
import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.search.Completion.Kind;
import io.broadsheet.search.Completion.Suggestion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
  @TempDir Path folder;
  private Library library;
  private Completion completion;

  @BeforeEach
  void open() {
    library = new Library(folder);
    completion = new Completion(library.searcher::search);
    library.add(
        paper(1, "Diffusion models for images", "text").authors(authors("José Müller-Groß")),
        paper(2, "A diffusion of innovations", "text").authors(authors("Mona Modell", "J. Muller")),
        paper(3, "Graph models", "diffusion").authors(authors("王小明")));
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void titlesHaveEveryWordAndTheLastMayBeABeginning() {
    assertThat(texts(Kind.PAPER, "diffusion mod")).containsExactly("Diffusion models for images");
    assertThat(texts(Kind.PAPER, "Diffusion models"))
        .containsExactly("Diffusion models for images");
    assertThat(texts(Kind.PAPER, "DIFF"))
        .containsExactlyInAnyOrder("Diffusion models for images", "A diffusion of innovations");
    assertThat(completion.of("diffusion models f", "en", 20))
        .contains(new Suggestion(Kind.PAPER, "Diffusion models for images", id(1).toString()));
  }

  @Test
  void authorsAreFoundByAnyOfTheirNamesWithoutAccents() {
    assertThat(texts(Kind.AUTHOR, "mulle"))
        .containsExactlyInAnyOrder("José Müller-Groß", "J. Muller");
    assertThat(texts(Kind.AUTHOR, "muller jos")).containsExactly("José Müller-Groß");
    assertThat(texts(Kind.AUTHOR, "mona mod")).containsExactly("Mona Modell");
    assertThat(texts(Kind.AUTHOR, "diffusion")).isEmpty();
  }

  @Test
  void categoriesAreFoundByCodeAndNameInEitherLanguage() {
    assertThat(texts(Kind.CATEGORY, "cs.CL")).containsExactly("cs.CL · Computation and Language");
    assertThat(texts(Kind.CATEGORY, "computation lang"))
        .containsExactly("cs.CL · Computation and Language");
    assertThat(completion.of("cs.c", "en", 20))
        .filteredOn(each -> each.kind() == Kind.CATEGORY)
        .hasSize(2);
    assertThat(completion.of("cs.CL", "zh", 20).getFirst().text()).startsWith("cs.CL · ");
    assertThat(completion.of("cs.CL", "zh", 20).getFirst().text())
        .isNotEqualTo("cs.CL · Computation and Language");
  }

  @Test
  void noMoreThanWantedAreGiven() {
    assertThat(completion.of("diff", "en", 1)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "*",
        "\"(((",
        "a b c d e f g h i j",
        "title:",
        "zzzz OR NOT AND",
        "\uD800\uD800",
        "' OR 1=1 --",
        "date:2025..x AND -"
      })
  void garbageCompletesToNothing(String typed) {
    assertThat(completion.of(typed, "en", 8)).isEmpty();
  }

  @Test
  void aLongTextIsNoBeginning() {
    assertThat(completion.of("diffusion ".repeat(11), "en", 8)).isEmpty();
  }

  private List<String> texts(Kind kind, String typed) {
    return completion.of(typed, "en", 20).stream()
        .filter(each -> each.kind() == kind)
        .map(Suggestion::text)
        .toList();
  }
}
