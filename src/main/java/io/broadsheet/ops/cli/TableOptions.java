package io.broadsheet.ops.cli;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.table.LearningRounds;
import io.broadsheet.embed.table.TableShelf;
import io.broadsheet.embed.table.VectorCache;
import io.broadsheet.embed.table.VectorTable;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.Library;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command has that learns a table, and what is done by them.
final class TableOptions {
  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description =
          "keep the vectors of the file's English texts there, to learn again without making them"
              + " anew")
  private @Nullable Path vectors;

  @Option(
      names = {"--out", "--output"},
      paramLabel = "FILE",
      description = "write the table there (default: tables/LANGUAGE.vectors in the data folder)")
  private @Nullable Path output;

  @Option(names = "--seed", defaultValue = "7", description = "of the order of texts (default 7)")
  private long seed = 7;

  long seed() {
    return seed;
  }

  boolean hasOutput() {
    return output != null;
  }

  /// As many threads as there are processors.
  static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  /// The model whose vectors are learnt.
  ///
  /// @throws BroadsheetException of kind INVALID when the library has none
  static Embedder encoder(Library library) {
    return library
        .embedder()
        .orElseThrow(
            () ->
                BroadsheetException.invalid("there is no model to learn from: embed.model is off"));
  }

  /// The vectors made before; null when they are not kept.
  @Nullable VectorCache cache(EmbeddingModelId model) {
    return vectors == null ? null : VectorCache.open(vectors, model);
  }

  /// Shows the rounds of learning as one way from nothing to all.
  static LearningRounds.Progress shownBy(Progress progress) {
    return (round, rounds, texts, ofTexts, loss) ->
        progress.show((round - 1) * ofTexts + texts, rounds * ofTexts);
  }

  /// Writes a table to its place.
  ///
  /// @return its revision
  String write(VectorTable table, TableShelf shelf, String language, Console console) {
    Path file = output == null ? shelf.file(language) : output;
    String revision = TableShelf.write(table, file);
    console.err().println("written: " + file);
    return revision;
  }
}
