package io.broadsheet.ops;

import io.broadsheet.edition.DayMaps;
import io.broadsheet.edition.EditionConfig;
import io.broadsheet.edition.EditionStore;
import io.broadsheet.edition.Editor;
import io.broadsheet.edition.Press;
import io.broadsheet.edition.ReaderPress;
import io.broadsheet.edition.SampleEdition;
import io.broadsheet.edition.SqlEditionStore;
import io.broadsheet.edition.Trending;
import io.broadsheet.embed.EmbeddingBacklog;
import io.broadsheet.embed.LazyEmbedder;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.ops.job.EditionJob;
import io.broadsheet.ops.job.HarvestJob;
import io.broadsheet.ops.job.IndexingJob;
import io.broadsheet.ops.job.OwnServer;
import io.broadsheet.ops.job.PostJob;
import io.broadsheet.ops.job.WarmUp;
import io.broadsheet.ops.job.WebhookJob;
import io.broadsheet.ops.metric.Health;
import io.broadsheet.ops.metric.PrometheusTelemetry;
import io.broadsheet.paper.AnnouncementCalendar;
import io.broadsheet.post.Alerts;
import io.broadsheet.post.webhook.Webhooks;
import io.broadsheet.search.Searcher;
import io.broadsheet.search.Trends;
import io.broadsheet.translate.TranslationBacklog;
import io.broadsheet.web.EditionServices;
import io.broadsheet.web.LibraryCounts;
import io.broadsheet.web.Operations;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.WebServer;
import io.broadsheet.web.WebServices;
import io.broadsheet.web.page.PersonalEditions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running server: builds every object by its constructor, in the order of the pipeline, and
/// closes them in the reverse. Pages are answered before the model is loaded.
public final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  private static final Duration MODEL_AFTER = Duration.ofSeconds(1);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Library library;
  private final Reading reading;
  private final Posting posting;
  private final WebServer server;

  private App(Path folder, Configuration configuration, Clock clock, String version) {
    try {
      library = opened(Library.openOrCreate(folder, configuration, clock));
      SearchIndex index =
          library
              .indexForWriting()
              .orElseThrow(
                  () ->
                      BroadsheetException.unavailable(
                          "another Broadsheet is using the index in "
                              + folder.toAbsolutePath().normalize()
                              + "; end it, or name another folder with --data",
                          null));
      Indexer indexer = library.indexer(index);
      Searcher searcher = opened(library.searcher(index));
      Optional<EmbeddingBacklog> backlog =
          configuration.flag(Settings.EMBED_BACKGROUND)
              ? library.embeddingBacklog()
              : Optional.empty();
      Harvesting harvesting = Harvesting.of(library, clock);
      Translating translating = Translating.of(library, clock);
      Optional<TranslationBacklog> translations = translating.backlog();
      reading = opened(new Reading(library, searcher, clock));
      StatusReport status =
          new StatusReport(
              library,
              index,
              indexer,
              backlog,
              harvesting.store(),
              translating,
              translations,
              clock);
      PrometheusTelemetry telemetry = telemetry(index, indexer, backlog);
      translations.ifPresent(
          running -> TranslationGauges.register(telemetry, running, translating.engines()));
      EditionServices editions = editions(configuration, harvesting, status, clock);
      ReadingServices texts =
          new ReadingServices(
              translating.store(),
              translations.isPresent() ? Set.copyOf(translating.languages()) : Set.of(),
              searcher::highlighter,
              configuration.flag(Settings.TRANSLATE_CORRECTIONS),
              Optional.of(library.glossaries()));
      posting = new Posting(library, editions, texts, reading.services(), version, clock);
      WebServices services =
          new WebServices(
              library.papers(),
              searcher::search,
              searcher::similar,
              new Trends(index)::of,
              editions,
              texts,
              Optional.of(reading.services().with(posting.services())),
              new Operations(new Health(library.papers(), searcher::search), telemetry),
              clock,
              version);
      server = opened(WebServer.start(ConfigMapping.web(configuration), services));
      opened(new IndexingJob(indexer, () -> backlog.ifPresent(EmbeddingBacklog::wake))).start();
      backlog.ifPresent(embedding -> opened(embedding).start());
      translations.ifPresent(running -> opened(running).start());
      if (configuration.flag(Settings.HARVEST_ENABLED)) {
        opened(
                new HarvestJob(
                    harvesting.harvester(),
                    harvesting.store(),
                    harvesting.sources(),
                    harvesting.config(),
                    clock))
            .start();
      }
      opened(press(editions, clock)).start();
      if (posting.sends()) {
        opened(new PostJob(posting.digests(), posting.alerts(), posting.postman())).start();
      }
      posting.webhooks().ifPresent(webhooks -> send(webhooks, posting.alerts(), telemetry));
      library.embedder().ifPresent(App::loadSoon);
      if (configuration.flag(Settings.SEARCH_WARM_UP)) {
        opened(new WarmUp(library.papers(), new OwnServer(server.url()))).start();
      }
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /// Opens the data folder and begins to answer.
  ///
  /// @throws BroadsheetException when the folder, the model or the address cannot be used
  public static App start(Path folder, Configuration configuration, Clock clock, String version) {
    return new App(folder, configuration, clock, version);
  }

  /// Where it answers: `http://127.0.0.1:8080`.
  public String address() {
    return server.url();
  }

  /// A link, good once, that makes the owner; empty when there is one or no need of one.
  public Optional<String> ownerLink() {
    return reading.ownerLink(address());
  }

  /// What its mail runs on.
  Posting posting() {
    return posting;
  }

  /// Whether there is no paper in the library yet.
  public boolean isEmpty() {
    return library.papers().count() == 0;
  }

  private EditionServices editions(
      Configuration configuration, Harvesting harvesting, StatusReport status, Clock clock) {
    ExecutorService background =
        opened(
            Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().name("trends").daemon().unstarted(task)));
    Trending trending = new Trending(library.papers(), clock, background);
    EditionStore printed = new SqlEditionStore(library.database());
    EditionConfig config = ConfigMapping.edition(configuration);
    Editor editor = new Editor(library.papers(), trending, config, printed);
    return new EditionServices(
        editor,
        trending,
        SampleEdition.load(),
        new AnnouncementCalendar(harvesting.config().holidays()),
        new DayMaps(library.papers(), library::meanings),
        status::now);
  }

  private EditionJob press(EditionServices editions, Clock clock) {
    EditionStore printed = new SqlEditionStore(library.database());
    Editor editor = editions.editor();
    ZoneId zone = editor.config().zone();
    ReaderServices readers = reading.services();
    return new EditionJob(
        new Press(library.papers(), editor, printed, zone, clock),
        new ReaderPress(
            editor,
            printed,
            readers.printed(),
            readers.store(),
            new PersonalEditions(editions, readers, clock),
            zone,
            clock));
  }

  private PrometheusTelemetry telemetry(
      SearchIndex index, Indexer indexer, Optional<EmbeddingBacklog> backlog) {
    PrometheusTelemetry telemetry = opened(new PrometheusTelemetry());
    LibraryCounts counts = new LibraryCounts(library.papers());
    telemetry.gauge("broadsheet.papers", "Papers in the library", counts::papers);
    telemetry.gauge("broadsheet.index.papers", "Papers searchable by words", index::size);
    telemetry.gauge(
        "broadsheet.index.vectors", "Papers searchable by meaning", index::sizeWithVectors);
    telemetry.gauge(
        "broadsheet.index.backlog", "Changes of the store not yet indexed", indexer::backlog);
    backlog.ifPresent(
        embedding -> {
          telemetry.gauge(
              "broadsheet.embedding.backlog",
              "Papers without a vector",
              () -> embedding.progress().missing());
          telemetry.gauge(
              "broadsheet.embedding.failed",
              "Papers whose text the model could not embed in this run",
              () -> embedding.progress().failed());
          telemetry.gauge(
              "broadsheet.embedding.rate",
              "Papers embedded in a second, over the last minute",
              () -> embedding.progress().papersPerSecond());
        });
    return telemetry;
  }

  private void send(Webhooks webhooks, Alerts alerts, PrometheusTelemetry telemetry) {
    telemetry.gauge(
        "broadsheet.webhooks.waiting",
        "Deliveries to webhooks that have not arrived yet",
        webhooks.deliveries()::waitingCount);
    telemetry.gauge(
        "broadsheet.webhooks.disabled",
        "Webhooks that are left alone because they failed for too long",
        webhooks.store()::disabled);
    opened(new WebhookJob(alerts, webhooks)).start();
  }

  /// Before somebody searches by meaning, and after the first page, which it would slow.
  private static void loadSoon(LazyEmbedder model) {
    Executor soon =
        CompletableFuture.delayedExecutor(
            MODEL_AFTER.toMillis(),
            TimeUnit.MILLISECONDS,
            task -> Thread.ofPlatform().name("model").daemon().start(task));
    soon.execute(
        () -> {
          try {
            model.load();
          } catch (BroadsheetException unusable) {
            LOG.warn("there is no search by meaning: {}", unusable.getMessage());
          } catch (IllegalStateException closed) {
            LOG.debug("ended before the model was loaded", closed);
          }
        });
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable resource = open.pop();
      try {
        resource.close();
      } catch (Exception failure) {
        LOG.warn("{} did not close cleanly", resource.getClass().getSimpleName(), failure);
      }
    }
  }
}
