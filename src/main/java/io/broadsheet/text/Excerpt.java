package io.broadsheet.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A piece of a text, short enough to show, with the marked ranges that fall into it.
///
/// @param text what to show; `…` stands where something was cut away
/// @param ranges into `text`, ascending
public record Excerpt(String text, List<TextRange> ranges) {
  private static final String MORE = "…";

  public Excerpt {
    ranges = List.copyOf(ranges);
  }

  /// The beginning of a text: whole sentences as far as they fit, else as many words as fit and
  /// `…`. Never cuts a surrogate pair.
  ///
  /// @param maxChars the length of the result at most, in UTF-16 units, 1 or more
  /// @throws IllegalArgumentException when `maxChars` is below 1
  public static String of(String text, int maxChars) {
    requirePositive(maxChars);
    if (text.length() <= maxChars) {
      return text;
    }
    int end = 0;
    for (TextRange sentence : Sentences.find(text.substring(0, maxChars + 1))) {
      if (sentence.end() > maxChars || !endsWithStop(text, sentence.end())) {
        break;
      }
      end = sentence.end();
    }
    return end >= maxChars / 3 && end > 0 ? text.substring(0, end) : cut(text, 0, maxChars);
  }

  /// The stretch of whole sentences around the marked ranges that shows most of them, widened with
  /// neighbours while they fit; its ranges are mapped. Without ranges, the beginning.
  ///
  /// @param ranges into `text`, in any order; those outside of it are left out
  /// @param maxChars as for [#of]
  /// @throws IllegalArgumentException when `maxChars` is below 1
  public static Excerpt around(String text, List<TextRange> ranges, int maxChars) {
    requirePositive(maxChars);
    List<TextRange> marks =
        ranges.stream()
            .filter(range -> range.end() <= text.length() && range.end() > range.start())
            .sorted(Comparator.comparingInt(TextRange::start))
            .toList();
    if (text.length() <= maxChars) {
      return new Excerpt(text, marks);
    }
    if (marks.isEmpty()) {
      return new Excerpt(of(text, maxChars), List.of());
    }
    TextRange window = bestWindow(text, marks, Math.max(1, maxChars - 2 * MORE.length()));
    String prefix = window.start() > 0 ? MORE : "";
    String suffix = window.end() < text.length() ? MORE : "";
    List<TextRange> mapped = new ArrayList<>();
    for (TextRange mark : marks) {
      if (mark.start() >= window.start() && mark.end() <= window.end()) {
        int shift = prefix.length() - window.start();
        mapped.add(new TextRange(mark.start() + shift, mark.end() + shift));
      }
    }
    String shown = prefix + text.substring(window.start(), window.end()) + suffix;
    return shown.length() <= maxChars
        ? new Excerpt(shown, mapped)
        : new Excerpt(of(text, maxChars), List.of());
  }

  private static TextRange bestWindow(String text, List<TextRange> marks, int room) {
    List<TextRange> sentences = Sentences.find(text);
    TextRange best = new TextRange(0, 0);
    int bestMarks = 0;
    int first = 0;
    for (int last = 0; last < sentences.size(); last++) {
      while (first < last && sentences.get(last).end() - sentences.get(first).start() > room) {
        first++;
      }
      TextRange window = new TextRange(sentences.get(first).start(), sentences.get(last).end());
      if (window.end() - window.start() <= room) {
        int inside = inside(marks, window);
        if (inside > bestMarks) {
          best = window;
          bestMarks = inside;
        }
      }
    }
    return bestMarks > 0 ? best : words(text, marks.getFirst(), room);
  }

  private static int inside(List<TextRange> marks, TextRange window) {
    int count = 0;
    for (TextRange mark : marks) {
      if (mark.start() >= window.start() && mark.end() <= window.end()) {
        count++;
      }
    }
    return count;
  }

  /// Words around one mark, when its sentence is too long to show.
  private static TextRange words(String text, TextRange mark, int room) {
    int start = Math.max(0, mark.start() - Math.max(0, room - (mark.end() - mark.start())) / 3);
    if (start > 0) {
      int blank = text.indexOf(' ', start);
      start = blank >= 0 && blank < mark.start() ? blank + 1 : onCodePoint(text, start);
    }
    int end = Math.min(text.length(), start + room);
    if (end < text.length()) {
      int blank = text.lastIndexOf(' ', end);
      end = blank >= mark.end() ? blank : onCodePoint(text, end);
    }
    return new TextRange(start, Math.max(start, end));
  }

  private static String cut(String text, int start, int maxChars) {
    int room = Math.max(0, maxChars - MORE.length());
    int end = text.lastIndexOf(' ', start + room);
    if (end < start + room / 2) {
      end = onCodePoint(text, start + room);
    }
    while (end > start && ",;:-– ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end) + MORE;
  }

  private static int onCodePoint(String text, int at) {
    return at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1))
        ? at - 1
        : at;
  }

  private static boolean endsWithStop(String text, int end) {
    return end > 0 && ".!?。！？)”\"’".indexOf(text.charAt(end - 1)) >= 0;
  }

  private static void requirePositive(int maxChars) {
    if (maxChars < 1) {
      throw new IllegalArgumentException("maxChars is below 1: " + maxChars);
    }
  }
}
