package io.broadsheet.store;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperChange;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperMerger;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The port in the plainest words, without index, column or SQL: what a real store is compared
/// with. Not thread-safe.
public final class MemoryPaperStore implements PaperStore {
  private static final Comparator<Paper> BY_ANNOUNCEMENT =
      Comparator.comparing(Paper::announcedOn).thenComparing(Paper::id);

  private final Clock clock;
  private final TreeMap<PaperId, Paper> papers = new TreeMap<>();
  private final Map<PaperId, List<FormerRecord>> history = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<PaperTranslation> translations = new ArrayList<>();
  private final List<PaperSignal> signals = new ArrayList<>();
  private final Map<String, String> checkpoints = new HashMap<>();
  private final Map<String, Long> watermarks = new HashMap<>();

  public MemoryPaperStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<PaperChange> write(Batch batch) {
    List<PaperChange> answers = new ArrayList<>();
    batch.papers().forEach(paper -> answers.add(add(kept(paper))));
    for (PaperId id : batch.deleted()) {
      Paper existing = papers.get(id);
      answers.add(
          existing == null
              ? new PaperChange.Unchanged(id)
              : replace(existing, existing.toBuilder().withdrawn(true).build()));
    }
    LinkedHashSet<PaperId> translated = new LinkedHashSet<>();
    batch.translations().stream()
        .map(TranslationRows::storable)
        .filter(this::add)
        .forEach(one -> translated.add(one.paperId()));
    translated.stream().filter(papers::containsKey).forEach(id -> log(id, Change.Kind.ENRICHED));
    for (PaperSignal signal : batch.signals()) {
      signals.removeIf(old -> name(old).equals(name(signal)));
      signals.add(signal);
    }
    batch.checkpoints().forEach(one -> checkpoints.put(one.key(), one.value()));
    return answers;
  }

  /// As a store can keep it: halves of surrogate pairs replaced.
  private static Paper kept(Paper paper) {
    return PaperCodec.decode(PaperCodec.encode(paper));
  }

  private PaperChange add(Paper incoming) {
    Paper existing = papers.get(incoming.id());
    if (existing == null) {
      papers.put(incoming.id(), incoming);
      log(incoming.id(), Change.Kind.ADDED);
      return new PaperChange.Added(incoming.id());
    }
    return replace(
        existing,
        existing.equals(incoming) ? existing : kept(PaperMerger.merge(existing, incoming)));
  }

  private PaperChange replace(Paper existing, Paper merged) {
    PaperId id = existing.id();
    if (merged.equals(existing)) {
      return new PaperChange.Unchanged(id);
    }
    papers.put(id, merged);
    history
        .computeIfAbsent(id, key -> new ArrayList<>())
        .addFirst(new FormerRecord(existing, now()));
    boolean withdrawn = merged.withdrawn() && !existing.withdrawn();
    log(id, withdrawn ? Change.Kind.WITHDRAWN : Change.Kind.REVISED);
    return withdrawn ? new PaperChange.Withdrawn(id) : new PaperChange.Revised(id);
  }

  private boolean add(PaperTranslation incoming) {
    Optional<PaperTranslation> old =
        translations.stream().filter(one -> name(one).equals(name(incoming))).findFirst();
    PaperTranslation merged =
        new PaperTranslation(
            incoming.paperId(),
            incoming.language(),
            incoming.title() == null
                ? old.map(PaperTranslation::title).orElse(null)
                : incoming.title(),
            incoming.abstractText() == null
                ? old.map(PaperTranslation::abstractText).orElse(null)
                : incoming.abstractText(),
            incoming.engine(),
            incoming.model(),
            incoming.translatedOn() == null
                ? old.map(PaperTranslation::translatedOn).orElse(null)
                : incoming.translatedOn());
    if (old.filter(merged::equals).isPresent()) {
      return false;
    }
    old.ifPresent(translations::remove);
    translations.addFirst(merged);
    return true;
  }

  private static List<Object> name(PaperTranslation one) {
    return List.of(one.paperId(), one.language(), one.engine(), Optional.ofNullable(one.model()));
  }

  private static List<Object> name(PaperSignal one) {
    return List.of(one.observedOn(), one.paperId().toString(), one.source(), one.kind());
  }

