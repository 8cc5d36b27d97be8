package io.broadsheet.ops;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.EmbeddingBacklog;
import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.LazyEmbedder;
import io.broadsheet.embed.SqlEmbeddingStore;
import io.broadsheet.embed.onnx.OnnxEmbedder;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.index.lucene.LuceneSearchIndex;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.search.Searcher;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A data folder, opened: the store, and on demand the model and the index. Closing it closes all
/// of them, in the reverse order.
public final class Library implements AutoCloseable {
  private final Path folder;
  private final Configuration configuration;
  private final Clock clock;
  private final Database database;
  private final SqlPaperStore papers;
  private final SqlEmbeddingStore embeddings;
  private final EmbedConfig embedConfig;
  private final @Nullable LazyEmbedder embedder;
  private @Nullable SearchIndex index;

  private Library(Path folder, Configuration configuration, Clock clock) {
    this.folder = folder;
    this.configuration = configuration;
    this.clock = clock;
    embedConfig = ConfigMapping.embed(configuration);
    // First what can be wrong with the configuration, then what must be closed again.
    embedder = embedConfig.enabled() ? lazily(embedConfig) : null;
    database = Database.open(StoreConfig.of(folder), clock);
    papers = new SqlPaperStore(database);
    embeddings = new SqlEmbeddingStore(database);
  }

  /// Opens a folder, making it when it is not there.
  ///
  /// @throws BroadsheetException when the folder or the configured model cannot be used
  public static Library openOrCreate(Path folder, Configuration configuration, Clock clock) {
    return new Library(folder, configuration, clock);
  }

  /// Opens a folder that has been used before.
  ///
  /// @throws BroadsheetException of kind NOT_FOUND when there is nothing in it
  public static Library open(Path folder, Configuration configuration, Clock clock) {
    if (!Files.exists(StoreConfig.of(folder).file())) {
      throw BroadsheetException.notFound(
          "there is no library in "
              + folder.toAbsolutePath().normalize()
              + "; `broadsheet import` or `broadsheet serve` makes one, and --data names another"
              + " folder");
    }
    return new Library(folder, configuration, clock);
  }

  public Path folder() {
    return folder;
  }

  public Configuration configuration() {
    return configuration;
  }

  public Database database() {
    return database;
  }

  public SqlPaperStore papers() {
    return papers;
  }

  public SqlEmbeddingStore embeddings() {
    return embeddings;
  }

  /// The configured model, loaded at first use; empty when it is switched off.
  public Optional<LazyEmbedder> embedder() {
    return Optional.ofNullable(embedder);
  }

  public Optional<EmbeddingModelId> model() {
    return embedder().map(LazyEmbedder::modelId);
  }

  /// The index, for writing; empty when another process is writing it.
  public Optional<SearchIndex> indexForWriting() {
    if (index == null) {
      index = LuceneSearchIndex.openForWriting(indexFolder(), model().orElse(null)).orElse(null);
    }
    return Optional.ofNullable(index).filter(SearchIndex::isWritable);
  }

  /// The index as last committed, for reading beside the process that writes it; empty when there
  /// is none.
  public Optional<SearchIndex> indexForReading() {
    if (index == null) {
      index = LuceneSearchIndex.openForReading(indexFolder(), model().orElse(null)).orElse(null);
    }
    return Optional.ofNullable(index);
  }

  /// Follows the store into an index.
  public Indexer indexer(SearchIndex into) {
    return new Indexer(
        into, papers, embedder == null ? null : embeddings, model().orElse(null), clock);
  }

  public Searcher searcher(SearchIndex over) {
    return new Searcher(over, papers, embedder, embedder == null ? null : embeddings);
  }

  /// Embeds what has no vector yet; empty when the model is switched off.
  public Optional<EmbeddingBacklog> embeddingBacklog() {
    return embedder()
        .map(
            model ->
                new EmbeddingBacklog(
                    papers, embeddings, model, embedConfig.effectiveThreads(), clock));
  }

  private Path indexFolder() {
    return folder.resolve("index");
  }

  private static LazyEmbedder lazily(EmbedConfig config) {
    return new LazyEmbedder(OnnxEmbedder.modelIdOf(config), () -> OnnxEmbedder.open(config));
  }

  @Override
  public void close() {
    try {
      if (index != null) {
        index.close();
      }
      if (embedder != null) {
        embedder.close();
      }
    } finally {
      database.close();
    }
  }
}
