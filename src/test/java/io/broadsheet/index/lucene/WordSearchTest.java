package io.broadsheet.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.index.Highlights;
import io.broadsheet.index.QueryNode;
import io.broadsheet.paper.Paper;
import io.broadsheet.testing.RealPapers;
import io.broadsheet.testing.Seed;
import io.broadsheet.text.TexToText;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordSearchTest {
  @Test
  void findsWordsInWhateverTheyAreWrittenWith() {
    assertThat(found("non-invasive networks", "A Non invasive, self-invasive way (Networks)."))
        .containsExactly("Non invasive", "Networks");
    assertThat(found("pretraining", "multi-pre training, pre-training; \"Pretraining\""))
        .containsExactly("pre training", "pre-training", "Pretraining");
    assertThat(found("naive 3D", "naïve 3D na\nive")).containsExactly("naïve", "3D");
    assertThat(found("图像", "扩散模型 用于 图像编辑")).containsExactly("图像");
    assertThat(found("network", "")).isEmpty();
    assertThat(found("x", " x  ")).containsExactly("x");
  }

  private static List<String> found(String query, String text) {
    TextAnalyzer analyzer = new TextAnalyzer(true);
    QueryUnits units = new QueryUnits(new TextAnalyzer(false));
    QueryNode words = new QueryNode.Words(QueryNode.TextField.DEFAULT, query);
    return new LuceneHighlighter(analyzer, units, words)
        .highlight("", text).abstractText().stream()
            .map(range -> text.substring(range.start(), range.end()))
            .toList();
  }

  /// The oracle: all of the text analysed, and each token looked up.
  @Test
  void highlightsOfRealPapersAreThoseOfTheWholeText() {
    List<Paper> papers = RealPapers.load();
    TextAnalyzer analyzer = new TextAnalyzer(true);
    QueryUnits units = new QueryUnits(new TextAnalyzer(false));
    Random random = Seed.random("word search");
    int marked = 0;
    for (int i = 0; i < 2_000; i++) {
      String query = papers.get(random.nextInt(papers.size())).title();
      String text = TexToText.convert(papers.get(random.nextInt(papers.size())).abstractText());
      Set<String> terms = new HashSet<>();
      units.units(query).stream()
          .filter(unit -> !unit.isStop())
          .forEach(unit -> terms.addAll(unit.terms()));
      if (terms.isEmpty()) {
        continue;
      }
      boolean[] expected = new boolean[text.length()];
      analyzer.tokens(text).stream()
          .filter(token -> terms.contains(token.term()))
          .forEach(token -> java.util.Arrays.fill(expected, token.start(), token.end(), true));
      boolean[] found = new boolean[text.length()];
      QueryNode words = new QueryNode.Words(QueryNode.TextField.DEFAULT, query);
      for (Highlights.Range range :
          new LuceneHighlighter(analyzer, units, words).highlight("", text).abstractText()) {
        java.util.Arrays.fill(found, range.start(), range.end(), true);
        marked++;
      }
      assertThat(found).as("%s in %s", query, text).isEqualTo(expected);
    }
    assertThat(marked).isGreaterThan(2_000);
  }
}
