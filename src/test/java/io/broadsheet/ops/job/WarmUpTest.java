package io.broadsheet.ops.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperBuilder;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.Library;
import io.broadsheet.search.SearchMode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  private static final long NO_DEADLINE = System.nanoTime() + Long.MAX_VALUE / 4;

  @TempDir Path folder;

  @Test
  void asksForPapersOfTheLibraryInBothModes() throws IOException {
    try (Library library = new Library(folder)) {
      library.add(papers(30));
      Map<String, Integer> asked = new HashMap<>();
      Map<SearchMode, Integer> modes = new HashMap<>();
      WarmUp warmUp =
          new WarmUp(
              library.store,
              (query, mode) -> {
                asked.merge(query, 1, Integer::sum);
                modes.merge(mode, 1, Integer::sum);
              });
      assertThat(warmUp.searches(NO_DEADLINE)).isEqualTo(6_000);
      assertThat(asked).hasSize(30);
      assertThat(asked.values()).containsOnly(200);
      assertThat(asked.keySet())
          .allSatisfy(query -> assertThat(query).hasSizeLessThanOrEqualTo(2_000));
      assertThat(modes).containsEntry(SearchMode.HYBRID, 1_500);
    }
  }

  @Test
  void endsAtItsDeadlineAndWhenTheServerDoes() throws IOException {
    try (Library library = new Library(folder)) {
      library.add(papers(30));
      WarmUp late = new WarmUp(library.store, (query, mode) -> {});
      assertThat(late.searches(System.nanoTime() - 1)).isZero();
      WarmUp[] running = new WarmUp[1];
      running[0] = new WarmUp(library.store, (query, mode) -> running[0].close());
      assertThat(running[0].searches(NO_DEADLINE)).isEqualTo(1);
    }
  }

  @Test
  void anEmptyLibraryIsAskedNothing() throws IOException {
    try (Library library = new Library(folder)) {
      WarmUp warmUp = new WarmUp(library.store, (query, mode) -> {});
      assertThat(warmUp.searches(NO_DEADLINE)).isZero();
      warmUp.start();
      warmUp.close();
    }
  }

  /// The client against a server of the JDK: what is asked, and what comes of a refusal.
  @Test
  void asksTheServerAsAClientDoes() throws IOException {
    List<String> targets = new CopyOnWriteArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          targets.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(targets.size() == 1 ? 200 : 503, 2);
          exchange.getResponseBody().write(new byte[2]);
          exchange.close();
        });
    server.start();
    try {
      OwnServer own = new OwnServer("http://127.0.0.1:" + server.getAddress().getPort());
      own.ask("a & b", SearchMode.KEYWORD);
      own.ask("c", SearchMode.HYBRID);
      assertThat(targets)
          .containsExactly(
              "/api/v1/search?mode=keyword&q=a+%26+b", "/api/v1/search?mode=hybrid&q=c");
    } finally {
      server.stop(0);
    }
    OwnServer gone = new OwnServer("http://127.0.0.1:" + server.getAddress().getPort());
    assertThatThrownBy(() -> gone.ask("a", SearchMode.KEYWORD)).isInstanceOf(IOException.class);
  }

  private static PaperBuilder[] papers(int count) {
    PaperBuilder[] papers = new PaperBuilder[count];
    for (int i = 0; i < count; i++) {
      papers[i] =
          Paper.builder(
              new PaperId("arxiv", "2501.%05d".formatted(i)),
              "Paper number " + i + " on sparse attention".repeat(i == 0 ? 200 : 1));
    }
    return papers;
  }
}
