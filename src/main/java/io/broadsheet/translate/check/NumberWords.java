package io.broadsheet.translate.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Small numbers written as words: what one language writes in digits another may spell out.
final class NumberWords {
  private static final Pattern LATIN_WORD = Pattern.compile("\\p{L}{2,14}+");

  /// 一 as an article (一个, 一种) or part of a word (一些, 统一, 之一) is no number.
  private static final Pattern CHINESE =
      Pattern.compile(
          "[零二两三四五六七八九十百千万亿半双][零一二两三四五六七八九十百千万亿半]{0,8}"
              + "|(?<![统唯单同逐之任某])一(?![个种些般直方旦样致定系切起步列项类组款套份贯])"
              + "[零一二两三四五六七八九十百千万亿半]{0,8}");

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90),
          Map.entry("hundred", 100),
          Map.entry("hundreds", 100),
          Map.entry("thousand", 1_000),
          Map.entry("thousands", 1_000),
          Map.entry("million", 1_000_000),
          Map.entry("millions", 1_000_000),
          Map.entry("billion", 1_000_000_000),
          Map.entry("billions", 1_000_000_000),
          Map.entry("single", 1),
          Map.entry("once", 1),
          Map.entry("both", 2),
          Map.entry("double", 2),
          Map.entry("twice", 2),
          Map.entry("dual", 2),
          Map.entry("pair", 2),
          Map.entry("triple", 3),
          Map.entry("dozen", 12),
          Map.entry("first", 1),
          Map.entry("second", 2),
          Map.entry("third", 3),
          Map.entry("fourth", 4),
          Map.entry("fifth", 5),
          Map.entry("sixth", 6),
          Map.entry("seventh", 7),
          Map.entry("eighth", 8),
          Map.entry("ninth", 9),
          Map.entry("tenth", 10),
          Map.entry("uno", 1),
          Map.entry("una", 1),
          Map.entry("un", 1),
          Map.entry("dos", 2),
          Map.entry("tres", 3),
          Map.entry("cuatro", 4),
          Map.entry("cinco", 5),
          Map.entry("seis", 6),
          Map.entry("siete", 7),
          Map.entry("ocho", 8),
          Map.entry("nueve", 9),
          Map.entry("diez", 10),
          Map.entry("primer", 1),
          Map.entry("primero", 1),
          Map.entry("primera", 1),
          Map.entry("segundo", 2),
          Map.entry("segunda", 2),
          Map.entry("tercero", 3),
          Map.entry("tercer", 3),
          Map.entry("tercera", 3),
          Map.entry("zwei", 2),
          Map.entry("drei", 3),
          Map.entry("deux", 2),
          Map.entry("trois", 3));

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private static final Pattern MONTH =
      Pattern.compile(
          "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
              + "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?");

  /// `in May`, `May 2`, `2 May`, `February to`.
  private static final Pattern NEAR_A_DATE =
      Pattern.compile(
          "(?:\\d|\\b(?:in|of|from|since|until|through|to|and|between|late|early|mid))[\\s-]{1,2}@"
              + "|@\\.?,?\\s(?:\\d|to\\b|and\\b|through\\b)");

  private NumberWords() {}

  /// The values that words of a text may stand for, in order.
  static List<BigDecimal> of(String text) {
    List<BigDecimal> values = new ArrayList<>(latin(text));
    Matcher chinese = CHINESE.matcher(text);
    while (chinese.find()) {
      long value = chinese(chinese.group());
      if (value >= 0) {
        values.add(BigDecimal.valueOf(value).stripTrailingZeros());
      }
      if (chinese.group().equals("一半") || chinese.group().equals("半")) {
        values.add(BigDecimal.valueOf(50).stripTrailingZeros());
      }
    }
    return values;
  }

  /// `ninety-four` is 94, `two million` 2000000, `first two` are two numbers; a month is its
  /// number.
  private static List<BigDecimal> latin(String text) {
    List<BigDecimal> values = new ArrayList<>();
    Matcher latin = LATIN_WORD.matcher(text);
    long before = -1;
    int end = -1;
    while (latin.find()) {
      String word = latin.group().toLowerCase(Locale.ROOT);
      Integer value = WORDS.get(word);
      if (value == null) {
        int month = month(text, latin.start(), latin.end(), latin.group());
        if (month > 0) {
          values.add(BigDecimal.valueOf(month).stripTrailingZeros());
        }
        continue;
      }
      boolean joins =
          before > 0 && end >= 0 && text.substring(end, latin.start()).matches("[\\s-]");
      boolean tens = joins && before < 100 && before >= 20 && before % 10 == 0 && value < 10;
      boolean times = joins && value >= 100 && value > before;
      long whole = tens ? before + value : times ? before * value : value;
      if (tens || times) {
        values.removeLast();
      }
      values.add(BigDecimal.valueOf(whole).stripTrailingZeros());
      before = whole;
      end = latin.end();
    }
    return values;
  }

  /// The number of a month beside a year or a day; 0 for another word, such as `may`.
  private static int month(String text, int start, int end, String word) {
    int at = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
    if (at < 0 || !MONTH.matcher(word).matches()) {
      return 0;
    }
    String around =
        text.substring(Math.max(0, start - 12), start)
            + "@"
            + text.substring(end, Math.min(text.length(), end + 12));
    return NEAR_A_DATE.matcher(around).find() ? at / 3 + 1 : 0;
  }

  /// -1 when the characters are no number.
  private static long chinese(String numeral) {
    long total = 0;
    long section = 0;
    long digit = -1;
    for (int i = 0; i < numeral.length(); i++) {
      char c = numeral.charAt(i);
      int value = "零一二三四五六七八九".indexOf(c);
      if (c == '两' || c == '双') {
        value = 2;
      }
      if (value >= 0) {
        digit = value;
        continue;
      }
      long unit =
          switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            case '万' -> 10_000;
            case '亿' -> 100_000_000;
            default -> -1;
          };
      if (unit < 0) {
        return -1;
      }
      if (unit < 10_000) {
        section += (digit < 0 ? 1 : digit) * unit;
      } else {
        total = (total + section + Math.max(digit, 0)) * unit;
        section = 0;
      }
      digit = -1;
    }
    return total + section + Math.max(digit, 0);
  }
}
