package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimplifiedChineseTest {
  @Test
  void traditionalCharactersBecomeSimplifiedOnes() {
    assertThat(simplified("圖神經網絡與強化學習")).isEqualTo("图神经网络与强化学习");
    assertThat(simplified("機器翻譯的低資源語言")).isEqualTo("机器翻译的低资源语言");
  }

  @Test
  void simplifiedTextAndEverythingElseStays() {
    String text = "显著提升著名俱乐部 GAN ﾓﾃﾞﾙ モデル é \uD840\uDC0B \uD800";
    assertThat(simplified(text)).isEqualTo(text);
  }

  /// What has been simplified is simple: twice is as once.
  @Test
  void noFormIsItselfTraditional() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      char once = SimplifiedChinese.of((char) c);
      assertThat(SimplifiedChinese.of(once)).isEqualTo(once);
    }
  }

  private static String simplified(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      out.append(SimplifiedChinese.of(c));
    }
    return out.toString();
  }
}
