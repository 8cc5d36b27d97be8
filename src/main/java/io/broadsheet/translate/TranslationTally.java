package io.broadsheet.translate;

import java.util.Map;
import java.util.TreeMap;

/// What a run has done so far, in fields (a title, an abstract).
///
/// @param papers looked at
/// @param translated fields whose new text is shown
/// @param unchanged fields that had a text of the present original, or nothing to translate
/// @param failed fields shown in the original, by reason
/// @param postponed fields left for later, by reason
public record TranslationTally(
    int papers,
    int translated,
    int unchanged,
    Map<String, Integer> failed,
    Map<String, Integer> postponed) {
  public static final TranslationTally NONE = new TranslationTally(0, 0, 0, Map.of(), Map.of());

  public TranslationTally {
    failed = Map.copyOf(failed);
    postponed = Map.copyOf(postponed);
  }

  public int failures() {
    return failed.values().stream().mapToInt(Integer::intValue).sum();
  }

  public int postponements() {
    return postponed.values().stream().mapToInt(Integer::intValue).sum();
  }

  public TranslationTally plus(TranslationTally other) {
    return new TranslationTally(
        papers + other.papers,
        translated + other.translated,
        unchanged + other.unchanged,
        sum(failed, other.failed),
        sum(postponed, other.postponed));
  }

  private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
    Map<String, Integer> sum = new TreeMap<>(one);
    other.forEach((reason, count) -> sum.merge(reason, count, Integer::sum));
    return sum;
  }
}
