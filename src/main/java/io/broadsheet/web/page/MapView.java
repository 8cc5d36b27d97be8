package io.broadsheet.web.page;

import io.broadsheet.edition.DayMap;
import io.broadsheet.paper.Paper;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.page.FrontView.Headline;
import io.broadsheet.web.page.MapModel.Cluster;
import io.broadsheet.web.page.MapModel.Dot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Turns the map of a day into what its page shows.
final class MapView {
  private static final int COLOURS = 5;
  private static final int MARGIN = 24;
  private static final int BRIEF = 64;
  private static final int ABOVE = 12;

  private final Page page;
  private final DayMap map;
  private final ReaderTranslations translations;

  MapView(Page page, DayMap map, ReadingServices reading) {
    this.page = page;
    this.map = map;
    List<Paper> papers =
        Stream.concat(
                map.clusters().stream().flatMap(c -> c.dots().stream()).map(DayMap.Dot::paper),
                map.unplaced().stream())
            .toList();
    this.translations = new ReaderTranslations(page, reading, papers);
  }

  MapModel model(DayNavigation days) {
    List<double[]> middles = map.clusters().stream().map(MapView::middle).toList();
    int[] colours = colours(middles);
    List<Cluster> clusters = new ArrayList<>();
    for (int i = 0; i < map.clusters().size(); i++) {
      DayMap.Cluster cluster = map.clusters().get(i);
      clusters.add(
          new Cluster(
              i + 1,
              colours[i],
              String.join(page.text("list.separator"), cluster.terms()),
              cluster.terms().isEmpty() ? "" : cluster.terms().getFirst(),
              text(middles.get(i)[0]),
              text(middles.get(i)[1]),
              cluster.dots().stream().map(this::dot).toList(),
              cluster.dots().stream().map(dot -> headline(dot.paper())).toList()));
    }
    return new MapModel(
        days,
        map.placed() + map.unplaced().size(),
        clusters,
        map.unplaced().stream().map(this::headline).toList(),
        map.left());
  }

  private Dot dot(DayMap.Dot dot) {
    TranslatedPaper.Text title = translations.of(dot.paper()).title();
    String plain = TexToText.convert(title.text()).replace('\n', ' ');
    double y = y(dot);
    return new Dot(
        text(x(dot)),
        text(y),
        page.href(PaperPaths.paper(dot.paper().id())),
        plain,
        title.language(),
        plain.codePointCount(0, plain.length()) > BRIEF
            ? plain.substring(0, plain.offsetByCodePoints(0, BRIEF)) + "…"
            : plain,
        dot.x() < 0.4 ? "start" : dot.x() > 0.6 ? "end" : "middle",
        text(y < 3 * ABOVE ? y + 2 * ABOVE : y - ABOVE));
  }

  private Headline headline(Paper paper) {
    return FrontViews.headline(page, translations.of(paper));
  }

  private static double x(DayMap.Dot dot) {
    return MARGIN + dot.x() * (MapModel.WIDTH - 2 * MARGIN);
  }

  private static double y(DayMap.Dot dot) {
    return MARGIN + dot.y() * (MapModel.HEIGHT - 2 * MARGIN);
  }

  /// The median of its places, which lies among them even when some are far off.
  private static double[] middle(DayMap.Cluster cluster) {
    int half = cluster.dots().size() / 2;
    return new double[] {
      cluster.dots().stream().mapToDouble(MapView::x).sorted().toArray()[half],
      cluster.dots().stream().mapToDouble(MapView::y).sorted().toArray()[half]
    };
  }

  /// Gives each cluster the colour whose nearest use is farthest away.
  private static int[] colours(List<double[]> middles) {
    int[] colours = new int[middles.size()];
    for (int i = 0; i < colours.length; i++) {
      double farthest = -1;
      for (int colour = 1; colour <= COLOURS; colour++) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int other = 0; other < i; other++) {
          if (colours[other] == colour) {
            nearest =
                Math.min(
                    nearest,
                    Math.hypot(
                        middles.get(i)[0] - middles.get(other)[0],
                        middles.get(i)[1] - middles.get(other)[1]));
          }
        }
        if (nearest > farthest) {
          farthest = nearest;
          colours[i] = colour;
        }
      }
    }
    return colours;
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
