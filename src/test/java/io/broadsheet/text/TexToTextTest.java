package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.Seed;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TexToTextTest {
  private static final String PIECES =
      "\\ { } $ $$ \\( \\) \\[ \\] ~ ` `` ' '' - -- ^ _ % & \\textbf{ \\emph \\frac \\sqrt[ \\sum"
          + " \\\" \\' \\c \\cite{ \\href{ \\url{http:// http://x.y/ \\unicode{x \\ding{ \\left"
          + " \\begin{ \\not \\mathbb \\text{ word 5 , . ( ) [ ] é 汉 \uD83D \uDE00 \n \t <b> \" =";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          Schr\\"odinger|Schrödinger
          {\\"o} \\'e \\c{c} \\v{s} \\H{o} \\k{a} \\r{a}|ö é ç š ő ą å
          Stra\\ss e, Bj\\o rn, {\\L}\\'od\\'z, na\\"{\\i}ve|Straße, Bjørn, Łódź, naïve
          user\\'s don\\'t|user's don't
          \\textbf{L}azy \\textbf{i}ndependent|Lazy independent
          \\emph{a \\textbf{b \\texttt{c}}} {\\em foo} \\textsc{Bar}|a b c foo Bar
          5\\% \\& a\\_b \\#1|5% & a_b #1
          ``tail quality,''|“tail quality,”
          the `in-slate' model|the ‘in-slate’ model
          a -- b --- c|a – b — c
          Genie~that takes ~4.4 s (~9) or 10~30\\%|Genie that takes ~4.4 s (~9) or 10~30%
          see \\cite[p.~5]{hooker2019compressed} and Fig.~\\ref{a}|see [ref] and Fig. [ref]
          \\url{https://github.com/a_b/c}.|https://github.com/a_b/c.
          \\href{https://x.org/y}{here}|here (https://x.org/y)
          in ~\\href{https://x.org/y}{here} for ~\\$5|in here (https://x.org/y) for ~$5
          $\\sim$2-3\\% of 360{\\deg}|∼2-3% of 360°
          $O(n\\log n)$ \\(\\ell_2\\)-norm $$y^2$$|O(n log n) ℓ₂-norm y²
          $\\mathbb{R}^{n}$ $\\mathcal{O}(n^2)$ $10^{-3}$|ℝⁿ O(n²) 10⁻³
          over \\mathbb{R} and \\mathbb{ \\textbf{E} \\frac{a}{b} }|over ℝ and E a/b
          $x_{train}$ $\\theta^*$ $A^\\top$ $x^{a+q}$|x_train θ* Aᵀ x^(a+q)
          $\\frac{a+1}{b}$ $\\sqrt{2}$ $\\sqrt[3]{x y}$|(a+1)/b √2 ∛(x y)
          $a \\leq b \\to \\infty$, 3$\\times$ faster|a ≤ b → ∞, 3× faster
          $\\tilde{O}\\left(\\frac{1}{\\epsilon^2}\\right)$ $x \\not\\in \\{0,1\\}$|Õ(1/ε²) x ∉ {0,1}
          RE$^2$ and ${D}^{3}${ETOR} and $\\textbf{S}$cene|RE² and D³ETOR and Scene
          360$^\\circ$ panoramas|360° panoramas
          a$\\unicode{x2013}$b \\ding{182} \\ding{51}|a–b ❶ ✓
          (\\eg adapters) \\method{} is \\ours, \\foo{bar}|(e.g. adapters) method is ours, bar
          2{,}260 and 10\\,000 in {0, 1}|2,260 and 10000 in {0, 1}
          XQK^top X^top and K,(ge 1), G_F, Li_2|XQK^top X^top and K,(ge 1), G_F, Li_2
          \\ texit {下一个操作预测}|texit 下一个操作预测
          see https://people.x.edu/~foo/a_b. Next|see https://people.x.edu/~foo/a_b. Next
          """)
  void rendersWhatPeopleWrite(String tex, String text) {
    assertThat(TexToText.convert(tex)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "costs $5 and $6",
        "from $5-$10 million",
        "a $100 budget",
        "US$ 5 a head",
        "a $5M model, a $7.50 one and a $.50 one"
      })
  void leavesMoneyAlone(String money) {
    assertThat(TexToText.convert(money)).isEqualTo(money);
  }

  @Test
  void keepsMoneyBesideFormulas() {
    assertThat(TexToText.convert("\\$5 and $n$ or costs $4.27 per invoice for $k$ items"))
        .isEqualTo("$5 and n or costs $4.27 per invoice for k items");
    assertThat(TexToText.convert("is $99.8$-$100\\%$ and $16.25-35.91$%"))
        .isEqualTo("is 99.8-100% and 16.25-35.91%");
  }

  @Test
  void returnsATextWithoutTexItself() {
    String plain = "Nothing here, it's plain: 5% of a_b (x^2) & more.";
    assertThat(TexToText.convert(plain)).isSameAs(plain);
  }

  @Test
  void leavesNoMarkupAndNeverFailsOnRandomTex() {
    Random random = Seed.random("leavesNoMarkupAndNeverFailsOnRandomTex");
    String[] pieces = PIECES.split(" ");
    for (int round = 0; round < 20_000; round++) {
      StringBuilder tex = new StringBuilder();
      for (int i = random.nextInt(30); i >= 0; i--) {
        tex.append(pieces[random.nextInt(pieces.length)]);
        if (random.nextBoolean()) {
          tex.append(' ');
        }
      }
      String text = TexToText.convert(tex.toString());
      assertThat(text).as(tex.toString()).doesNotContain("\\textbf").doesNotContain("\\frac");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "\\",
        "$",
        "$$",
        "\\(",
        "\\[",
        "\\frac",
        "^",
        "_",
        "$^",
        "$\\frac{",
        "`",
        "~",
        "-",
        "\\textbf{",
        "\\url{",
        "\\verb|",
        "\\\"",
        "\\cite[",
        "{\\em ",
        "$x ",
        "\\begin{a}",
        "{,",
        "http://",
        "www.",
        "\\'",
        "$\\text{$",
        "\\unicode{"
      })
  void takesLinearTimeOnHostileText(String piece) {
    String hostile = piece.repeat(1_000_000 / piece.length());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(TexToText.convert(hostile)).isNotNull();
          assertThat(TexToHtml.convert(hostile)).isNotNull();
        });
  }
}
