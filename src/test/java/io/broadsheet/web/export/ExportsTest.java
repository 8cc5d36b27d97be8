package io.broadsheet.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperBuilder;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.RandomPapers;
import io.broadsheet.testing.RealPapers;
import io.broadsheet.testing.Seed;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.junit.jupiter.api.Test;

class ExportsTest {
  private static final String NASTY =
      "50% of {braces} & \\alpha_1 ~ #7 $x^2 <b> } @article{x, \n\r\n a = \u2028 \"b\" } 注意力 😀";

  private static PaperBuilder paper(String title) {
    return Paper.builder(PaperId.arxiv("2511.00001"), title)
        .language("en")
        .authors(List.of(Author.named("Ada Lovelace"), Author.named("何恺明")))
        .categories(List.of("cs.CL", "stat.ML"))
        .submittedAt(Instant.parse("2025-11-03T23:30:00Z"));
  }

  private static Paper nasty() {
    return paper(NASTY)
        .abstractText(NASTY)
        .authors(
            List.of(
                Author.named("The ATLAS and CMS Collaboration"),
                new Author("Odd, One", "Odd, One", "Jr and Co", "III", null, List.of()),
                new Author("Plato", "Plato", "", null, null, List.of()),
                Author.named("何恺明"),
                new Author("A\nB {C", null, null, null, null, List.of())))
        .comment(NASTY)
        .doi("10.1/{a}%b_c")
        .journalReference(NASTY)
        .links(List.of(new Link(Link.Kind.CODE, "https://x.org/" + NASTY)))
        .build();
  }

  private static BibTeXEntry bibtex(Paper paper) {
    String text = BibtexExport.of(paper);
    try {
      BibTeXDatabase database = new BibTeXParser().parse(new StringReader(text));
      assertThat(database.getEntries()).as(text).hasSize(1);
      return database.getEntries().values().iterator().next();
    } catch (ParseException | RuntimeException | Error unreadable) {
      throw new AssertionError("BibTeX cannot be read back: " + text, unreadable);
    }
  }

  private static String field(BibTeXEntry entry, String name) {
    return entry.getField(new Key(name)).toUserString();
  }

  /// What LaTeX would print for the escapes the export writes.
  private static String printed(String latex) {
    String text = latex;
    for (String[] command :
        new String[][] {
          {"braceleft", "{"},
          {"braceright", "}"},
          {"less", "<"},
          {"greater", ">"},
          {"asciitilde", "~"},
          {"asciicircum", "^"},
          {"backslash", "\u0001"}
        }) {
      text = text.replace("\\text" + command[0] + "{}", "\u0002" + command[1]);
    }
    return text.replaceAll("(?<!\u0002)[{}]", "")
        .replaceAll("\\\\([&%$#_])", "$1")
        .replace("\u0002", "")
        .replace('\u0001', '\\');
  }

  @Test
  void bibtexIsReadBackAsItWasWritten() {
    BibTeXEntry entry = bibtex(paper("Attention Is All BERT Needs: 50% of $O(n)$").build());

    assertThat(entry.getType().getValue()).isEqualTo("misc");
    assertThat(entry.getKey().getValue()).isEqualTo("lovelace2025attentionallbert");
    assertThat(field(entry, "title")).contains("{BERT}", "50\\%");
    assertThat(field(entry, "author")).isEqualTo("Lovelace, Ada and 何, 恺明");
    assertThat(field(entry, "year")).isEqualTo("2025");
    assertThat(field(entry, "eprint")).isEqualTo("2511.00001");
    assertThat(field(entry, "archivePrefix")).isEqualTo("arXiv");
    assertThat(field(entry, "primaryClass")).isEqualTo("cs.CL");
    assertThat(field(entry, "url")).isEqualTo("https://arxiv.org/abs/2511.00001");
  }

  @Test
  void nothingInATextEndsItsBibtexField() {
    Paper nasty = nasty();
    BibTeXEntry entry = bibtex(nasty);

    assertThat(printed(field(entry, "title")))
        .isEqualTo(ExportText.line(io.broadsheet.text.TexToText.convert(nasty.title())));
    assertThat(printed(field(entry, "journal"))).isEqualTo(ExportText.line(NASTY));
    assertThat(field(entry, "author"))
        .isEqualTo(
            "{The ATLAS and CMS Collaboration} and {Odd, One}, III, {Jr and Co} and {Plato} and"
                + " 何, 恺明 and {A B \\textbraceleft{}C}");
    assertThat(field(entry, "doi")).isEqualTo("10.1/%7Ba%7D%b_c");
  }

