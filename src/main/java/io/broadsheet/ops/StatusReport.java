package io.broadsheet.ops;

import io.broadsheet.embed.EmbeddingBacklog;
import io.broadsheet.embed.EmbeddingProgress;
import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.post.MailStore;
import io.broadsheet.post.OutboxStore;
import io.broadsheet.post.SubscriptionStore;
import io.broadsheet.store.HarvestStore;
import io.broadsheet.translate.GuardedTranslator;
import io.broadsheet.translate.SpendStore;
import io.broadsheet.translate.TranslationBacklog;
import io.broadsheet.translate.TranslationProgress;
import io.broadsheet.web.SystemStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers what the status page, the API and the metrics say of the running process.
final class StatusReport {
  private final Library library;
  private final SearchIndex index;
  private final Indexer indexer;
  private final Optional<EmbeddingBacklog> backlog;
  private final HarvestStore harvests;
  private final Translating translating;
  private final Optional<TranslationBacklog> translations;
  private final List<SystemStatus.Version> versions;
  private final Clock clock;
  private final Instant startedAt;

  StatusReport(
      Library library,
      SearchIndex index,
      Indexer indexer,
      Optional<EmbeddingBacklog> backlog,
      HarvestStore harvests,
      Translating translating,
      Optional<TranslationBacklog> translations,
      Clock clock) {
    this.library = library;
    this.index = index;
    this.indexer = indexer;
    this.backlog = backlog;
    this.harvests = harvests;
    this.translating = translating;
    this.translations = translations;
    this.clock = clock;
    startedAt = clock.instant();
    versions =
        List.of(
            new SystemStatus.Version("Java", Runtime.version().toString()),
            new SystemStatus.Version("model", library.model().map(Object::toString).orElse("off")));
  }

  SystemStatus now() {
    List<SystemStatus.Queue> queues = new ArrayList<>();
    queues.add(
        new SystemStatus.Queue(
            SystemStatus.Queue.Kind.INDEX, "Lucene", index.size(), indexer.backlog(), 0));
    backlog.ifPresent(
        embedding -> {
          EmbeddingProgress progress = embedding.progress();
          queues.add(
              new SystemStatus.Queue(
                  SystemStatus.Queue.Kind.EMBEDDING,
                  progress.model().name(),
                  progress.done(),
                  progress.missing(),
                  progress.papersPerSecond()));
          queues.add(
              new SystemStatus.Queue(
                  SystemStatus.Queue.Kind.APPROXIMATE, "", index.sizeApproximate(), 0, 0));
        });
    translations.ifPresent(running -> translationQueues(running.progress(), queues));
    return new SystemStatus(
        startedAt,
        library.papers().count(),
        queues,
        harvests.report(clock.instant()),
        translating.engines().stream().map(StatusReport::engine).toList(),
        mail(),
        versions);
  }

  private SystemStatus.Mail mail() {
    boolean sends = ConfigMapping.post(library.configuration()).sends();
    OutboxStore outbox = new OutboxStore(library.database());
    Map<String, Long> letters = new HashMap<>();
    outbox
        .counts()
        .forEach(
            (state, count) ->
                letters.merge(
                    state == OutboxStore.State.SENDING || state == OutboxStore.State.HANDING
                        ? "QUEUED"
                        : state.name(),
                    count,
                    Long::sum));
    return new SystemStatus.Mail(
        sends,
        letters,
        new MailStore(library.database()).suspended(),
        new SubscriptionStore(library.database()).count(),
        outbox.trouble().orElse(""));
  }

  private static void translationQueues(
      TranslationProgress progress, List<SystemStatus.Queue> queues) {
    for (TranslationProgress.Language language : progress.languages()) {
      queues.add(
          new SystemStatus.Queue(
              SystemStatus.Queue.Kind.TRANSLATION,
              language.tag(),
              language.done(),
              language.waiting(),
              progress.perSecond()));
    }
  }

  private static SystemStatus.Engine engine(GuardedTranslator engine) {
    SpendStore.Spend spent = engine.spentToday();
    return new SystemStatus.Engine(
        engine.info().name(),
        spent.requests(),
        spent.characters(),
        engine.limits().charactersPerDay(),
        spent.money() / 1e6,
        engine.limits().moneyPerDay() / 1e6,
        engine.restsUntil().orElse(null));
  }
}
