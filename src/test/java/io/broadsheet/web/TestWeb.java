package io.broadsheet.web;

import io.broadsheet.edition.DayMaps;
import io.broadsheet.edition.EditionConfig;
import io.broadsheet.edition.Editor;
import io.broadsheet.edition.SampleEdition;
import io.broadsheet.edition.Trending;
import io.broadsheet.index.Facets;
import io.broadsheet.index.Highlights;
import io.broadsheet.index.TotalHits;
import io.broadsheet.paper.AnnouncementCalendar;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.search.Trend;
import io.broadsheet.store.Database;
import io.broadsheet.store.HarvestReport;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.FakeEmbedder;
import io.broadsheet.testing.NoTranslations;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.translate.TranslationStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A real server on a free port, over a real store, and a client that asks it.
public final class TestWeb implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2025-11-20T08:00:00Z");
  public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final WebServer server;
  private final Database database;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestWeb(WebServer server, Database database) {
    this.server = server;
    this.database = database;
  }

  /// An empty library in a folder, and a search that finds nothing.
  public static TestWeb empty(Path folder) {
    Database database = database(folder);
    return over(services(new SqlPaperStore(database)), database);
  }

  /// A server over services of the test's own; the database is closed with it.
  public static TestWeb over(WebServices services, Database database) {
    return new TestWeb(WebServer.start(WebConfig.local(0, ZONE), services), database);
  }

  public static Database database(Path folder) {
    return Database.open(StoreConfig.of(folder), new SettableClock(NOW));
  }

  /// Editions over a store, without interests; trends are worked out at once.
  public static EditionServices editions(PaperStore store) {
    return editions(store, new SettableClock(NOW));
  }

  /// The same at a time of the test's own.
  public static EditionServices editions(PaperStore store, Clock clock) {
    Trending trending = new Trending(store, clock, Runnable::run);
    return new EditionServices(
        new Editor(store, trending, EditionConfig.DEFAULT),
        trending,
        SampleEdition.load(),
        new AnnouncementCalendar(AnnouncementCalendar.HOLIDAYS_2026),
        new DayMaps(store, TestWeb::meanings),
        () ->
            new SystemStatus(
                NOW, store.count(), List.of(), new HarvestReport(List.of(), List.of()), List.of()));
  }

  /// Vectors of papers, from their words.
  private static Map<PaperId, float[]> meanings(Collection<Paper> papers) {
    FakeEmbedder embedder = new FakeEmbedder();
    Map<PaperId, float[]> meanings = new HashMap<>();
    for (Paper paper : papers) {
      meanings.put(paper.id(), embedder.embedPassage(paper.title() + " " + paper.abstractText()));
    }
    return meanings;
  }

  /// Translations of a store, into Chinese; nothing is marked in them.
  public static ReadingServices reading(TranslationStore translations) {
    return new ReadingServices(
        translations, Set.of("zh"), _ -> (title, text) -> Highlights.NONE, true, Optional.empty());
  }

  /// Services over a store, with a search that finds nothing.
  public static WebServices services(PaperStore store) {
    return new WebServices(
        store,
        TestWeb::nothing,
        (id, limit) -> nothing(SearchRequest.of("", limit)),
        query -> new Trend(query, new TreeMap<>(), List.of()),
        editions(store),
        reading(new NoTranslations()),
        new Operations(List::of, new FakeTelemetry()),
        new SettableClock(NOW),
        "0.1");
  }

  private static SearchResult nothing(SearchRequest request) {
    return new SearchResult(
        request,
        request.mode(),
        List.of(),
        TotalHits.exactly(0),
        Facets.NONE,
        List.of(),
        Optional.empty(),
        1_000_000);
  }

  public String url() {
    return server.url();
  }

  public int port() {
    return server.port();
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  public HttpResponse<String> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    database.close();
  }
}
