package io.broadsheet.embed.table;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where tables are found: one that was learnt in this library (`tables/zh.vectors` in the data
/// folder) comes before the one that came with the program.
public final class TableShelf {
  private static final Logger LOG = LoggerFactory.getLogger(TableShelf.class);

  private final Path folder;

  /// @param dataFolder of the library
  public TableShelf(Path dataFolder) {
    this.folder = dataFolder.resolve("tables");
  }

  /// A table that can be had.
  ///
  /// @param revision tells this table from any other
  public record Found(String revision, Supplier<VectorTable> table) {}

  /// The table for a language in a space, read when it is first asked for; empty when there is
  /// none.
  ///
  /// @throws BroadsheetException of kind INVALID when the library's own is broken
  public Optional<Found> find(String language, EmbeddingModelId space) {
    Path own = file(language);
    if (Files.exists(own)) {
      VectorTableFile.Read read = read(own);
      if (read.table().description().space().equals(space)) {
        return Optional.of(new Found(read.revision(), read::table));
      }
      LOG.warn(
          "{} was learnt for the model {} and is not used with {}",
          own,
          read.table().description().space(),
          space);
    }
    return ShippedTable.of(language, space)
        .map(shipped -> new Found(shipped.revision(), new Once(shipped)));
  }

  /// Where the library's own table for a language is kept.
  public Path file(String language) {
    return folder.resolve(language + ".vectors");
  }

  /// Reads a table.
  ///
  /// @throws BroadsheetException of kind INVALID when it is none, UNAVAILABLE when it cannot be
  ///   read
  static VectorTableFile.Read read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return VectorTableFile.read(in, file.toString());
    } catch (IOException unreadable) {
      throw BroadsheetException.unavailable(
          "cannot read " + file + ": " + unreadable.getMessage(), unreadable);
    }
  }

  /// Writes a table, in whole or not at all.
  ///
  /// @return its revision
  /// @throws BroadsheetException of kind UNAVAILABLE when it cannot be written
  public static String write(VectorTable table, Path file) {
    Path whole = file.toAbsolutePath();
    Path draft = whole.resolveSibling(whole.getFileName() + ".new");
    try {
      Path parent = whole.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      String revision;
      try (OutputStream out = Files.newOutputStream(draft)) {
        revision = VectorTableFile.write(table, out);
      }
      Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return revision;
    } catch (IOException failed) {
      throw BroadsheetException.unavailable(
          "cannot write " + file + ": " + failed.getMessage(), failed);
    }
  }

  /// Reads a shipped table when it is first asked for.
  private static final class Once implements Supplier<VectorTable> {
    private final ShippedTable shipped;
    private @Nullable VectorTable loaded;

    private Once(ShippedTable shipped) {
      this.shipped = shipped;
    }

    @Override
    public synchronized VectorTable get() {
      VectorTable table = loaded;
      if (table == null) {
        VectorTableFile.Read read = shipped.load();
        if (!read.revision().equals(shipped.revision())) {
          throw new BroadsheetException(
              ErrorKind.INTERNAL, "the program's table " + shipped.resource() + " is another one");
        }
        table = read.table();
        loaded = table;
      }
      return table;
    }
  }
}
