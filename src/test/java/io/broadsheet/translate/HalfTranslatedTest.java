package io.broadsheet.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.translate.check.StandardChecks;
import io.broadsheet.translate.mask.MaskedSegment;
import io.broadsheet.translate.mask.MaskedSpan;
import io.broadsheet.translate.mask.MaskedText;
import io.broadsheet.translate.mask.PlaceholderStyle;
import io.broadsheet.translate.mask.Restored;
import io.broadsheet.translate.mask.Unmasker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mistakes that the captured pages show, as far as masks and checks prevent them; those of terms
/// are the glossary's.
class HalfTranslatedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Size, Weight, and Power (SWaP) constrained systems | SWaP",
        "We call it RegionLearner, at https://github.com/ruiyan1995/Region_Learner. | RegionLearner",
        "We call it RegionLearner, at https://github.com/ruiyan1995/Region_Learner."
            + " | https://github.com/ruiyan1995/Region_Learner",
        "pre-trained on the public WebVid2M and CC3M data sets | WebVid2M",
        "pre-trained on the public WebVid2M and CC3M data sets | CC3M",
        "Switch-style sparse transformers on BIG-bench | BIG",
        "agnostically learning a single ReLU function | ReLU",
        "KddRES, CrossWOZ (in Chinese) and MultiWOZ (in English) | MultiWOZ",
        "KddRES, CrossWOZ (in Chinese) and MultiWOZ (in English) | KddRES",
        "improves by \\textasciitilde4.4 \\% and 8.0% | 8.0%",
        "small and medium enterprises (SMEs) | SME",
      })
  void whatWasHalfTranslatedIsMasked(String source, String span) {
    assertThat(MaskedText.of(source).spans()).extracting(MaskedSpan::written).contains(span);
  }

  @Test
  void commandsOfLooksNeverReachAnEngine() {
    String sent =
        MaskedText.of("a task called \\textit{next action prediction} improves")
            .whole()
            .masked(PlaceholderStyle.BRACKETS);
    assertThat(sent).isEqualTo("a task called next action prediction improves");
  }

  @Test
  void anAddressIsNotGluedToTheTextNorRecased() {
    String source = "Code is at https://github.com/ruiyan1995/Region_Learner.";
    MaskedSegment segment = MaskedText.of(source).whole();
    Restored restored = Unmasker.restore(segment, "代码可在 ⟦1⟧ 上获得。", PlaceholderStyle.BRACKETS, "zh");
    assertThat(restored.text()).isEqualTo("代码可在https://github.com/ruiyan1995/Region_Learner上获得。");
    assertThat(failed(source, restored.text())).isEmpty();
    assertThat(failed(source, "代码可在https://github.com/ruiyan1995/region_learner上获得。"))
        .contains(CheckKind.MARKUP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The gain of RegionLearner is large. | 地区learner的增益很大。 | NAMES",
        "We evaluate KddRES in this paper. | 我们在本文中评估KDDRE。 | NAMES",
        "A task called \\textit{next action} helps. | 名为\\ texit {下一个操作}的任务有帮助。 | MARKUP",
        "It improves the results by 4.4 in all. | 它总共将结果提高了。 | DIGITS",
      })
  void whatWasShownThenFailsNow(String source, String target, CheckKind kind) {
    assertThat(failed(source, target)).contains(kind);
  }

  @Test
  void aTextThatWasNeverTranslatedIsNoTranslation() {
    String english = "We study the tail quality of services and propose a method to measure it.";
    assertThat(failed(english, english)).contains(CheckKind.LANGUAGE, CheckKind.REMAINDER);
  }

  private static List<CheckKind> failed(String source, String target) {
    MaskedText masked = MaskedText.of(source);
    return StandardChecks.with(List.of())
        .run(
            new CheckedText(
                source,
                target,
                "en",
                "zh",
                List.of(),
                masked.spans().stream()
                    .filter(span -> span.kind() == MaskedSpan.Kind.NAME)
                    .map(MaskedSpan::written)
                    .toList(),
                masked.spans().stream().map(MaskedSpan::written).toList()))
        .stream()
        .filter(CheckResult::failed)
        .map(CheckResult::kind)
        .toList();
  }
}