  @Test
  void aPaperWithNothingButATitleIsWrittenInEveryForm() throws IOException {
    Paper bare = Paper.builder(new PaperId("somewhere", "x_1"), "注意力").build();

    BibTeXEntry entry = bibtex(bare);
    assertThat(entry.getKey().getValue()).isEqualTo("papersomewherex1");
    assertThat(entry.getFields()).containsOnlyKeys(new Key("title"));
    assertThat(RisExport.of(bare)).isEqualTo("TY  - UNPB\r\nTI  - 注意力\r\nLA  - und\r\nER  - \r\n");
    JsonNode item = new JsonMapper().readTree(CslJsonExport.of(List.of(bare))).get(0);
    assertThat(item.get("title").asText()).isEqualTo("注意力");
    assertThat(item.get("author")).isEmpty();
    assertThat(MarkdownExport.of(bare)).isEqualTo("# 注意力\n\n- Identifier: somewhere:x\\_1\n");
  }

  @Test
  void aKeyDoesNotChangeWithARevision() {
    Paper first = paper("Über Paper und Tinte").build();
    Paper revised =
        first.toBuilder()
            .abstractText("Now longer")
            .updatedAt(Instant.parse("2026-02-01T00:00:00Z"))
            .doi("10.1/abc")
            .build();

    assertThat(BibtexExport.key(revised)).isEqualTo(BibtexExport.key(first)).matches("[a-z0-9]+");
  }

  @Test
  void everyLineOfARisRecordIsAField() {
    for (String line : RisExport.of(nasty()).split("\r\n", -1)) {
      assertThat(line).matches("(?:[A-Z][A-Z0-9]  - .*)?");
      assertThat(line.chars().noneMatch(c -> c < ' ' || c == 0x2028)).as(line).isTrue();
    }
    assertThat(RisExport.of(nasty()))
        .contains("TY  - JOUR\r\n", "AU  - The ATLAS and CMS Collaboration\r\n", "AU  - 何, 恺明\r\n");
  }

  @Test
  void markdownShowsATextAsItIs() {
    String markdown =
        MarkdownExport.of(
            paper("1. *bold* <b> &lt; [x](javascript:1)").abstractText("- a\n# b\n---").build());

    assertThat(markdown)
        .startsWith("# 1\\. \\*bold\\* \\<b\\> \\&lt; \\[x\\](javascript:1)\n")
        .endsWith("\n\\- a \\# b —\n");
    assertThat(MarkdownExport.of(nasty()).lines().filter(line -> line.startsWith("- CODE")))
        .isEmpty();
    assertThat(MarkdownExport.of(nasty()).lines().filter(line -> line.startsWith("- Code: <")))
        .hasSize(1)
        .allMatch(line -> line.matches("- Code: <https://[^\\s<>]+>"));
  }

  @Test
  void randomPapersAreReadBackWhateverIsInThem() throws IOException {
    RandomPapers papers = new RandomPapers(Seed.random("ExportsTest"), 300);
    for (int i = 0; i < 300; i++) {
      readBack(papers.paper());
    }
  }

  @Test
  void realPapersAreReadBack() throws IOException {
    List<Paper> all = RealPapers.load();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 20) {
      keys.add(readBack(all.get(i)));
    }
    assertThat(keys)
        .hasSizeGreaterThan(1_000)
        .allMatch(key -> key.matches("[a-z0-9]*[a-z][a-z0-9]*"));
  }

  private static String readBack(Paper paper) throws IOException {
    BibTeXEntry entry = bibtex(paper);
    assertThat(printed(field(entry, "title")))
        .isEqualTo(ExportText.line(io.broadsheet.text.TexToText.convert(paper.title())));
    JsonNode item = new JsonMapper().readTree(CslJsonExport.of(List.of(paper))).get(0);
    assertThat(item.get("id").asText()).isEqualTo(paper.id().toString());
    assertThat(item.get("author")).hasSize(paper.authors().size());
    for (String line : RisExport.of(paper).split("\r\n", -1)) {
      assertThat(line).matches("(?:[A-Z][A-Z0-9]  - .*)?");
    }
    assertThat(MarkdownExport.of(paper)).startsWith("# ").contains("\n- Identifier: ");
    return entry.getKey().getValue();
  }
}