  private void log(PaperId id, Change.Kind kind) {
    changes.add(new Change(changes.size() + 1L, id, kind, now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Optional<Paper> find(PaperId id) {
    return Optional.ofNullable(papers.get(id));
  }

  @Override
  public List<Paper> findAll(Collection<PaperId> ids) {
    return ids.stream().filter(papers::containsKey).map(papers::get).toList();
  }

  @Override
  public Optional<Paper> findByDoi(String doi) {
    return papers.values().stream()
        .filter(paper -> paper.doi() != null && paper.doi().equalsIgnoreCase(doi))
        .findFirst();
  }

  @Override
  public List<FormerRecord> history(PaperId id) {
    return history.getOrDefault(id, List.of());
  }

  @Override
  public List<Change> changesAfter(long sequence, int limit) {
    return changes.stream().filter(one -> one.sequence() > sequence).limit(limit).toList();
  }

  @Override
  public List<Change> newestChanges(int limit) {
    return changes.reversed().stream().limit(limit).toList();
  }

  @Override
  public long lastSequence() {
    return changes.size();
  }

  @Override
  public long count() {
    return papers.size();
  }

  private Stream<Paper> announced() {
    return papers.values().stream()
        .filter(paper -> paper.announcedOn() != null && !paper.withdrawn())
        .sorted(BY_ANNOUNCEMENT);
  }

  private Stream<Paper> announced(LocalDate first, LocalDate last) {
    return announced()
        .filter(paper -> !paper.announcedOn().isBefore(first))
        .filter(paper -> !paper.announcedOn().isAfter(last));
  }

  @Override
  public Optional<LocalDate> newestAnnouncement(LocalDate latest) {
    return announced(LocalDate.MIN, latest).map(Paper::announcedOn).max(Comparator.naturalOrder());
  }

  @Override
  public Optional<LocalDate> neighbourAnnouncement(LocalDate day, int direction) {
    return direction < 0
        ? newestAnnouncement(day.minusDays(1))
        : announced(day.plusDays(1), LocalDate.MAX)
            .map(Paper::announcedOn)
            .min(Comparator.naturalOrder());
  }

  @Override
  public List<Paper> announced(LocalDate first, LocalDate last, int limit) {
    return announced(first, last).limit(limit).toList();
  }

  @Override
  public List<Paper> announcedIn(
      String category, LocalDate first, LocalDate last, int offset, int limit) {
    return announced(first, last)
        .filter(paper -> paper.categories().contains(category))
        .sorted(BY_ANNOUNCEMENT.reversed())
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public long countAnnouncedIn(String category, LocalDate first, LocalDate last) {
    return announcedIn(category, first, last, 0, Integer.MAX_VALUE).size();
  }

  @Override
  public Map<LocalDate, Integer> countsByDay(LocalDate first, LocalDate last) {
    Map<LocalDate, Integer> counts = new TreeMap<>();
    announced(first, last).forEach(paper -> counts.merge(paper.announcedOn(), 1, Integer::sum));
    return counts;
  }

  @Override
  public Map<String, CategoryCount> countsByCategory(LocalDate first, LocalDate last) {
    Map<String, CategoryCount> counts = new TreeMap<>();
    announced(first, last)
        .forEach(
            paper ->
                new LinkedHashSet<>(paper.categories())
                    .forEach(
                        category ->
                            counts.merge(
                                category,
                                new CategoryCount(
                                    category.equals(paper.categories().getFirst()) ? 1 : 0, 1),
                                (one, other) ->
                                    new CategoryCount(
                                        one.primary() + other.primary(),
                                        one.all() + other.all()))));
    return counts;
  }

  @Override
  public List<PaperTranslation> translations(PaperId id) {
    return translations.stream().filter(one -> one.paperId().equals(id)).toList();
  }

  @Override
  public List<PaperTranslation> translations(Collection<PaperId> ids) {
    return translations.stream().filter(one -> ids.contains(one.paperId())).toList();
  }

  @Override
  public Map<PaperId, PaperTranslation> translations(Collection<PaperId> ids, String language) {
    Map<PaperId, PaperTranslation> newest = new LinkedHashMap<>();
    translations.stream()
        .filter(one -> ids.contains(one.paperId()) && one.language().equals(language))
        .forEach(one -> newest.putIfAbsent(one.paperId(), one));
    return newest;
  }

  @Override
  public List<PaperSignal> signalsSince(LocalDate first) {
    return signals.stream()
        .filter(one -> !one.observedOn().isBefore(first))
        .sorted(Comparator.comparing(one -> name(one).toString()))
        .toList();
  }

  @Override
  public Optional<String> checkpoint(String key) {
    return Optional.ofNullable(checkpoints.get(key));
  }

  @Override
  public long watermark(String consumer) {
    return watermarks.getOrDefault(consumer, 0L);
  }

  @Override
  public void setWatermark(String consumer, long sequence) {
    watermarks.put(consumer, sequence);
  }

  @Override
  public void scan(Consumer<Paper> action) {
    papers.values().forEach(action);
  }

  @Override
  public void scanIds(Consumer<PaperId> action) {
    papers.keySet().forEach(action);
  }
}
