package io.broadsheet.ops;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingBacklog;
import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.LazyEmbedder;
import io.broadsheet.embed.PaperVectors;
import io.broadsheet.embed.SqlEmbeddingStore;
import io.broadsheet.embed.onnx.OnnxEmbedder;
import io.broadsheet.embed.table.CrossLingualEmbedder;
import io.broadsheet.embed.table.InstantVectors;
import io.broadsheet.embed.table.TableShelf;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.index.lucene.LuceneSearchIndex;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.Searcher;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.translate.glossary.Glossaries;
import io.broadsheet.translate.glossary.GlossaryShelf;
import io.broadsheet.translate.glossary.GlossaryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final TableShelf.@Nullable Found chinese;
  private final TableShelf.@Nullable Found english;
  private final GlossaryShelf glossaries;
  private @Nullable SearchIndex index;

  private Library(Path folder, Configuration configuration, Clock clock) {
    this.folder = folder;
    this.configuration = configuration;
    this.clock = clock;
    embedConfig = ConfigMapping.embed(configuration);
    // First what can be wrong with the configuration, then what must be closed again.
    embedder = embedConfig.enabled() ? lazily(embedConfig) : null;
    chinese = table("zh");
    english = table("en");
    database = Database.open(StoreConfig.of(folder), clock);
    papers = new SqlPaperStore(database);
    embeddings = new SqlEmbeddingStore(database);
    glossaries = new GlossaryShelf(folder.resolve(Glossaries.FOLDER), new GlossaryStore(database));
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

  /// How terms are rendered in other languages.
  public GlossaryShelf glossaries() {
    return glossaries;
  }

  /// The configured model, loaded at first use; empty when it is switched off.
  public Optional<LazyEmbedder> embedder() {
    return Optional.ofNullable(embedder);
  }

  /// The configured model with the table through which it reads Chinese; empty when it is switched
  /// off.
  public Optional<Embedder> reader() {
    if (embedder == null) {
      return Optional.empty();
    }
    return Optional.of(
        chinese == null ? embedder : new CrossLingualEmbedder(embedder, chinese.table()));
  }

  /// The pieces of words that the configured model reads.
  ///
  /// @throws BroadsheetException of kind INVALID when it has no list of them
  public List<String> pieces() {
    return OnnxEmbedder.piecesOf(embedConfig);
  }

  /// The model whose vectors are stored.
  public Optional<EmbeddingModelId> model() {
    return embedder().map(LazyEmbedder::modelId);
  }

  /// The index, for writing; empty when another process is writing it.
  public Optional<SearchIndex> indexForWriting() {
    if (index == null) {
      index = LuceneSearchIndex.openForWriting(indexFolder(), indexed().orElse(null)).orElse(null);
    }
    return Optional.ofNullable(index).filter(SearchIndex::isWritable);
  }

  /// The index as last committed, for reading beside the process that writes it; empty when there
  /// is none.
  public Optional<SearchIndex> indexForReading() {
    if (index == null) {
      index = LuceneSearchIndex.openForReading(indexFolder(), indexed().orElse(null)).orElse(null);
    }
    return Optional.ofNullable(index);
  }

  /// Follows the store into an index.
  public Indexer indexer(SearchIndex into) {
    return new Indexer(into, papers, vectors(), clock);
  }

  public Searcher searcher(SearchIndex over) {
    return new Searcher(
        over, papers, reader().orElse(null), vectors(), new GlossaryTerms(glossaries));
  }

  /// Embeds what has no vector yet; empty when the model is switched off.
  public Optional<EmbeddingBacklog> embeddingBacklog() {
    return reader()
        .map(
            model ->
                new EmbeddingBacklog(
                    papers, embeddings, model, embedConfig.effectiveThreads(), clock));
  }

  /// The vectors by which papers are found; null when the model is switched off.
  public @Nullable PaperVectors vectors() {
    return embedder == null
        ? null
        : new InstantVectors(
            embeddings,
            embedder.modelId(),
            chinese == null ? null : chinese.table(),
            english == null ? null : english.table());
  }

  /// The vectors of those papers that have one; none when the model is switched off.
  public Map<PaperId, float[]> meanings(Collection<Paper> of) {
    PaperVectors known = vectors();
    if (known == null) {
      return Map.of();
    }
    Map<PaperId, float[]> meanings = new HashMap<>();
    known.of(of).forEach((id, vector) -> meanings.put(id, vector.vector()));
    return meanings;
  }

  /// All that makes the vectors of the index: the model, and the tables that stand in for it. An
  /// index that another table had a part in is filled anew.
  private Optional<EmbeddingModelId> indexed() {
    return model()
        .map(
            id ->
                new EmbeddingModelId(
                    id.name(),
                    id.dimensions(),
                    id.revision()
                        + (chinese == null ? "" : "+zh." + chinese.revision())
                        + (english == null ? "" : "+en." + english.revision())));
  }

  private TableShelf.@Nullable Found table(String language) {
    return embedder == null
        ? null
        : new TableShelf(folder).find(language, embedder.modelId()).orElse(null);
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
