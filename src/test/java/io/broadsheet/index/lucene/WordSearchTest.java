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
    assertThat(found("GAN", "生成对抗网络（GAN），用GAN生成。GANs、和 non-GAN")).hasSize(4);
    assertThat(found("pretraining", "预pre训练，pre training训练")).containsExactly("pre training");
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

  @Test
  void highlightsOfRealPapersAreThoseOfTheWholeText() {
    List<Paper> papers = RealPapers.load();
    Random random = Seed.random("word search");
    int marked = 0;
    for (int i = 0; i < 2_000; i++) {
      String query = papers.get(random.nextInt(papers.size())).title();
      String text = TexToText.convert(papers.get(random.nextInt(papers.size())).abstractText());
      marked += compare(query, text);
    }
    assertThat(marked).isGreaterThan(2_000);
  }

  /// As translations are written: names and terms among ideographs, with and without blanks.
  @Test
  void highlightsOfMixedTextsAreThoseOfTheWholeText() {
    List<Paper> papers = RealPapers.load();
    Random random = Seed.random("mixed word search");
    String[] chinese = {"扩散", "模", "，", "。", "、", "（", "）", "：", "的non", "不", " ", "-", "3D", "，1"};
    int marked = 0;
    for (int i = 0; i < 2_000; i++) {
      String query = papers.get(random.nextInt(papers.size())).title();
      String[] words = (query + " pre non training").split(" ", -1);
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 40; j++) {
        text.append(chinese[random.nextInt(chinese.length)]);
        if (random.nextInt(3) == 0) {
          text.append(words[random.nextInt(words.length)]);
        }
      }
      marked += compare(query + (random.nextInt(4) == 0 ? " 扩散" : ""), text.toString());
    }
    assertThat(marked).isGreaterThan(2_000);
  }

  /// The oracle: all of the text analysed, and each token looked up.
  ///
  /// @return places found
  private static int compare(String query, String text) {
    TextAnalyzer analyzer = new TextAnalyzer(true);
    QueryUnits units = new QueryUnits(new TextAnalyzer(false));
    int marked = 0;
    Set<String> terms = new HashSet<>();
    units.units(query).stream()
        .filter(unit -> !unit.isStop())
        .forEach(unit -> terms.addAll(unit.terms()));
    if (terms.isEmpty()) {
      return 0;
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
    return marked;
  }
}
