package io.broadsheet.embed.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableShelfTest {
  private static final VectorTable TABLE = Tables.of("zh", List.of("图"), new float[] {1}, 1, 0);

  @TempDir private Path folder;

  @Test
  void findsTheLibrarysOwnTable() {
    TableShelf shelf = new TableShelf(folder);
    EmbeddingModelId space = TABLE.description().space();
    assertThat(shelf.find("zh", space)).isEmpty();
    String revision = TableShelf.write(TABLE, shelf.file("zh"));
    TableShelf.Found found = shelf.find("zh", space).orElseThrow();
    assertThat(found.revision()).isEqualTo(revision);
    assertThat(found.table().get().description()).isEqualTo(TABLE.description());
    assertThat(folder.resolve("tables")).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aTableOfAnotherModelIsNeverUsed() {
    TableShelf shelf = new TableShelf(folder);
    TableShelf.write(TABLE, shelf.file("zh"));
    assertThat(shelf.find("zh", new EmbeddingModelId("tiny", 2, "ba9876543210"))).isEmpty();
    assertThat(shelf.find("zh", new EmbeddingModelId("other", 2, "0123456789ab"))).isEmpty();
  }

  @Test
  void aBrokenTableIsSaidToBe() throws IOException {
    TableShelf shelf = new TableShelf(folder);
    Files.createDirectories(folder.resolve("tables"));
    Files.writeString(shelf.file("zh"), "garbage");
    assertThatThrownBy(() -> shelf.find("zh", TABLE.description().space()))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("zh.vectors");
  }
}
