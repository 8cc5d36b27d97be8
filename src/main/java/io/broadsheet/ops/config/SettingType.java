package io.broadsheet.ops.config;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What values a setting takes. A value is text; a list is text with commas.
public enum SettingType {
  TEXT("any text", value -> {}),
  BOOLEAN("true or false", value -> require(value.equals("true") || value.equals("false"))),
  PORT("a port from 0 to 65535", value -> inRange(value, 0, 65_535)),
  COUNT("a whole number from 0 to 1000000", value -> inRange(value, 0, 1_000_000)),
  URL(
      "an absolute http or https URL, or nothing",
      value -> {
        if (!value.isEmpty()) {
          URI uri = URI.create(value);
          require(uri.getHost() != null && uri.getScheme().matches("https?"));
        }
      }),
  TIME_ZONE("a time zone such as Europe/Berlin, or `system`", SettingType::checkZone),
  DATES("dates such as 2026-12-25, separated by commas", each(LocalDate::parse)),
  CATEGORIES(
      "category codes such as cs.CL, math.* or hep-th, separated by commas",
      each(item -> require(Patterns.CATEGORY.matcher(item).matches()))),
  TEXTS("texts separated by commas", value -> {}),
  LANGUAGES(
      "language tags such as zh or pt-BR, separated by commas",
      each(item -> require(item.matches("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")))),
  ENGINES(
      "libretranslate, apertium, deepl, google, google-v3 or chat, separated by commas",
      each(item -> require(Patterns.ENGINE.matcher(item).matches()))),
  ENGINE_AMOUNTS(
      "an engine and an amount such as deepl=500000, separated by commas",
      each(item -> require(Patterns.AMOUNT.matcher(item).matches()))),
  ENGINE_PAIRS(
      "a language pair and its engines such as en-zh=deepl|chat or *-es=apertium, separated by"
          + " commas",
      each(item -> require(Patterns.PAIR.matcher(item).matches()))),
  SIGN_UP("closed, invitation or open", value -> require(value.matches("closed|invitation|open"))),
  MAIL_SECURITY("starttls, tls or none", value -> require(value.matches("starttls|tls|none"))),
  MAIL_ADDRESS(
      "a mail address such as paper@example.org, or nothing",
      value -> require(value.isEmpty() || value.matches("[^\\s@<>,;]+@[A-Za-z0-9.-]+"))),
  LANGUAGE("en or zh", value -> require(value.equals("en") || value.equals("zh")));

  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // the checks are lambdas without state
  private final Consumer<String> check;

  SettingType(String meaning, Consumer<String> check) {
    this.meaning = meaning;
    this.check = check;
  }

  /// What may be written, for error messages.
  public String meaning() {
    return meaning;
  }

  /// @throws IllegalArgumentException when the value is not of this type
  void check(String value) {
    try {
      check.accept(value);
    } catch (RuntimeException wrong) {
      throw new IllegalArgumentException("\"" + value + "\" is not " + meaning, wrong);
    }
  }

  /// The items of a list value, blanks around them and empty ones dropped.
  static List<String> items(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static Consumer<String> each(Consumer<String> check) {
    return value -> items(value).forEach(check);
  }

  private static void inRange(String value, int least, int most) {
    int number = Integer.parseInt(value);
    require(number >= least && number <= most);
  }

  private static void checkZone(String value) {
    if (!value.equals("system")) {
      var _ = ZoneId.of(value);
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("out of range");
    }
  }

  /// Apart, because an enum's constants are made before its static fields.
  private static final class Patterns {
    private static final String ENGINES = "(?:libretranslate|apertium|deepl|google|google-v3|chat)";
    private static final Pattern ENGINE = Pattern.compile(ENGINES);
    private static final Pattern AMOUNT = Pattern.compile(ENGINES + "=\\d{1,12}(?:\\.\\d{1,6})?");
    private static final Pattern PAIR =
        Pattern.compile(
            "(?:[a-z]{2,3}-[a-z]{2,3}|\\*-[a-z]{2,3}|[a-z]{2,3}-\\*)="
                + ENGINES
                + "(?:\\|"
                + ENGINES
                + ")*");
    private static final Pattern CATEGORY =
        Pattern.compile("[a-zA-Z]+(?:-[a-zA-Z]+)*(?:\\.(?:[a-zA-Z-]+|\\*))?");
  }
}
