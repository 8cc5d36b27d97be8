package io.broadsheet.embed.table;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// A table that comes with the program. Its revision is written here, so that an index can be
/// opened before the table is read; a test compares it with the file.
record ShippedTable(String language, EmbeddingModelId space, String revision) {
  private static final EmbeddingModelId MINI_LM =
      new EmbeddingModelId("all-minilm-l6-v2-q", 384, "da1b4529cfb1");

  static final List<ShippedTable> ALL =
      List.of(
          new ShippedTable("zh", MINI_LM, "19ebf1c478f4"),
          new ShippedTable("en", MINI_LM, "b4138dd26121"));

  static Optional<ShippedTable> of(String language, EmbeddingModelId space) {
    return ALL.stream()
        .filter(table -> table.language.equals(language) && table.space.equals(space))
        .findFirst();
  }

  String resource() {
    return language + ".vectors";
  }

  VectorTableFile.Read load() {
    try (InputStream in = ShippedTable.class.getResourceAsStream(resource())) {
      if (in == null) {
        throw new BroadsheetException(
            ErrorKind.INTERNAL, "the program lacks its part " + resource() + "; install it again");
      }
      return VectorTableFile.read(in, resource());
    } catch (IOException e) {
      throw BroadsheetException.unavailable(
          "cannot read the program's part " + resource() + ": " + e.getMessage(), e);
    }
  }
}
