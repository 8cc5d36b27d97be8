package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {
  private static final String TEXT =
      "First we look, e.g. at Smith et al. 2020, who got 3.5 points. Then we act! Does it help? Yes.";

  private static List<String> sentences(String text) {
    return Sentences.find(text).stream()
        .map(range -> text.substring(range.start(), range.end()))
        .toList();
  }

  @Test
  void partsSentencesButNotAbbreviations() {
    assertThat(sentences(TEXT))
        .containsExactly(
            "First we look, e.g. at Smith et al. 2020, who got 3.5 points.",
            "Then we act!",
            "Does it help?",
            "Yes.");
    assertThat(sentences("See Fig. 3 by J. Smith. It (really.) works"))
        .containsExactly("See Fig. 3 by J. Smith.", "It (really.) works");
  }

  @Test
  void partsChineseSentences() {
    assertThat(sentences("我们提出方法。结果很好！ “真的吗？”是的"))
        .containsExactly("我们提出方法。", "结果很好！", "“真的吗？”", "是的");
  }

  @Test
  void foldsLinesButKeepsParagraphs() {
    assertThat(Whitespace.fold("  A title\nbroken  here\n  and a paragraph\r\nmore "))
        .isEqualTo("A title broken here\nand a paragraph more");
    String folded = "Nothing to do here";
    assertThat(Whitespace.fold(folded)).isSameAs(folded);
    assertThat(Whitespace.fold(" \n\t")).isEmpty();
    assertThat(Whitespace.fold("one\n\ntwo")).isEqualTo("one\ntwo");
  }

  @Test
  void excerptsEndWithASentenceOrAWord() {
    assertThat(Excerpt.of(TEXT, 80))
        .isEqualTo("First we look, e.g. at Smith et al. 2020, who got 3.5 points. Then we act!");
    assertThat(Excerpt.of(TEXT, 30)).isEqualTo("First we look, e.g. at Smith…");
    assertThat(Excerpt.of("short", 30)).isEqualTo("short");
  }

  @Test
  void excerptsShowTheSentenceThatWasMarked() {
    int at = TEXT.indexOf("help");
    Excerpt excerpt = Excerpt.around(TEXT, List.of(new TextRange(at, at + 4)), 40);
    assertThat(excerpt.text()).contains("Does it help?").hasSizeLessThanOrEqualTo(40);
    TextRange mark = excerpt.ranges().getFirst();
    assertThat(excerpt.text().substring(mark.start(), mark.end())).isEqualTo("help");
  }

  @Test
  void excerptsOfAnyTextFitAndTheirMarksStandOnTheSameWords() {
    Random random = Seed.random("excerptsOfAnyTextFitAndTheirMarksStandOnTheSameWords");
    String[] words = {
      "alpha", "beta.", "γ", "汉字。", "\uD83D\uDE00", "e.g.", "long-winded", "\n", "?"
    };
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(words[random.nextInt(words.length)]).append(random.nextInt(4) > 0 ? " " : "");
      }
      List<TextRange> marks = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        int start = random.nextInt(text.length());
        marks.add(new TextRange(start, Math.min(text.length(), start + 1 + random.nextInt(6))));
      }
      int room = 1 + random.nextInt(120);
      assertThat(Excerpt.of(text.toString(), room).length()).isLessThanOrEqualTo(room);
      Excerpt excerpt = Excerpt.around(text.toString(), marks, room);
      assertThat(excerpt.text().length()).isLessThanOrEqualTo(room);
      List<String> marked =
          marks.stream().map(mark -> text.substring(mark.start(), mark.end())).toList();
      for (TextRange mark : excerpt.ranges()) {
        assertThat(marked).contains(excerpt.text().substring(mark.start(), mark.end()));
      }
    }
  }

  @Test
  void titleKeysMeetWhateverTheTypography() {
    assertThat(TitleKey.of("Schr\\\"odinger's Cat: A Re-Visit"))
        .isEqualTo(TitleKey.of("SCHRÖDINGER’S CAT — a revisit"))
        .isEqualTo("schrodingerscatarevisit");
    assertThat(TitleKey.of("RE$^2$: x")).isEqualTo(TitleKey.of("RE2 X"));
    assertThat(TitleKey.of("?!")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en|We propose a new method for the segmentation of images.
          zh|我们提出了一种用于 image segmentation 的新方法。
          ja|画像のセグメンテーションのための新しい手法を提案する。
          ko|이미지 분할을 위한 새로운 방법을 제안한다.
          ru|Мы предлагаем новый метод сегментации изображений.
          uk|Ми пропонуємо новий метод сегментації зображень і його застосування.
          de|Wir stellen eine neue Methode für die Segmentierung von Bildern vor.
          fr|Nous proposons une nouvelle méthode pour la segmentation des images.
          es|Proponemos un nuevo método para la segmentación de las imágenes.
          pt|Propomos um novo método para a segmentação de imagens que não é lento.
          it|Proponiamo un nuovo metodo per la segmentazione delle immagini.
          und|xyz 123
          """)
  void tellsLanguages(String language, String text) {
    assertThat(LanguageDetector.detect(text)).isEqualTo(language);
  }
}
