package io.broadsheet.translate.check;

import io.broadsheet.text.FormulaFinder;
import io.broadsheet.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers that count the items of a list: `(1) … (2) …`, `1) …`, `1. …`, `① …`. A list counts
/// from one and has two items at least. A translator may tell it without them, or say 首先 and 其次;
/// who writes some of them must write all.
///
/// @param source the original with the digits of its lists blanked
/// @param target the translation, likewise
/// @param lost those that the translation leaves out while it has others
record ListMarkers(String source, String target, List<String> lost) {
  private static final Pattern MARKER =
      Pattern.compile(
          "(?<![\\w\\\\^_/+*=-])[(（\\[]\\s?(\\d{1,2})\\s?[)）\\]]"
              + "|(?<![\\w.,(（\\[\\\\^_/+*=-])(\\d{1,2})\\s?[)）]"
              + "|(?:^|[\\s:：;；，,。、])(\\d{1,2})[.、．](?=\\s|\\p{L})"
              + "|([①-⑳])");

  /// Where its digits are, and what they say.
  private record Marker(int start, int end, int value) {}

  ListMarkers {
    lost = List.copyOf(lost);
  }

  /// @param masked what is the same in both texts and has no lists
  static ListMarkers of(String source, String target, List<String> masked) {
    List<Marker> listed = listed(all(source, masked));
    List<Marker> free = all(target, masked);
    List<Marker> taken = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    for (Marker marker : listed) {
      free.stream()
          .filter(other -> other.value() == marker.value())
          .findFirst()
          .ifPresentOrElse(
              other -> {
                taken.add(other);
                free.remove(other);
              },
              () -> lost.add(Integer.toString(marker.value())));
    }
    return new ListMarkers(
        blanked(source, listed), blanked(target, taken), taken.isEmpty() ? List.of() : lost);
  }

  private static List<Marker> all(String text, List<String> masked) {
    List<Marker> all = new ArrayList<>();
    Matcher matcher = MARKER.matcher(PlainWords.filled(withoutFormulas(text), masked));
    while (matcher.find()) {
      for (int group = 1; group <= 3; group++) {
        if (matcher.group(group) != null) {
          all.add(
              new Marker(
                  matcher.start(group),
                  matcher.end(group),
                  Integer.parseInt(matcher.group(group))));
        }
      }
      if (matcher.group(4) != null) {
        all.add(new Marker(matcher.start(4), matcher.end(4), matcher.group(4).charAt(0) - '①' + 1));
      }
    }
    return all;
  }

  private static String withoutFormulas(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (TextRange formula : FormulaFinder.find(text)) {
      for (int i = formula.start(); i < formula.end(); i++) {
        plain.setCharAt(i, PlainWords.FILLER);
      }
    }
    return plain.toString();
  }

  /// Those that count from one to two at least.
  private static List<Marker> listed(List<Marker> all) {
    List<Marker> listed = new ArrayList<>();
    List<Marker> run = new ArrayList<>();
    for (Marker marker : all) {
      if (marker.value() != run.size() + 1) {
        listed.addAll(run.size() > 1 ? run : List.of());
        run.clear();
      }
      if (marker.value() == run.size() + 1) {
        run.add(marker);
      }
    }
    listed.addAll(run.size() > 1 ? run : List.of());
    return listed;
  }

  private static String blanked(String text, List<Marker> markers) {
    StringBuilder blanked = new StringBuilder(text);
    for (Marker marker : markers) {
      for (int i = marker.start(); i < marker.end(); i++) {
        blanked.setCharAt(i, ' ');
      }
    }
    return blanked.toString();
  }
}
