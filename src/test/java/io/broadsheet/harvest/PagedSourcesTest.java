package io.broadsheet.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.broadsheet.harvest.dailypapers.DailyPapersSource;
import io.broadsheet.harvest.openalex.OpenAlexSource;
import io.broadsheet.harvest.openalex.OpenAlexSourceConfig;
import io.broadsheet.store.HarvestRun.Outcome;
import io.broadsheet.testing.HarvestBench;
import io.broadsheet.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Daily Papers and OpenAlex, which come as pages of JSON.
class PagedSourcesTest {
  @TempDir Path folder;
  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private SettableClock clock;
  private HarvestBench bench;
  private HttpServer server;
  private URI base;

  @BeforeEach
  void open() throws IOException {
    clock = new SettableClock(Instant.parse("2026-08-20T12:00:00Z"));
    bench = new HarvestBench(folder, clock, new Random(1));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/list");
  }

  @AfterEach
  void close() {
    server.stop(0);
    bench.close();
  }

  @Test
  void readsDailyPapersDayByDayAndTheLastDaysAgain() {
    serve(
        query -> {
          int day = LocalDate.parse(query.get("date")).getDayOfMonth();
          int page = Integer.parseInt(query.get("p"));
          int count = day == 19 && page == 0 ? 50 : day == 19 ? 7 : 2;
          List<String> cards = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            cards.add(
                "{\"paper\":{\"id\":\"2608."
                    + (day * 1000 + page * 100 + i)
                    + "\",\"title\":\"A paper\",\"upvotes\":3,\"submittedOnDailyAt\":\"2026-08-20T00:00:00.000Z\"}}");
          }
          return "[" + String.join(",", cards) + "]";
        });
    Source source =
        new DailyPapersSource(base, LocalDate.of(2026, 8, 18), null, bench.fetcher, clock);
    HarvestResult result = bench.harvester.run(source, Progress.NONE);
    assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.COMPLETE);
    assertThat(result.counts().added()).isEqualTo(2 + 57 + 2);
    assertThat(asked)
        .extracting(query -> query.get("date") + " " + query.get("p"))
        .containsExactly("2026-08-18 0", "2026-08-19 0", "2026-08-19 1", "2026-08-20 0");
    assertThat(bench.papers.signalsSince(LocalDate.of(2026, 8, 1))).isNotEmpty();

    Source regular = new DailyPapersSource(base, null, null, bench.fetcher, clock);
    bench.harvester.run(regular, Progress.NONE);
    clock.advance(Duration.ofDays(1));
    asked.clear();
    bench.harvester.run(regular, Progress.NONE);
    assertThat(asked.getFirst()).containsEntry("date", "2026-08-17");
    assertThat(asked.getLast()).containsEntry("date", "2026-08-21");
  }

  @Test
  void followsTheCursorOfOpenAlexAndSendsTheKey() {
    serve(
        query -> {
          int page = query.get("cursor").equals("*") ? 0 : Integer.parseInt(query.get("cursor"));
          String next = page < 2 ? "\"" + (page + 1) + "\"" : "null";
          String works =
              "{\"id\":\"https://openalex.org/W"
                  + (100 + page)
                  + "\",\"display_name\":\"Work "
                  + page
                  + "\"}";
          return "{\"meta\":{\"count\":3,\"next_cursor\":"
              + next
              + "},\"results\":["
              + works
              + "]}";
        });
    OpenAlexSourceConfig config =
        new OpenAlexSourceConfig(
            base, "s3cret", "topics.id:T1", LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 2));
    HarvestResult result =
        bench.harvester.run(new OpenAlexSource(config, bench.fetcher, clock), Progress.NONE);
    assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.COMPLETE);
    assertThat(result.counts().added()).isEqualTo(3);
    assertThat(asked)
        .hasSize(3)
        .allSatisfy(
            query ->
                assertThat(query)
                    .containsEntry("api_key", "s3cret")
                    .containsEntry(
                        "filter",
                        "topics.id:T1,from_publication_date:2026-08-01,to_publication_date:2026-08-02"));
    assertThat(config.toString()).doesNotContain("s3cret");
    assertThat(HarvestConfig.standard().contact()).isEmpty();
  }

  private void serve(Function<Map<String, String>, String> answer) {
    server.createContext(
        "/list",
        exchange -> {
          Map<String, String> query = new TreeMap<>();
          for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), pair.substring(equals + 1));
          }
          asked.add(query);
          byte[] body = answer.apply(query).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
