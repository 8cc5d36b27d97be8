package io.broadsheet.translate.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The numbers of a text, each with all the values that it may be said to have: `1.5 million` is
/// 1.5 and 1500000, `150万` is 150 and 1500000.
final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:\\d{1,15}|(?<!\\d)(?=\\.\\d))(?:[.,]\\d{1,15}){0,6}"
              + "(?:[\\s-]?(thousand|million|billion|trillion|mil(?:es)?|mill(?:ón|ones)|[KkMB](?![A-Za-z])"
              + "|百万|千万|十亿|万亿|亿|万|千|百))?");

  /// `LSA64`, `COVID-19`: a part of a name.
  private static final Pattern GLUED =
      Pattern.compile("(?:[A-Za-z]|[A-Z]-)\\d{1,15}(?:\\.\\d{1,9})?");

  /// `39 to 42 million`: the word is for both.
  private static final Pattern RANGE =
      Pattern.compile(
          "^\\s?(?:to|or|and|[–~～至到-])\\s?\\d{1,9}(?:\\.\\d{1,9})?[\\s-]?([a-z]{4,8}|[百千]?[万亿])");

  /// `28{,}800`, `28，800`, `100 000`
  private static final Pattern GROUPING =
      Pattern.compile("(?<=\\d)(?:(?:\\{,\\}|\\\\,|，)(?=\\d{3})|,?\\s(?=000(?!\\d)))");

  /// `4.的`: a decimal was lost. A full stop in a text of ideographs is another sign.
  private static final Pattern BROKEN = Pattern.compile("\\.(?=\\p{IsHan}|[，。、；）])");

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
    String plain = GLUED.matcher(GROUPING.matcher(text).replaceAll("")).replaceAll("A");
    Matcher matcher = NUMBER.matcher(plain);
    while (matcher.find()) {
      String factor = factor(plain, matcher);
      String digits =
          plain.substring(
              matcher.start(), matcher.group(1) == null ? matcher.end() : matcher.start(1));
      boolean broken = BROKEN.matcher(plain).region(matcher.end(), plain.length()).lookingAt();
      boolean inName =
          matcher.start() > 1
              && plain.charAt(matcher.start() - 1) == '-'
              && isNamePart(plain.charAt(matcher.start() - 2));
      for (String part : parts(digits.replaceAll("[\\s-]+$", ""))) {
        BigDecimal value = new BigDecimal(part);
        List<BigDecimal> values = new ArrayList<>();
        values.add(value.stripTrailingZeros());
        if (factor != null) {
          BigDecimal times = FACTORS.getOrDefault(factor.toLowerCase(Locale.ROOT), BigDecimal.ONE);
          values.add(value.multiply(times).stripTrailingZeros());
        }
        boolean bare = digits.startsWith(".");
        found.add(new Found(bare ? part.substring(1) : part, value, values, broken, inName));
      }
    }
    return found;
  }

  private static boolean isNamePart(char c) {
    return c == PlainWords.FILLER || Character.isLetter(c);
  }

  /// The word or sign that multiplies a number; null when there is none.
  private static @Nullable String factor(String plain, Matcher number) {
    if (number.group(1) != null) {
      return number.group(1);
    }
    Matcher range = RANGE.matcher(plain.substring(number.end()));
    return range.find() && FACTORS.containsKey(range.group(1)) ? range.group(1) : null;
  }

  /// `1,234.5` is one number, `3,5` is one, `1,2,3` are three; `.05` is 0.05.
  private static List<String> parts(String digits) {
    if (digits.startsWith(".")) {
      return parts("0" + digits);
    }
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

  /// @param written as it stands, without grouping
  /// @param value with as many decimals as are written
  /// @param values what it may mean, without trailing zeros
  /// @param broken whether a decimal point stands behind it and nothing more
  /// @param inName whether it hangs on a word: `Covid-19`, `top-5`
  record Found(
      String written, BigDecimal value, List<BigDecimal> values, boolean broken, boolean inName) {
    /// Whether it says the same as a number of the original, and as exactly: 0.80 is not 0.800 nor
    /// .76 0.76, but 0.001 is .001, 3.0 is 3, and 1.0 million is 100万.
    boolean says(Found original) {
      if (written.startsWith(".") && !original.written.startsWith(".")) {
        return false;
      }
      if (values.size() == 1 && original.values.size() == 1) {
        boolean whole = value.scale() == 0 || original.value.scale() == 0;
        boolean asExact = whole || value.scale() == original.value.scale();
        return !broken && asExact && value.compareTo(original.value) == 0;
      }
      return values.stream().anyMatch(original.values::contains);
    }
  }
}
