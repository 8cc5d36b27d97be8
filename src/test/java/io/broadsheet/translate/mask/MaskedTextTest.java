package io.broadsheet.translate.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.Seed;
import io.broadsheet.text.TextRange;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MaskedTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We prove $O(n^2)$ and \\(x_1\\) bounds. | We prove ⟦1⟧ and ⟦2⟧ bounds.",
        "It costs $5 or $10 a day. | It costs $5 or $10 a day.",
        "\\begin{align} a &= b \\end{align} holds. | ⟦1⟧ holds.",
        "See \\cite{hooker2019compressed} and [3, 4]. | See ⟦1⟧ and ⟦2⟧.",
        "As in Smith et al. (2020), we go on. | As in ⟦1⟧, we go on.",
        "Shown before (Kahneman and Deaton, 2010). | Shown before ⟦1⟧.",
        "From October 2020 to May 2021. | From October 2020 to May 2021.",
        "Code: https://github.com/a/b_c. | Code: ⟦1⟧.",
        "Write to a.b@c.org now. | Write to ⟦1⟧ now.",
        "We release RegionLearner on WebVid2M and CC3M. | We release ⟦1⟧ on ⟦2⟧ and ⟦3⟧.",
        "Size, Weight, and Power (SWaP) limits | Size, Weight, and Power (⟦1⟧) limits",
        "LLM-based agents and GPUs | ⟦1⟧-based agents and ⟦2⟧s",
        "GPT-4 beats ResNet-50 by 4.4\\% in 12 ms | ⟦1⟧ beats ⟦2⟧ by ⟦3⟧ in ⟦4⟧",
        "the BIG-bench suite and k-NN | the ⟦1⟧-bench suite and ⟦2⟧",
        "A 3-layer net, top-1, in 2D | A 3-layer net, top-1, in 2D",
        "images of 64x64 pixels | images of ⟦1⟧ pixels",
        "Call my_function() in train.py | Call ⟦1⟧ in ⟦2⟧",
        "Stripped XQK^top and G_F remain | Stripped ⟦1⟧ and ⟦2⟧ remain",
        "arXiv:2301.00335v2, doi:10.1145/12.34 | ⟦1⟧, ⟦2⟧",
        "Schr\\\"odinger's cat | ⟦1⟧'s cat",
        "(\\eg adapters) | (⟦1⟧ adapters)",
        "ATTENTION IS ALL YOU NEED | ATTENTION IS ALL YOU NEED",
        "Literal ⟦7⟧ marks | Literal ⟦1⟧ marks",
      })
  void masksWhatNoEngineMayTouch(String source, String masked) {
    assertThat(MaskedText.of(source).whole().masked(PlaceholderStyle.BRACKETS)).isEqualTo(masked);
  }

  @Test
  void takesOffTexThatIsOnlyLooksAndKnowsWhereItStood() {
    String source = "``\\textbf{L}azy \\textit{next action}~prediction''\nhere";
    MaskedText text = MaskedText.of(source);
    assertThat(text.text()).isEqualTo("“Lazy next action prediction” here");
    TextRange original = text.original(text.whole());
    assertThat(source.substring(original.start(), original.end())).isEqualTo(source);
  }

  @Test
  void sentencesAreNotCutWithinSpans() {
    MaskedText text =
        MaskedText.of("We use $a. B$ here. See https://x.org/a.b. It gains 3.5 points. Done");
    assertThat(text.bySentence())
        .extracting(MaskedSegment::plain)
        .containsExactly(
            "We use $a. B$ here.", "See https://x.org/a.b.", "It gains 3.5 points.", "Done");
  }

  @ParameterizedTest
  @EnumSource
  void whatComesBackInOrderIsTheOriginalAgain(PlaceholderStyle style) {
    MaskedSegment segment =
        MaskedText.of("For x < y & z, BERT gains 3.1\\% over <b> at $a<b$.").whole();
    Restored restored = Unmasker.restore(segment, segment.masked(style), style, "es");
    assertThat(restored.complete()).isTrue();
    assertThat(restored.text()).isEqualTo(segment.plain());
  }

  @ParameterizedTest
  @CsvSource({
    "Wir ⟦2⟧ und ⟦1⟧., true",
    "Wir ⟦1⟧., false",
    "Wir ⟦1⟧ und ⟦2⟧ und ⟦2⟧., false",
    "Wir ⟦1⟧ und ⟦2⟧ und ⟦3⟧., false",
    "Wir ⟦ 1 ⟧ und ⟦2⟧., true",
    "Wir [1] und ⟦2⟧., false",
    "'', false",
  })
  void tellsLostDoubledAndUnknownPlaceholders(String answer, boolean complete) {
    MaskedSegment segment = MaskedText.of("We use BERT and $x$.").whole();
    Restored restored = Unmasker.restore(segment, answer, PlaceholderStyle.BRACKETS, "de");
    assertThat(restored.complete()).isEqualTo(complete);
  }

  @ParameterizedTest
  @CsvSource({
    "<x id=\"1\"></x> et <X ID='2' />, BERT et $x$",
    "<x id=\"2\"/> &amp; &lt;<x id=\"1\"/>, $x$ & <BERT",
  })
  void readsTagsAsEnginesWriteThem(String answer, String text) {
    MaskedSegment segment = MaskedText.of("BERT and $x$").whole();
    assertThat(Unmasker.restore(segment, answer, PlaceholderStyle.TAGS, "fr").text())
        .isEqualTo(text);
  }

  @Test
  void setsSignsAndBlanksAsTheLanguageHasThem() {
    MaskedSegment segment = MaskedText.of("We use BERT, gain 4.4\\% and publish $x$.").whole();
    Restored chinese =
        Unmasker.restore(segment, "我们使用 ⟦1⟧, 提高 ⟦2⟧ ，并发布 ⟦3⟧.", PlaceholderStyle.BRACKETS, "zh");
    assertThat(chinese.text()).isEqualTo("我们使用BERT, 提高4.4\\%，并发布$x$.");
    Restored signs =
        Unmasker.restore(segment, "我们用⟦1⟧增益, 并得⟦2⟧好处. 又⟦3⟧等.", PlaceholderStyle.BRACKETS, "zh");
    assertThat(signs.text()).isEqualTo("我们用BERT增益，并得4.4\\%好处。又$x$等。");
    Restored spanish =
        Unmasker.restore(segment, "Usamos⟦1⟧y ganamos⟦2⟧, ⟦3⟧", PlaceholderStyle.BRACKETS, "es");
    assertThat(spanish.text()).isEqualTo("Usamos BERTy ganamos 4.4\\%, $x$");
  }

  @Test
  void anyTextCanBeMaskedAndRestored() {
    Random random = Seed.random("anyTextCanBeMaskedAndRestored");
    String[] bits = {
      "$",
      "\\",
      "{",
      "}",
      "⟦",
      "⟧",
      "1",
      "9.5\\%",
      "BERT",
      " ",
      ". ",
      "\\textbf{",
      "word ",
      "中文",
      "http://",
      "_",
      "^",
      "[3]",
      "\\cite{",
      "``",
      "\n",
      "~",
      "<x id=\"1\"/>",
      "&amp;",
      "(",
      ")",
      "é"
    };
    for (int round = 0; round < 3_000; round++) {
      String source =
          random
              .ints(random.nextInt(30), 0, bits.length)
              .mapToObj(i -> bits[i])
              .collect(Collectors.joining());
      MaskedText text = MaskedText.of(source);
      for (PlaceholderStyle style : PlaceholderStyle.values()) {
        for (MaskedSegment segment : List.of(text.whole())) {
          Restored restored = Unmasker.restore(segment, segment.masked(style), style, "de");
          assertThat(restored.complete()).as("%s %s", style, source).isTrue();
          assertThat(restored.text()).as("%s %s", style, source).isEqualTo(segment.plain().strip());
        }
      }
      TextRange all = text.original(text.whole());
      assertThat(all.end()).isLessThanOrEqualTo(source.length());
    }
  }

  @Test
  void aHugeTextTakesNoLongerThanItsLength() {
    String hostile = "a_".repeat(20_000) + "\\textbf{".repeat(5_000) + "$".repeat(5_001);
    assertThat(MaskedText.of(hostile).text()).isNotEmpty();
    assertThat(MaskedText.of("(".repeat(30_000) + "A 2020)".repeat(3_000)).spans()).isNotNull();
  }
}
