package io.broadsheet.ops.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.index.TotalHits;
import io.broadsheet.ops.Library;
import io.broadsheet.paper.Author;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.search.SearchResult.FoundPaper;
import io.broadsheet.search.Searcher;
import io.broadsheet.text.Excerpt;
import io.broadsheet.web.api.ApiTrees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Searches, as the search page does.
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = {
      "Searches the library by words, by meaning, or both.",
      "A query is words, \"phrases\", -words, AND OR NOT, parentheses and fields: ti: au: abs: cat:"
          + " id: doi: date: and more, for instance",
      "  broadsheet search 'ti:\"diffusion model\" au:\"Zhangyang Wang\" date:2025-11'"
    })
final class SearchCommand implements Callable<Integer> {
  private static final int EXCERPT = 240;

  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "what to look for")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--mode",
      defaultValue = "hybrid",
      description = "hybrid (default), keyword or semantic")
  private SearchMode mode = SearchMode.HYBRID;

  @Option(names = "--limit", defaultValue = "10", description = "how many papers (default: 10)")
  private int limit = 10;

  @Option(names = "--json", description = "print JSON, as /api/v1/search answers")
  private boolean json;

  SearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    SearchRequest request =
        new SearchRequest(
            String.join(" ", words),
            mode,
            List.of(),
            null,
            null,
            null,
            null,
            Sort.RELEVANCE,
            0,
            limit,
            json);
    try (Library library = Session.open(console, data);
        Searcher searcher = library.searcher(index(library))) {
      SearchResult result = searcher.search(request);
      if (json) {
        printJson(result);
      } else {
        print(result);
      }
    }
    return 0;
  }

  /// The index brought up to the store, or, beside a running server, as that last committed it.
  private SearchIndex index(Library library) {
    Optional<SearchIndex> own = library.indexForWriting();
    if (own.isPresent()) {
      try (Progress progress = new Progress(console, "indexing", "papers")) {
        library.indexer(own.get()).catchUpAndCommit(progress::show);
      }
      return own.get();
    }
    return library
        .indexForReading()
        .orElseThrow(
            () ->
                BroadsheetException.unavailable(
                    "the running server has not written its index yet; try again shortly", null));
  }

  private void print(SearchResult result) {
    result.notes().forEach(note -> console.err().println("note: " + note));
    String bound = result.total().relation() == TotalHits.Relation.EQUAL_TO ? "" : "at least ";
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s%,d papers, %s, %.1f ms%n",
            bound,
            result.total().value(),
            result.mode().name().toLowerCase(Locale.ROOT),
            result.tookNanos() / 1e6);
    for (FoundPaper found : result.hits()) {
      console.out().printf(Locale.ROOT, "%n%2d  %s%n", found.rank(), found.title());
      console
          .out()
          .println(
              "    "
                  + found.paper().id()
                  + found.paper().primaryCategory().map(code -> "  " + code).orElse("")
                  + (found.paper().announcedOn() == null ? "" : "  " + found.paper().announcedOn())
                  + "  "
                  + authors(found.paper().authors()));
      if (!found.abstractText().isEmpty()) {
        console.out().println("    " + Excerpt.of(found.abstractText(), EXCERPT));
      }
      if (!found.reasons().isEmpty()) {
        console.out().println("    — " + String.join("; ", found.reasons()));
      }
    }
  }

  private static String authors(List<Author> authors) {
    String shown = authors.stream().limit(3).map(Author::name).collect(Collectors.joining(", "));
    return authors.size() > 3 ? shown + " and " + (authors.size() - 3) + " more" : shown;
  }

  private void printJson(SearchResult result) throws IOException {
    console.out().println(new ObjectMapper().writeValueAsString(ApiTrees.search(result)));
  }
}
