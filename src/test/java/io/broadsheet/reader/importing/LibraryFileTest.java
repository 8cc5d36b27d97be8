package io.broadsheet.reader.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.testing.Seed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryFileTest {
  private static final String BIBTEX =
      """
      % exported
      @string{jan = "January"}
      @comment{ignored @article{x, title={no}}}
      @misc{vaswani2017attention,
        title = {Attention {Is} All You Need},
        author = {Vaswani, Ashish and others},
        eprint = {1706.03762},
        archivePrefix = {arXiv},
        keywords = {transformers, to read; nlp},
        annote = {Look at \\& section 3},
      }
      @article{broken, title = {Never closed
      @ARTICLE(paren, title="A {"}quoted{"} title", doi = "10.1000/xyz" # "123", year = 2020)
      @online{lachaux, title={By address}, url={https://arxiv.org/abs/2010.11934v2}, eprinttype = {arxiv}}
      """;

  @Test
  void readsBibtexEntryByEntry() {
    LibraryFile.Content content = LibraryFile.read("\uFEFF" + BIBTEX);
    assertThat(content.format()).isEqualTo("BibTeX");
    assertThat(content.references())
        .extracting(Reference::title)
        .contains("Attention {Is} All You Need", "A {\"}quoted{\"} title", "By address")
        .doesNotContain("no");
    Reference first = content.references().getFirst();
    assertThat(first.names()).first().isEqualTo("1706.03762");
    assertThat(first.tags()).containsExactly("transformers", "to read", "nlp");
    assertThat(first.note()).isEqualTo("Look at & section 3");
    assertThat(content.references())
        .anySatisfy(one -> assertThat(one.names()).contains("10.1000/xyz123"));
    assertThat(content.references().getLast().names())
        .contains("https://arxiv.org/abs/2010.11934v2");
  }

  @Test
  void readsRis() {
    List<Reference> references =
        LibraryFile.read(
                "TY  - JOUR\r\nTI  - One\r\nAU  - A, B\r\nDO  - 10.1/x\r\nKW  - a\r\nKW  - b, c\r\n"
                    + "N1  - mine\r\nER  - \r\nTY  - UNPB\r\nT1  - Two\r\n"
                    + "UR  - https://arxiv.org/abs/2301.00335\r\n")
            .references();
    assertThat(references)
        .containsExactly(
            new Reference(List.of("10.1/x"), "One", List.of("a", "b c"), "mine", null),
            new Reference(List.of("https://arxiv.org/abs/2301.00335"), "Two", List.of(), "", null));
  }

  @Test
  void readsCslJsonOfZotero() {
    List<Reference> references =
        LibraryFile.read(
                """
                [{"id":"http://zotero.org/users/1/items/AB","type":"article","title":"One",
                  "number":"arXiv:2301.00335","note":"arXiv:2301.00335 [cs]","keyword":"x, y"},
                 {"id":7,"type":"book","title":"Two","DOI":"10.1000/two"}]
                """)
            .references();
    assertThat(references).hasSize(2);
    assertThat(references.getFirst().names()).contains("arXiv:2301.00335");
    assertThat(references.getFirst().tags()).containsExactly("x", "y");
    assertThat(references.get(1).names()).contains("10.1000/two");
  }

  @Test
  void readsTheTagsOfArxivSanityAndTheDownloadOfSciRate() {
    assertThat(
            LibraryFile.read(
                    "{\"rl\": [\"2301.00335\", \"1706.03762v3\"], \"nlp\": [\"1706.03762v3\"]}")
                .references())
        .containsExactly(
            new Reference(List.of("2301.00335"), "", List.of("rl"), "", null),
            new Reference(List.of("1706.03762v3"), "", List.of("rl", "nlp"), "", null));
    assertThat(
            LibraryFile.read("{\"tags\": {\"rl\": {\"2301.00335\": {\"time\": 1}}}}").references())
        .containsExactly(new Reference(List.of("2301.00335"), "", List.of("rl"), "", null));
    assertThat(
            LibraryFile.read(
                    "[{\"uid\":\"quant-ph/9508027\",\"title\":\"Polynomial-Time Algorithms\","
                        + "\"scites_count\":9}]")
                .references())
        .containsExactly(
            new Reference(
                List.of("quant-ph/9508027"), "Polynomial-Time Algorithms", List.of(), "", null));
  }

  @Test
  void readsCsvWithQuotesAndLineBreaks() {
    List<Reference> references =
        LibraryFile.read(
                "\"Key\",\"Item Type\",\"Title\",\"Url\",\"DOI\",\"Manual Tags\",\"Notes\"\r\n"
                    + "\"AB\",\"preprint\",\"One, \"\"two\"\"\nthree\",\"http://arxiv.org/abs/2301.00335\",,"
                    + "\"a; b\",\"'=1+1\"\r\n")
            .references();
    assertThat(references)
        .containsExactly(
            new Reference(
                List.of("http://arxiv.org/abs/2301.00335"),
                "One, \"two\"\nthree",
                List.of("a", "b"),
                "=1+1",
                null));
  }

  @Test
  void readsPlainLists() {
    assertThat(
            LibraryFile.read(
                    "2301.00335\narXiv:1706.03762v2, https://arxiv.org/abs/hep-th/9901001 no")
                .references())
        .extracting(Reference::shown)
        .containsExactly(
            "2301.00335", "arXiv:1706.03762v2", "https://arxiv.org/abs/hep-th/9901001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "{",
        "[",
        "[1,2,3]",
        "{}",
        "null",
        "@",
        "@article",
        "@article{",
        "TY  - ",
        "title,doi\n",
        "<html><body>no</body></html>",
        "\u0000\u0001"
      })
  void whatIsNoLibraryIsRefused(String text) {
    assertThatThrownBy(() -> LibraryFile.read(text)).isInstanceOf(BroadsheetException.class);
  }

  @Test
  void garbageIsReadInTimeOrRefused() {
    Random random = Seed.random("library files");
    String alphabet = "@{}\"\\=#,()[]:\n ayTER-KW10.";
    for (int i = 0; i < 300; i++) {
      StringBuilder text =
          new StringBuilder(
              i % 3 == 0 ? "@misc{a,title={" : i % 3 == 1 ? "TY  - JOUR\n" : "title,doi\n");
      for (int n = random.nextInt(400); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        LibraryFile.read(text.toString());
      } catch (BroadsheetException refused) {
        assertThat(refused).hasMessageNotContaining("Exception");
      }
    }
    String deep = "@misc{a, title = " + "{".repeat(100_000) + "x";
    assertThat(LibraryFile.read(deep).references()).hasSize(1);
    assertThatThrownBy(() -> LibraryFile.read("[".repeat(100_000)))
        .isInstanceOf(BroadsheetException.class);
    assertThatThrownBy(() -> LibraryFile.read("2301.00335\n".repeat(LibraryFile.MOST + 1)))
        .hasMessageContaining("more than 20000");
  }
}
