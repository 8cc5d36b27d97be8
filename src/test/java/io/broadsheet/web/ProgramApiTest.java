package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.CategoryBatch;
import io.broadsheet.store.Database;
import io.broadsheet.store.HarvestCounts;
import io.broadsheet.store.HarvestReport;
import io.broadsheet.store.HarvestRun;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.SqlPaperStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramApiTest {
  private final List<String> faults = new ArrayList<>();
  private final FakeTelemetry telemetry = new FakeTelemetry();
  private PaperStore store;
  private TestWeb web;

  @BeforeEach
  void start(@TempDir Path folder) {
    Database database = TestWeb.database(folder);
    store = new SqlPaperStore(database);
    WebServices usual = TestWeb.services(store);
    EditionServices editions = usual.editions();
    web =
        TestWeb.over(
            new WebServices(
                store,
                usual.search(),
                (id, limit) -> {
                  throw new BroadsheetException(ErrorKind.TIMEOUT, "the search took too long");
                },
                usual.trends(),
                new EditionServices(
                    editions.editor(),
                    editions.trending(),
                    editions.sample(),
                    editions.calendar(),
                    editions.maps(),
                    ProgramApiTest::status),
                usual.reading(),
                new Operations(() -> List.copyOf(faults), telemetry),
                usual.clock(),
                "0.1"),
            database);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private static SystemStatus status() {
    HarvestRun run =
        new HarvestRun(
            7,
            "arxiv-oai",
            "cs",
            TestWeb.NOW,
            null,
            HarvestRun.Outcome.STALLED,
            HarvestCounts.ZERO,
            "it said 503");
    return new SystemStatus(
        TestWeb.NOW,
        3,
        List.of(new SystemStatus.Queue(SystemStatus.Queue.Kind.EMBEDDING, "e5", 2, 1, 0.5)),
        new HarvestReport(
            List.of(new HarvestReport.SourceStatus(run, null, TestWeb.NOW, "1 in 3 s", 12)),
            List.of(
                new CategoryBatch(
                    "arxiv-feed",
                    "cs.CL",
                    CategoryBatch.State.QUIET_DAY,
                    LocalDate.of(2025, 11, 19),
                    4,
                    2,
                    1,
                    TestWeb.NOW))),
        List.of(new SystemStatus.Version("Lucene", "10.6")));
  }

  private void announce(String id, String title, LocalDate day) {
    store.write(
        Batch.ofPapers(
            List.of(
                Paper.builder(PaperId.arxiv(id), title)
                    .abstractText("About it.")
                    .authors(List.of(Author.named("Ada Lovelace")))
                    .categories(List.of("cs.CL"))
                    .announcedOn(day)
                    .build())));
  }

  @Test
  void anEditionHasEveryPaperOfItsDayOnceWithReasons() throws IOException {
    announce("2511.00001", "Older", LocalDate.of(2025, 11, 14));
    for (int i = 2; i < 9; i++) {
      announce("2511.0000" + i, "Paper " + i, LocalDate.of(2025, 11, 18));
    }
    JsonNode edition = json(web.get("/api/v1/editions/2025-11-18"));

    assertThat(edition.get("total").asInt()).isEqualTo(7);
    assertThat(edition.get("sample").asBoolean()).isFalse();
    assertThat(edition.get("previous").asText()).isEqualTo("2025-11-14");
    assertThat(edition.get("next").isNull()).isTrue();
    assertThat(edition.at("/lead/reasons/0").asText()).isNotEmpty();
    List<String> ids = new ArrayList<>(List.of(edition.at("/lead/id").asText()));
    edition
        .get("sections")
        .forEach(section -> section.get("items").forEach(item -> ids.add(item.get("id").asText())));
    assertThat(ids)
        .containsExactlyInAnyOrder(
            "2511.00002",
            "2511.00003",
            "2511.00004",
            "2511.00005",
            "2511.00006",
            "2511.00007",
            "2511.00008");
    assertThat(json(web.get("/api/v1/editions/latest"))).isEqualTo(edition);
  }

  @Test
  void aDayWithoutAnEditionNamesTheNearestDays() throws IOException {
    assertThat(problem(web.get("/api/v1/editions/2025-11-16"), 404))
        .contains("no announced papers yet");
    announce("2511.00001", "Older", LocalDate.of(2025, 11, 14));
    announce("2511.00002", "Newer", LocalDate.of(2025, 11, 18));

    assertThat(problem(web.get("/api/v1/editions/2025-11-16"), 404))
        .contains("the nearest are 2025-11-14 and 2025-11-18");
    assertThat(problem(web.get("/api/v1/editions/2026-01-01"), 404))
        .contains("the nearest is 2025-11-18");
    assertThat(problem(web.get("/api/v1/editions/2025-02-30"), 400)).contains("2025-11-20");
  }

  @Test
  void anEmptyLibraryAnswersTheSampleAndSaysSo() throws IOException {
    JsonNode edition = json(web.get("/api/v1/editions/latest"));

    assertThat(edition.get("sample").asBoolean()).isTrue();
    assertThat(edition.get("total").asInt()).isPositive();
  }

  @Test
  void theStatusIsToldAsItIs() throws IOException {
    JsonNode status = json(web.get("/api/v1/status"));

    assertThat(status.at("/queues/0/kind").asText()).isEqualTo("embedding");
    assertThat(status.at("/queues/0/waiting").asInt()).isEqualTo(1);
    assertThat(status.at("/sources/0/outcome").asText()).isEqualTo("stalled");
    assertThat(status.at("/sources/0/endedAt").isNull()).isTrue();
    assertThat(status.at("/sources/0/requestsToday").asInt()).isEqualTo(12);
    assertThat(status.at("/batches/0/state").asText()).isEqualTo("quiet-day");
    JsonNode description = json(web.get("/api/openapi.json"));
    assertThat(
            new SchemaCheck(description)
                .faults(status, description.at("/components/schemas/Status")))
        .isEmpty();
  }

  @Test
  void readinessNamesWhatCannotBeUsed() throws IOException {
    assertThat(web.get("/readyz").statusCode()).isEqualTo(200);
    faults.add("the index cannot be searched");

    assertThat(problem(web.get("/readyz"), 503)).isEqualTo("the index cannot be searched");
    assertThat(web.get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void requestsAreCountedByRouteAndStatusAndNotByAddress() {
    var _ = web.get("/paper/2511.00001.bib");
    var _ = web.get("/nowhere/4711");
    var _ = web.send("POST", "/readyz");
    HttpResponse<String> metrics = web.get("/metrics");

    assertThat(telemetry.answered)
        .contains("GET /paper/{id...}.bib 404", "GET none 404", "POST none 405")
        .doesNotContain("GET /nowhere/4711 404");
    assertThat(metrics.body()).startsWith("requests ");
    assertThat(metrics.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
  }

  @Test
  void aPaperIsShownWithANoteWhenItsNeighboursCannotBeFound() {
    announce("2511.00001", "Of paper and ink", LocalDate.of(2025, 11, 18));
    HttpResponse<String> page = web.get("/paper/2511.00001");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Of paper and ink", "could not be looked up just now");
    assertThat(web.get("/paper/2511.00001?lang=zh").body()).contains("暂时无法查找相似论文");
    assertThat(web.get("/api/v1/papers/2511.00001/similar").statusCode()).isEqualTo(504);
  }

  private static String problem(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Reply.PROBLEM);
    return json(answer).get("detail").asText();
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new JsonMapper().readTree(answer.body());
  }
}
