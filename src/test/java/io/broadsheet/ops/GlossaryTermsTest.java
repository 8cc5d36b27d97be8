package io.broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryTermsTest {
  @TempDir private Path folder;

  @Test
  void theTermsOfAChineseQueryAreSaidInEnglishInItsOrder() {
    GlossaryTerms terms = new GlossaryTerms(folder);
    assertThat(terms.inEnglish("用扩散模型做强化学习，再用扩散模型 CLIP"))
        .containsExactly("diffusion model", "reinforcement learning");
    assertThat(terms.inEnglish("用擴散模型做強化學習"))
        .as("traditional characters")
        .containsExactly("diffusion model", "reinforcement learning");
    assertThat(terms.inEnglish("diffusion model 2025 \uD840\uDC00 \uD83D\uDE00")).isEmpty();
    assertThat(terms.inEnglish("")).isEmpty();
  }

  @Test
  void theOperatorsOwnTermsCountToo() throws IOException {
    own("widget sorting\t件物排序\n");
    assertThat(new GlossaryTerms(folder).inEnglish("件物排序")).containsExactly("widget sorting");
  }

  @Test
  void aBrokenGlossaryIsNamedWithItsLine() throws IOException {
    own("widget sorting\n");
    GlossaryTerms terms = new GlossaryTerms(folder);
    assertThatThrownBy(() -> terms.inEnglish("件物排序"))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("en-zh.tsv");
  }

  private void own(String lines) throws IOException {
    Files.createDirectories(folder.resolve("glossary"));
    Files.writeString(folder.resolve("glossary").resolve("en-zh.tsv"), lines);
  }
}
