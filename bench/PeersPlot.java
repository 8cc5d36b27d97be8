import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Draws how good each engine is on each collection: a bar with the interval of its mean.
class PeersPlot {
  private static final int LABELS = 170;
  private static final int WIDTH = 420;
  private static final int BAR = 16;
  private static final int HEAD = 34;
  private static final double MOST = 0.75;

  private PeersPlot() {}

  static String of(List<Peers.Row> rows) {
    Set<String> collections = new LinkedHashSet<>(rows.stream().map(Peers.Row::collection).toList());
    StringBuilder out = new StringBuilder();
    int y = 8;
    for (String collection : collections) {
      y += HEAD;
      text(out, 8, y - 12, "start", "font-weight='600'", collection + ", nDCG@10");
      for (Peers.Row row : rows) {
        if (row.collection().equals(collection)) {
          bar(out, row, y);
          y += BAR + 6;
        }
      }
    }
    int height = y + 12;
    return String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'"
                + " font-family='sans-serif' font-size='12' role='img'>%n<title>Quality of Broadsheet"
                + " and its peers</title>%n<rect width='100%%' height='100%%' fill='white'/>%n",
            LABELS + WIDTH + 70,
            height,
            LABELS + WIDTH + 70,
            height)
        + out
        + "</svg>\n";
  }

  private static void bar(StringBuilder out, Peers.Row row, int y) {
    boolean ours = row.engine().startsWith("Broadsheet");
    text(out, LABELS - 8, y + 12, "end", "", row.engine());
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>%n",
            LABELS,
            y,
            row.ndcg() / MOST * WIDTH,
            BAR,
            ours ? "#8a2b1f" : "#9aa3ad"));
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='black'/>%n",
            LABELS + row.bounds().low() / MOST * WIDTH,
            LABELS + row.bounds().high() / MOST * WIDTH,
            y + BAR / 2,
            y + BAR / 2));
    text(
        out,
        LABELS + WIDTH + 12,
        y + 12,
        "start",
        "",
        String.format(Locale.ROOT, "%.3f", row.ndcg()));
  }

  private static void text(
      StringBuilder out, int x, int y, String anchor, String more, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x='%d' y='%d' text-anchor='%s' %s>%s</text>%n",
            x,
            y,
            anchor,
            more,
            text));
  }
}
