package io.broadsheet.search;

import static io.broadsheet.index.IndexedPapers.authors;
import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.paper.PaperBuilder;
import io.broadsheet.testing.Seed;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One query harms nobody: each is answered or refused within two seconds.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileQueriesTest {
  private static final int PAPERS = 3_000;

  @TempDir static Path folder;
  private Library library;

  @BeforeAll
  void fill() {
    Random random = Seed.random("HostileQueriesTest");
    library = new Library(folder);
    library.add(
        IntStream.rangeClosed(1, PAPERS)
            .mapToObj(
                n -> paper(n, text(random, 8), text(random, 120)).authors(authors("A B", "C D")))
            .toArray(PaperBuilder[]::new));
    library.embed(
        IntStream.rangeClosed(1, 50)
            .mapToObj(n -> id(n))
            .toArray(io.broadsheet.paper.PaperId[]::new));
  }

  @AfterAll
  void close() {
    library.close();
  }

  static String[] hostile() {
    String letters =
        IntStream.rangeClosed('a', 'z')
            .mapToObj(c -> (char) c + "*")
            .collect(Collectors.joining(" "));
    String distinct =
        IntStream.range(0, 2_000).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));
    return new String[] {
      "(".repeat(10_000),
      "(".repeat(5_000) + "a" + ")".repeat(5_000),
      "a* b* c*",
      letters,
      letters.replace(" ", " OR "),
      letters.replace(" ", " AND "),
      distinct,
      distinct.replace(" ", " AND "),
      distinct.replace(" ", " OR "),
      distinct.replace(" ", " -"),
      "\"" + distinct + "\"",
      "the ".repeat(3_000),
      "\"the of and to in is\" ".repeat(300),
      "-".repeat(10_000),
      "- -- -a -\"\" -( ) *",
      "ti:".repeat(3_000),
      "au:" + "x".repeat(15_000),
      "cat:" + "*".repeat(10_000),
      "x".repeat(20_000),
      "扩".repeat(10_000),
      "\u0000\uffff\ud800",
      "date:9999..",
      "date:0000..0001",
      "date:..9999-12-31",
      "id:*",
      "doi:*",
      "*",
      "**",
      "* -*",
      "NOT *"
    };
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isAnsweredOrRefusedWithinTwoSeconds(String query) {
    for (SearchMode mode : SearchMode.values()) {
      for (Sort sort : Sort.values()) {
        long start = System.nanoTime();
        try {
          ask(query, mode, sort);
        } catch (BroadsheetException refused) {
          assertThat(refused.kind()).isIn(ErrorKind.INVALID, ErrorKind.TIMEOUT);
        }
        assertThat((System.nanoTime() - start) / 1e6).isLessThan(2_000);
      }
    }
  }

  @Test
  void countsTheWholeLibraryForAStar() {
    assertThat(ask("*", SearchMode.KEYWORD, Sort.RELEVANCE)).isEqualTo(PAPERS);
  }

  /// As the request does, but longer than a request may be.
  private long ask(String query, SearchMode mode, Sort sort) {
    if (query.length() <= SearchRequest.MAX_QUERY_LENGTH) {
      return library
          .searcher
          .search(
              new SearchRequest(
                  query, mode, java.util.List.of(), null, null, null, null, sort, 0, 20, true))
          .total()
          .value();
    }
    return library
        .index
        .search(new IndexQuery(QueryParser.parse(query).node(), sort, 0, 20, true))
        .total()
        .value();
  }

  private static String text(Random random, int words) {
    return IntStream.range(0, words)
        .mapToObj(
            i ->
                random.nextInt(3) == 0
                    ? new String[] {"the", "of", "and", "to", "in", "is"}[random.nextInt(6)]
                    : String.format(
                        Locale.ROOT,
                        "%c%x",
                        'a' + random.nextInt(26),
                        (int) Math.abs(random.nextGaussian() * 900)))
        .collect(Collectors.joining(" "));
  }
}
