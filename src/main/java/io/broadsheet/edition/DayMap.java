package io.broadsheet.edition;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.Paper;
import java.time.LocalDate;
import java.util.List;

/// The papers of a day on a plane: those near in meaning lie near each other.
///
/// @param clusters the largest first; each paper that has a place is in one
/// @param unplaced papers without a vector, in the order of the day
/// @param left how many papers of a very full day are not on the map
public record DayMap(LocalDate date, List<Cluster> clusters, List<Paper> unplaced, int left) {
  public DayMap {
    requireNonNull(date, "date is null");
    clusters = List.copyOf(clusters);
    unplaced = List.copyOf(unplaced);
  }

  /// Papers that lie together.
  ///
  /// @param terms what sets them apart, the most telling first, as the papers write them; at most
  ///   three, none where they have nothing in common
  /// @param dots in the order of the day
  public record Cluster(List<String> terms, List<Dot> dots) {
    public Cluster {
      terms = List.copyOf(terms);
      dots = List.copyOf(dots);
    }
  }

  /// A paper's place.
  ///
  /// @param x from the left, 0 to 1
  /// @param y from the top, 0 to 1
  public record Dot(Paper paper, double x, double y) {}

  /// Papers that have a place.
  public int placed() {
    return clusters.stream().mapToInt(cluster -> cluster.dots().size()).sum();
  }
}
