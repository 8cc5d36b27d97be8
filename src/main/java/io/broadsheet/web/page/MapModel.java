package io.broadsheet.web.page;

import io.broadsheet.web.page.FrontView.Headline;
import java.util.List;

/// What the map of a day shows.
///
/// @param days around it, each with a map
/// @param clusters the largest first
/// @param unplaced papers without a place, because their vectors are still to come
/// @param left how many papers of a very full day are not on the map
public record MapModel(
    DayNavigation days, int papers, List<Cluster> clusters, List<Headline> unplaced, int left) {
  /// Of the view box.
  public static final int WIDTH = 1000;

  /// Of the view box.
  public static final int HEIGHT = 680;

  public MapModel {
    clusters = List.copyOf(clusters);
    unplaced = List.copyOf(unplaced);
  }

  /// Papers that lie together.
  ///
  /// @param number from 1
  /// @param colour from 1 to 5, another one than its neighbours have
  /// @param label its terms; empty when its papers have none in common
  /// @param brief its first term, for the map itself
  /// @param x of its middle
  /// @param y of its middle
  public record Cluster(
      int number,
      int colour,
      String label,
      String brief,
      String x,
      String y,
      List<Dot> dots,
      List<Headline> headlines) {
    public Cluster {
      dots = List.copyOf(dots);
      headlines = List.copyOf(headlines);
    }
  }

  /// A paper's place.
  ///
  /// @param title in full, as plain text
  /// @param brief as much of it as fits beside the dot
  /// @param anchor on which side of the dot it stands: `start`, `middle` or `end`
  /// @param textY of the title
  public record Dot(
      String x,
      String y,
      String href,
      String title,
      String language,
      String brief,
      String anchor,
      String textY) {}
}
