package io.broadsheet.translate.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckResult.Verdict;
import io.broadsheet.translate.CheckedText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What machine translators made of research terms on the pages that were captured. Each sentence
/// is refused with its mistake and passes with the term in its place, and passes both ways when the
/// glossary does not know the term: it is the glossary that prevents the mistake.
class SeedMistakesTest {
  private static final Glossaries SHIPPED = Glossaries.shipped();
  private static final TermsCheck CHECK = new TermsCheck(() -> SHIPPED);

  @ParameterizedTest
  @CsvSource({
    "We compute in racetrack memory.,我们在赛道存储器中计算。,我们在赛车记忆中计算。",
    "It suits SWaP-constrained devices.,它适合受尺寸、重量和功率限制的设备。,它适合交换约束的设备。",
    "This saves communication latency.,这节省了通信延迟。,这节省了通信潜伏。",
    "The embodied energy of chips grows.,芯片的隐含能不断增长。,芯片的体现能量不断增长。",
    "It is pre-trained on public video datasets.,它在公共视频数据集上预训练。,它在公共视频数据集上预先列车。",
    "We study vision pre-training here.,我们在此研究视觉预训练。,我们在此研究视觉预培训。",
    "Learnable masks choose the regions.,可学习的掩码选择区域。,被动掩码选择区域。",
    "We compare sparse transformers of all sizes.,我们比较各种规模的稀疏Transformer。,我们比较各种规模的稀疏变压器。",
    "We evaluate models on BIG-bench.,我们在BIG-bench上评估模型。,我们在大型基础上评估模型。",
    "The gap grows in absolute terms.,差距就绝对值而言在扩大。,差距以绝对的术语在扩大。",
    "We use reinforcement learning here.,我们在此使用强化学习。,我们在此使用加强学习。",
    "It optimises a dialogue policy online.,它在线优化对话策略。,它在线优化对话政策。",
    "The dialogue agent answers.,对话智能体回答。,对话框回答。",
    "A discriminator tells them apart.,判别器区分它们。,判别员区分它们。",
    "A discriminator tells them apart.,判别器区分它们。,鉴别者区分它们。",
    "We collect multi-turn conversations.,我们收集多轮对话。,我们收集多转谈话。",
    "Next-action prediction helps.,下一动作预测有帮助。,下一个操作预测有帮助。",
  })
  void aMistakenTermIsRefused(String source, String right, String mistaken) {
    assertThat(verdict(CHECK, source, right)).as(right).isEqualTo(Verdict.PASS);
    assertThat(verdict(CHECK, source, mistaken)).as(mistaken).isEqualTo(Verdict.FAIL);
    TermInspection without =
        new TermInspection(
            new PairGlossary(LanguagePair.EN_ZH, List.of()), new Lexicon(java.util.Map.of()));
    assertThat(without.inspect(source, mistaken, List.of("cs.LG")).severe()).isFalse();
  }

  /// One text called the bias of a unit both a deviation and a prejudice.
  @Test
  void oneTermInTwoWaysIsNoted() {
    String source = "We learn a unit with bias. For zero bias it is easy; with bias it is hard.";
    String two = "我们学习一个带有偏见的单元。对于零偏差，这很容易；带有偏差则很难。";
    TermReport report = inspect(source, two);
    assertThat(report.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.fault()).isEqualTo(TermReport.Fault.INCONSISTENT);
              assertThat(finding.term()).isEqualTo("bias");
            });
    assertThat(inspect(source, two.replace("偏见", "偏差")).findings()).isEmpty();
  }

  /// The object of "agnostically learning a function" was lost, and optima with it.
  @ParameterizedTest
  @CsvSource({
    "Agents get stuck in local optima often.,智能体常陷入局部最优。,智能体常陷入困境。",
    "We learn a single function agnostically.,我们在不可知设定下学习单个函数。,我们学习单个函数。",
  })
  void aTermThatIsLostIsNoted(String source, String right, String lost) {
    assertThat(inspect(source, right).share()).isEqualTo(1);
    assertThat(inspect(source, lost).findings()).isNotEmpty();
  }

  @Test
  void theDetailNamesTermAndMistake() {
    CheckResult result =
        CHECK.check(
            new CheckedText(
                "We compute in racetrack memory.",
                "我们在赛车记忆中计算。",
                "en",
                "zh",
                List.of("cs.AR"),
                List.of(),
                List.of()));
    assertThat(result.detail()).isEqualTo("wrong racetrack memory (赛车记忆)");
    assertThat(result.figure()).isZero();
  }

  private static Verdict verdict(TermsCheck check, String source, String target) {
    return check
        .check(new CheckedText(source, target, "en", "zh", List.of("cs.LG"), List.of(), List.of()))
        .verdict();
  }

  private static TermReport inspect(String source, String target) {
    return new TermInspection(
            Glossaries.shipped().of(LanguagePair.EN_ZH).orElseThrow(),
            Lexicon.shipped(LanguagePair.EN_ZH))
        .inspect(source, target, List.of("cs.LG"));
  }
}
