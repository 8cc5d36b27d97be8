package io.broadsheet.web.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What was drawn lately of texts, the least recently used forgotten first: pages show the same
/// titles and abstracts again and again. About 10 MB at most as abstracts are. Safe for use by many
/// threads.
final class DrawnTexts {
  static final int MOST = 2_000;

  /// Longer texts are drawn each time.
  static final int LONGEST = 4_000;

  private final UnaryOperator<String> draw;

  /// Guarded by itself.
  private final Map<String, String> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /// @param draw gives the same for the same text
  DrawnTexts(UnaryOperator<String> draw) {
    this.draw = draw;
  }

  /// The text drawn.
  String of(String text) {
    if (text.length() > LONGEST) {
      return draw.apply(text);
    }
    synchronized (kept) {
      String known = kept.get(text);
      if (known != null) {
        return known;
      }
    }
    // not while others wait; two threads may draw the same
    String drawn = draw.apply(text);
    synchronized (kept) {
      kept.put(text, drawn);
    }
    return drawn;
  }
}
