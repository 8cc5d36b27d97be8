package io.broadsheet.rank;

import io.broadsheet.embed.PaperVectors;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.model.Content;
import io.broadsheet.rank.model.Whitening;
import io.broadsheet.rank.terms.TermWeights;
import io.broadsheet.store.PaperStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the model sees papers: which terms are rare, what all vectors have in common. Learnt from
/// the newest papers of the library, in a few seconds, of nobody's taste. Immutable.
public final class PaperSpace {
  private static final int LEARNT_FROM = 12_000;
  private static final int VECTORS = 6_000;
  private static final int AT_LARGE = 256;
  private static final int YEARS = 5;

  /// Fewer papers say little of what is rare.
  private static final int FEW = 1_000;

  /// The part of the papers looked at that must have a vector.
  private static final double MOST = 0.9;

  private final TermWeights terms;
  private final @Nullable Whitening whitening;
  private final @Nullable PaperVectors vectors;
  private final List<Content> atLarge;
  private final boolean preliminary;

  private PaperSpace(
      TermWeights terms,
      @Nullable Whitening whitening,
      @Nullable PaperVectors vectors,
      boolean preliminary) {
    this.terms = terms;
    this.whitening = whitening;
    this.vectors = vectors;
    this.preliminary = preliminary;
    this.atLarge = new ArrayList<>();
  }

  /// Learns from a library's newest announced papers.
  ///
  /// @param vectors null when there is no model: then papers are seen by their words alone
  /// @return empty when nothing was announced yet
  public static Optional<PaperSpace> learn(
      PaperStore store, @Nullable PaperVectors vectors, LocalDate today) {
    List<Paper> papers = newest(store, today);
    if (papers.isEmpty()) {
      return Optional.empty();
    }
    TermWeights terms = new TermWeights();
    papers.forEach(paper -> terms.add(text(paper)));
    Whitening whitening = null;
    boolean preliminary = papers.size() < FEW;
    if (vectors != null) {
      List<Paper> asked = evenly(papers, VECTORS);
      List<float[]> some =
          vectors.of(asked).values().stream()
              .filter(vector -> !vector.approximate())
              .map(PaperVectors.PaperVector::vector)
              .toList();
      whitening = some.isEmpty() ? null : Whitening.learn(some);
      preliminary |= some.size() < MOST * asked.size();
    }
    PaperSpace space = new PaperSpace(terms, whitening, vectors, preliminary);
    space.atLarge.addAll(space.contents(evenly(papers, AT_LARGE)).values());
    return Optional.of(space);
  }

  private static List<Paper> newest(PaperStore store, LocalDate today) {
    Optional<LocalDate> last = store.newestAnnouncement(today);
    if (last.isEmpty()) {
      return List.of();
    }
    Map<LocalDate, Integer> counts = store.countsByDay(last.get().minusYears(YEARS), last.get());
    LocalDate first = last.get();
    int total = 0;
    for (LocalDate day : counts.keySet().stream().sorted(Comparator.reverseOrder()).toList()) {
      if (total >= LEARNT_FROM) {
        break;
      }
      total += counts.getOrDefault(day, 0);
      first = day;
    }
    return store.announced(first, last.get(), 2 * LEARNT_FROM);
  }

  private static List<Paper> evenly(List<Paper> papers, int wanted) {
    List<Paper> some = new ArrayList<>();
    int count = Math.min(wanted, papers.size());
    for (int i = 0; i < count; i++) {
      some.add(papers.get((int) ((long) i * papers.size() / count)));
    }
    return some;
  }

  /// Papers as the model sees them, in the given order.
  public Map<PaperId, Content> contents(Collection<Paper> papers) {
    Map<PaperId, PaperVectors.PaperVector> known =
        vectors == null || whitening == null ? Map.of() : vectors.of(papers);
    Map<PaperId, Content> contents = new LinkedHashMap<>();
    for (Paper paper : papers) {
      PaperVectors.PaperVector vector = known.get(paper.id());
      float[] meaning =
          vector == null || whitening == null || vector.vector().length != whitening.dimensions()
              ? new float[0]
              : whitening.apply(vector.vector());
      contents.put(paper.id(), new Content(meaning, terms.vector(text(paper))));
    }
    return contents;
  }

  /// Whether it was learnt from little: of a library that is being filled, or whose papers have no
  /// vectors yet.
  public boolean isPreliminary() {
    return preliminary;
  }

  /// Papers of nobody's choice, to compare with.
  public List<Content> atLarge() {
    return List.copyOf(atLarge);
  }

  private static String text(Paper paper) {
    return paper.title() + "\n" + paper.abstractText();
  }
}
