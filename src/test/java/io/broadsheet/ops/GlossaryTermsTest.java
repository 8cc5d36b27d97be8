package io.broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.translate.glossary.GlossaryShelf;
import io.broadsheet.translate.glossary.GlossaryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryTermsTest {
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theTermsOfAChineseQueryAreSaidInEnglishInItsOrder() {
    GlossaryTerms terms = terms();
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
    assertThat(terms().inEnglish("件物排序")).containsExactly("widget sorting");
  }

  @Test
  void aBrokenFileOfTheOperatorsIsNoReasonToFindNothing() throws IOException {
    own("widget sorting\n");
    assertThat(terms().inEnglish("扩散模型")).isEmpty();
  }

  @Test
  void whatAReaderAddsCountsAtOnce() {
    GlossaryTerms terms = terms();
    assertThat(terms.inEnglish("件物排序")).isEmpty();
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO glossary_term (source, target, term, renderings, domain, reader_name,"
                    + " added_on) VALUES ('en', 'zh', 'widget sorting', '件物排序', '*', '', 1)"));
    assertThat(terms.inEnglish("件物排序")).containsExactly("widget sorting");
  }

  private GlossaryTerms terms() {
    return new GlossaryTerms(
        new GlossaryShelf(folder.resolve("glossary"), new GlossaryStore(database)));
  }

  private void own(String lines) throws IOException {
    Files.createDirectories(folder.resolve("glossary"));
    Files.writeString(folder.resolve("glossary").resolve("en-zh.tsv"), lines);
  }
}
