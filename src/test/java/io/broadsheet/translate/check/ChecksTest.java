package io.broadsheet.translate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckResult.Verdict;
import io.broadsheet.translate.CheckedText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
  private static final String ENGLISH =
      "We train a model on 12 data sets. It gains 3.5 points over the baseline. We release the code.";
  private static final String CHINESE = "我们在12个数据集上训练模型。它比基线高出3.5分。我们发布了代码。";

  @Test
  void aGoodTranslationPassesEveryCheckWithAFigure() {
    List<CheckResult> results = run(ENGLISH, CHINESE);
    assertThat(results).hasSize(9).allMatch(result -> result.verdict() == Verdict.PASS);
    assertThat(results).allMatch(result -> Double.isFinite(result.figure()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // numbers said otherwise
        "We use 1.5 million pairs. | 我们使用150万对。 | true",
        "We use 27,000 pairs. | 我们使用2.7万对。 | true",
        "We use 5,760 maps. | 我们使用5，760张图。 | true",
        "We won the 1st place of 3 teams. | 我们在三支队伍中获得第一名。 | true",
        "A 3D scene of two cats | 两只猫的三维场景 | true",
        "Half of the cases | 50%的案例 | true",
        "From 39 to 42 million pairs | 从3900万到4200万对 | true",
        "A 3.5-billion-token corpus | 35亿词元的语料库 | true",
        "Version 3.0 is out. | 第3版发布了。 | true",
        "Since the pandemic | 自从COVID-19、COVID-19、Covid-19、Covid-19、Covid-19以来 | true",
        "It covers ninety-four topics. | 它涵盖94个主题。 | true",
        "From January 2021 to June 2023 | 2021年1月至2023年6月 | true",
        "Significant (p<.001) | 显著（p<0.001） | true",
        // lists without their numbers, and with
        "We (1) read and (2) write. | 我们先读后写。 | true",
        "We (1) read and (2) write. | 我们：1）读；2）写。 | true",
        "We (1) read and (2) write. | 我们①读，②写。 | true",
        "We (1) read and (2) write. | 我们（1）读，写。 | false",
        // and wrongly
        "Of 65 there are 65. | 有65个，共5个，共65个。 | false",
        "The score is 0.800. | 得分为0.80。 | false",
        "The score is 0.76. | 得分为.76。 | false",
        "We use version 4.0 here. | 我们使用版本4.。 | false",
        "It has 3 parts. We study two cats. | 它有一些部分。我们研究三只猫。 | false",
        "It gains 3.5 points. | 它提高了5.3分。 | false",
        "It gains 3.5 points. | 它提高了一些。 | false",
        "From 10 to 20 | 从10到10 | false",
        "No number here at all | 有12个、13个、14个数字 | false",
      })
  void countsNumbers(String source, String target, boolean passes) {
    CheckResult result = new DigitsCheck().check(text(source, target));
    assertThat(result.failed()).as(result.detail()).isEqualTo(!passes);
  }

  @Test
  void namesMustStandAsOftenAsInTheOriginal() {
    CheckedText text =
        new CheckedText(
            "KddRES and KddRES",
            "KddRES 和 KDDRE",
            "en",
            "zh",
            List.of(),
            List.of("KddRES", "KddRES"),
            List.of());
    assertThat(new NamesCheck().check(text).detail()).isEqualTo("lost: KddRES");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "当然！以下是翻译：我们在12个数据集上训练模型。它比基线高出3.5分。我们发布了代码。",
        "Here is the translation: 我们在12个数据集上训练模型。它比基线高出3.5分。我们发布了代码。",
        "抱歉，我无法翻译这段文字。12 3.5",
        "I'm sorry, but I can't help with that. 12 3.5 我们发布了代码我们发布了代码。",
        "“我们在12个数据集上训练模型。它比基线高出3.5分。我们发布了代码。”",
        "```我们在12个数据集上训练模型。它比基线高出3.5分。我们发布了代码。```",
        "我们在12个数据集上训练模型。它比基线高出3.5分。我们发布了代码。\n注：以上为机器翻译。",
        "<think>hm</think>我们在12个数据集上训练模型。它比基线高出3.5分。我们发布了代码。",
      })
  void findsWhatAChatModelAdds(String answer) {
    assertThat(failed(ENGLISH, answer)).contains(CheckKind.CHATTER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我们在12个数据集上训练模型。它比基线高出3.5分。我们发 | CUT_OFF",
        "我们在12个数据集上训练模型。It gains 3.5 points over the baseline. 我们发布了代码。 | REMAINDER",
        "Wir trainieren ein Modell mit 12 und gewinnen 3.5 Punkte. Wir geben es frei. | LANGUAGE",
        "12 3.5。 | LENGTH_RATIO",
        "12，3.5。我们发布了代码我们发布了代码我们发布了代码我们发布了代码我们发布了代码我们发布了代码。 | REPEATS",
        "<script>alert(1)</script>我们在12个数据集上训练模型。它比基线高出3.5分。我们发布了代码。 | MARKUP",
        "我们在12个数据集上训练模型。它比基线高出3.5分。见https://evil.example/x。 | MARKUP",
        "我们在12个数据集上训练\\href{javascript:alert(1)}{模型}。它比基线高出3.5分。我们发布了代码。 | MARKUP",
        "我们在12个数据集上训练模型\u202E。它比基线高出3.5分。我们发布了代码。 | MARKUP",
        "⟦1⟧我们在12个数据集上训练模型。它比基线高出3.5分。我们发布了代码。 | MARKUP",
      })
  void findsWhatIsWrong(String answer, CheckKind kind) {
    assertThat(failed(ENGLISH, answer)).contains(kind);
  }

  @Test
  void aNameMayBeKeptInBracketsBehindItsTranslation() {
    String source = "We call it the Optimised Reading of Many Long Papers at Once.";
    String kept = "我们称之为一次阅读多篇长论文的优化方法（Optimised Reading of Many Long Papers at Once）。";
    assertThat(new RemainderCheck().check(text(source, kept)).failed()).isFalse();
    String left = "我们称之为 Optimised Reading of Many Long Papers at Once。";
    assertThat(new RemainderCheck().check(text(source, left)).failed()).isTrue();
  }

  @Test
  void anEngineStuckInALoopIsFound() {
    assertThat(failed(ENGLISH.repeat(2), CHINESE + "的模型".repeat(60) + "12 3.5。"))
        .contains(CheckKind.REPEATS);
  }

  @Test
  void tellsSpanishFromWhatWasLeftInEnglish() {
    String spanish =
        "Entrenamos un modelo en 12 conjuntos de datos. Gana 3.5 puntos sobre la base. Publicamos el código.";
    CheckedText good =
        new CheckedText(ENGLISH, spanish, "en", "es", List.of(), List.of(), List.of());
    assertThat(StandardChecks.with(List.of()).run(good)).noneMatch(CheckResult::failed);
    CheckedText same =
        new CheckedText(ENGLISH, ENGLISH, "en", "es", List.of(), List.of(), List.of());
    assertThat(StandardChecks.with(List.of()).run(same))
        .filteredOn(CheckResult::failed)
        .extracting(CheckResult::kind)
        .contains(CheckKind.LANGUAGE, CheckKind.REMAINDER);
  }

  @Test
  void aTextThatNoAbstractHasIsNotRead() {
    List<CheckResult> results = run(ENGLISH, "我".repeat(1_000_000));
    assertThat(results).singleElement().matches(CheckResult::failed);
  }

  private static List<CheckKind> failed(String source, String target) {
    return run(source, target).stream().filter(CheckResult::failed).map(CheckResult::kind).toList();
  }

  private static List<CheckResult> run(String source, String target) {
    return StandardChecks.with(List.of()).run(text(source, target));
  }

  private static CheckedText text(String source, String target) {
    return new CheckedText(source, target, "en", "zh", List.of(), List.of(), List.of());
  }
}
