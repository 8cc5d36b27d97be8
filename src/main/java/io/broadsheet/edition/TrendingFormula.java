package io.broadsheet.edition;

import io.broadsheet.edition.BurstMeter.Burst;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is trending, told from the papers and other sites' votes alone, without watching readers;
/// explained in `docs/decisions/0041-trending-without-readers.md` and on the page itself:
///
/// score = 0.6 · topic · 0.5^(days since announcement / 7) + 0.4 · votes
///
/// `topic` is how much a paper has of the terms that rise ([BurstMeter], [BurstCounter]: the last
/// seven announcement days against the eight weeks before), `votes` the logarithm of the upvotes,
/// halved for each week since they were seen ([Votes#decayed]). Of papers with the same strongest
/// term at most three are shown.
public final class TrendingFormula {
  public static final int RECENT_DAYS = 7;
  public static final int WEEKS_BEFORE = 8;
  public static final double TOPIC = 0.6;
  public static final double VOTES = 0.4;
  public static final int MAX_ITEMS = 50;

  private static final int MAX_OF_ONE_TERM = 3;

  /// Seven announcement days further apart than this are not recent.
  private static final int LONGEST_RECENT_SPAN_DAYS = 30;

  /// Votes older than this are not looked at: five halvings.
  private static final int VOTES_DAYS = 35;

  /// More papers on one day than any source announces; what is above is not counted.
  private static final int MAX_PAPERS_A_DAY = 20_000;

  private final PaperStore store;

  TrendingFormula(PaperStore store) {
    this.store = store;
  }

  /// Reads nine weeks of papers, a day at a time; takes a second for 40,000 papers.
  TrendingSnapshot compute(LocalDate asOf) {
    LocalDate firstRecent = firstRecent(asOf);
    List<Paper> recent = new ArrayList<>();
    firstRecent.datesUntil(asOf.plusDays(1)).forEach(day -> recent.addAll(announced(day)));
    BurstCounter counter = new BurstCounter(recent);
    firstRecent
        .minusWeeks(WEEKS_BEFORE)
        .datesUntil(firstRecent)
        .forEach(day -> counter.before(announced(day)));
    RisingTerms rising = counter.finish(firstRecent, asOf);
    return new TrendingSnapshot(asOf, rising, items(recent, rising));
  }

  private List<Paper> announced(LocalDate day) {
    return store.announced(day, day, MAX_PAPERS_A_DAY).stream()
        .filter(paper -> !paper.withdrawn())
        .toList();
  }

  private LocalDate firstRecent(LocalDate asOf) {
    LocalDate first = asOf;
    for (int day = 1; day < RECENT_DAYS; day++) {
      Optional<LocalDate> earlier = store.neighbourAnnouncement(first, -1);
      if (earlier.isEmpty() || earlier.get().isBefore(asOf.minusDays(LONGEST_RECENT_SPAN_DAYS))) {
        break;
      }
      first = earlier.get();
    }
    return first;
  }

  private List<EditionItem> items(List<Paper> recent, RisingTerms rising) {
    LocalDate asOf = rising.asOf();
    Votes votes = new Votes(store.signalsSince(asOf.minusDays(VOTES_DAYS)));
    Map<PaperId, Paper> candidates = new LinkedHashMap<>();
    recent.forEach(paper -> candidates.put(paper.id(), paper));
    List<PaperId> voted = new ArrayList<>();
    votes.papers().forEach(voted::add);
    store.findAll(voted).stream()
        .filter(paper -> !paper.withdrawn())
        .forEach(paper -> candidates.putIfAbsent(paper.id(), paper));
    BurstMeter meter = new BurstMeter(rising);
    List<Candidate> scored =
        candidates.values().stream()
            .map(paper -> candidate(paper, meter, votes, asOf))
            .filter(candidate -> candidate.score() > 0)
            .sorted(
                Comparator.comparingDouble(Candidate::score)
                    .reversed()
                    .thenComparing(candidate -> candidate.paper().id()))
            .toList();
    return chosen(scored);
  }

  private static Candidate candidate(Paper paper, BurstMeter meter, Votes votes, LocalDate asOf) {
    Burst burst = meter.measure(Words.of(paper.title()), Words.of(paper.abstractText()));
    LocalDate announced = paper.announcedOn();
    long age =
        announced == null
            ? WEEKS_BEFORE * 7L
            : Math.max(0, asOf.toEpochDay() - announced.toEpochDay());
    double score =
        TOPIC * burst.strength() * Math.pow(0.5, age / 7.0)
            + VOTES * votes.decayed(paper.id(), asOf);
    List<Reason> reasons = new ArrayList<>();
    burst.terms().stream()
        .findFirst()
        .map(term -> new Reason.RisingTopic(term.display(), term.recent(), term.times()))
        .ifPresent(reasons::add);
    votes.most(paper.id()).ifPresent(reasons::add);
    String term = burst.terms().isEmpty() ? "" : burst.terms().getFirst().key();
    return new Candidate(paper, score, term, reasons);
  }

  private static List<EditionItem> chosen(List<Candidate> best) {
    Map<String, Integer> ofTerm = new HashMap<>();
    List<EditionItem> chosen = new ArrayList<>();
    for (Candidate candidate : best) {
      if (chosen.size() == MAX_ITEMS) {
        break;
      }
      boolean room =
          candidate.term().isEmpty()
              || ofTerm.merge(candidate.term(), 1, Integer::sum) <= MAX_OF_ONE_TERM;
      if (room) {
        chosen.add(new EditionItem(candidate.paper(), candidate.reasons()));
      }
    }
    return chosen;
  }

  private record Candidate(Paper paper, double score, String term, List<Reason> reasons) {}
}
