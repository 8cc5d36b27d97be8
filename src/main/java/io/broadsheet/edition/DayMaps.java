package io.broadsheet.edition;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.map.Groups;
import io.broadsheet.rank.map.NeighbourEmbedding;
import io.broadsheet.rank.map.Points;
import io.broadsheet.store.PaperStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Draws the maps of days. A map is worked out once for the papers and vectors that a day has, and
/// anew when one of them has changed; one at a time, so that many askers do not take the machine.
/// Thread-safe.
public final class DayMaps {
  /// Of more papers than this only the first have places.
  static final int MOST = 1_500;

  /// Papers that are worth a group of their own.
  private static final int FEWEST_IN_GROUP = 8;

  private static final int KEPT = 64;

  private final PaperStore store;
  private final Vectors vectors;
  private final ReentrantLock working = new ReentrantLock();
  private final Map<LocalDate, Layout> layouts =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Layout> eldest) {
          return size() > KEPT;
        }
      };

  /// Gives papers their vectors.
  @FunctionalInterface
  public interface Vectors {
    /// The vectors of those papers that have one, of unit length; not to be changed.
    Map<PaperId, float[]> of(Collection<Paper> papers);
  }

  public DayMaps(PaperStore store, Vectors vectors) {
    this.store = store;
    this.vectors = vectors;
  }

  /// What was worked out.
  ///
  /// @param made of these papers and vectors, as a hash
  /// @param groups indexes into the placed papers, in the order of the day
  private record Layout(
      int made, Points points, List<List<Integer>> groups, List<List<String>> terms) {}

  /// The map of a day.
  ///
  /// @return empty when nothing was announced on it
  public Optional<DayMap> of(LocalDate date) {
    List<Paper> day = store.announced(date, date, 10 * MOST);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    List<Paper> papers = day.subList(0, Math.min(MOST, day.size()));
    Map<PaperId, float[]> known = vectors.of(papers);
    List<Paper> placed = new ArrayList<>();
    List<Paper> unplaced = new ArrayList<>();
    List<float[]> meanings = new ArrayList<>();
    int made = 1;
    for (Paper paper : papers) {
      float[] vector = known.get(paper.id());
      if (vector == null) {
        unplaced.add(paper);
      } else {
        placed.add(paper);
        meanings.add(vector);
        made = 31 * (31 * made + paper.hashCode()) + Arrays.hashCode(vector);
      }
    }
    Layout layout = layout(date, made, placed, meanings);
    return Optional.of(
        new DayMap(date, clusters(layout, placed), unplaced, day.size() - papers.size()));
  }

  private Layout layout(LocalDate date, int made, List<Paper> placed, List<float[]> meanings) {
    working.lock();
    try {
      Layout known = layouts.get(date);
      if (known != null && known.made() == made) {
        return known;
      }
      Points points = NeighbourEmbedding.of(meanings);
      List<List<Integer>> groups = Groups.of(points, FEWEST_IN_GROUP);
      List<List<String>> terms =
          ClusterTerms.of(
              groups.stream().map(group -> group.stream().map(placed::get).toList()).toList());
      Layout layout = new Layout(made, points, groups, terms);
      layouts.put(date, layout);
      return layout;
    } finally {
      working.unlock();
    }
  }

  private static List<DayMap.Cluster> clusters(Layout layout, List<Paper> placed) {
    Axis across = Axis.of(layout.points().x());
    Axis down = Axis.of(layout.points().y());
    List<DayMap.Cluster> clusters = new ArrayList<>();
    for (int i = 0; i < layout.groups().size(); i++) {
      List<DayMap.Dot> dots =
          layout.groups().get(i).stream()
              .map(
                  at ->
                      new DayMap.Dot(
                          placed.get(at),
                          across.place(layout.points().x()[at]),
                          1 - down.place(layout.points().y()[at])))
              .toList();
      clusters.add(new DayMap.Cluster(layout.terms().get(i), dots));
    }
    return clusters;
  }

  /// Stretches coordinates over 0 to 1.
  private record Axis(double least, double length) {
    static Axis of(float[] values) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (float value : values) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      return new Axis(least, most - least);
    }

    double place(double value) {
      return length > 0 ? (value - least) / length : 0.5;
    }
  }
}
