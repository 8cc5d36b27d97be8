package io.broadsheet.ops.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.embed.EmbeddingBacklog;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.ops.Library;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Brings the index up to the store.
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description =
        "Brings the index up to the store: words first, then the vectors that search by meaning"
            + " needs. Ctrl-C stops it, and the next run goes on.")
final class IndexCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--rebuild", description = "fill the index anew from the store")
  private boolean rebuild;

  @Option(names = "--status", description = "only say how far it is")
  private boolean status;

  @Option(names = "--words-only", description = "leave the vectors to the server")
  private boolean wordsOnly;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  IndexCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Interruption interruption = new Interruption();
        Library library = Session.open(console, data)) {
      if (!status) {
        bringUp(library, interruption);
      }
      print(library);
    }
    return 0;
  }

  private void bringUp(Library library, Interruption interruption) {
    SearchIndex index =
        library
            .indexForWriting()
            .orElseThrow(
                () ->
                    BroadsheetException.unavailable(
                        "a running server has the index and keeps it up to date; see its /status",
                        null));
    Indexer indexer = library.indexer(index);
    try (Progress progress = new Progress(console, "indexing", "papers")) {
      if (rebuild) {
        indexer.rebuild(progress::show);
      } else {
        indexer.catchUpAndCommit(progress::show);
      }
    }
    Optional<EmbeddingBacklog> backlog = wordsOnly ? Optional.empty() : library.embeddingBacklog();
    if (backlog.isEmpty()) {
      return;
    }
    try (EmbeddingBacklog embedding = backlog.get();
        Progress progress = new Progress(console, "embedding", "papers")) {
      interruption.stopWith(embedding::close);
      embedding.runUntilEmpty(at -> progress.show(at.done(), at.done() + at.missing()));
    }
    try (Progress progress = new Progress(console, "indexing", "vectors")) {
      indexer.catchUpAndCommit(progress::show);
      indexer.compact();
    }
  }

  private void print(Library library) throws IOException {
    long stored = library.papers().count();
    Optional<SearchIndex> index = library.indexForReading();
    long words = index.map(SearchIndex::size).orElse(0L);
    long meaning = index.map(SearchIndex::sizeWithVectors).orElse(0L);
    String model = library.model().map(Object::toString).orElse("off");
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode node =
          mapper
              .createObjectNode()
              .put("stored", stored)
              .put("searchableByWords", words)
              .put("searchableByMeaning", meaning)
              .put("model", model);
      console.out().println(mapper.writeValueAsString(node));
    } else {
      console
          .out()
          .printf(
              Locale.ROOT,
              "papers stored %d, searchable by words %d, by meaning %d (model %s)%n",
              stored,
              words,
              meaning,
              model);
    }
  }
}
