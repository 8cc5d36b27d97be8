package io.broadsheet.translate.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers of a text, each with all the values that it may be said to have: `1.5 million` is
/// 1.5 and 1500000, `150万` is 150 and 1500000.
final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\d{1,15}(?:[.,]\\d{1,15}){0,6}"
              + "(?:\\s?(thousand|million|billion|trillion|mil(?:es)?|mill(?:ón|ones)|[KkMB](?![A-Za-z])"
              + "|百万|千万|十亿|万亿|亿|万|千|百))?");

  /// `28{,}800`, `28，800`, `100 000`
  private static final Pattern GROUPING =
      Pattern.compile("(?<=\\d)(?:(?:\\{,\\}|\\\\,|，)(?=\\d{3})|,?\\s(?=000(?!\\d)))");

  private static final Map<String, BigDecimal> FACTORS =
      Map.ofEntries(
          Map.entry("thousand", BigDecimal.valueOf(1_000)),
          Map.entry("mil", BigDecimal.valueOf(1_000)),
          Map.entry("miles", BigDecimal.valueOf(1_000)),
          Map.entry("k", BigDecimal.valueOf(1_000)),
          Map.entry("千", BigDecimal.valueOf(1_000)),
          Map.entry("百", BigDecimal.valueOf(100)),
          Map.entry("万", BigDecimal.valueOf(10_000)),
          Map.entry("million", BigDecimal.valueOf(1_000_000)),
          Map.entry("millón", BigDecimal.valueOf(1_000_000)),
          Map.entry("millones", BigDecimal.valueOf(1_000_000)),
          Map.entry("m", BigDecimal.valueOf(1_000_000)),
          Map.entry("百万", BigDecimal.valueOf(1_000_000)),
          Map.entry("千万", BigDecimal.valueOf(10_000_000)),
          Map.entry("亿", BigDecimal.valueOf(100_000_000)),
          Map.entry("billion", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("b", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("十亿", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("trillion", BigDecimal.valueOf(1_000_000_000_000L)),
          Map.entry("万亿", BigDecimal.valueOf(1_000_000_000_000L)));

  private Numbers() {}

  /// In order.
  static List<Found> of(String text) {
    List<Found> found = new ArrayList<>();
    String plain = GROUPING.matcher(text).replaceAll("");
    Matcher matcher = NUMBER.matcher(plain);
    while (matcher.find()) {
      String factor = matcher.group(1);
      String digits =
          plain.substring(matcher.start(), factor == null ? matcher.end() : matcher.start(1));
      for (String part : parts(digits.strip())) {
        BigDecimal value = new BigDecimal(part);
        List<BigDecimal> values = new ArrayList<>();
        values.add(value.stripTrailingZeros());
        if (factor != null) {
          BigDecimal times = FACTORS.getOrDefault(factor.toLowerCase(Locale.ROOT), BigDecimal.ONE);
          values.add(value.multiply(times).stripTrailingZeros());
        }
        found.add(new Found(part, values));
      }
    }
    return found;
  }

  /// How often each value can be read in a text.
  static Map<BigDecimal, Integer> values(List<Found> numbers) {
    Map<BigDecimal, Integer> values = new HashMap<>();
    for (Found number : numbers) {
      number.values().forEach(value -> values.merge(value, 1, Integer::sum));
    }
    return values;
  }

  /// `1,234.5` is one number, `3,5` is one, `1,2,3` are three.
  private static List<String> parts(String digits) {
    if (digits.matches("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?")) {
      return List.of(digits.replace(",", ""));
    }
    if (digits.matches("\\d{1,3}(?:\\.\\d{3}){2,}(?:,\\d+)?")) {
      return List.of(digits.replace(".", "").replace(',', '.'));
    }
    if (digits.matches("\\d+[.,]\\d+") || digits.matches("\\d+")) {
      return List.of(digits.replace(',', '.'));
    }
    return List.of(digits.split("[.,]"));
  }

  /// @param written as it stands
  /// @param values what it may mean, without trailing zeros
  record Found(String written, List<BigDecimal> values) {}
}
