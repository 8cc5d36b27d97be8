package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The parameters of a query string. Each reader of a value says in its refusal what it accepts.
public final class Parameters {
  private static final int MAX_PARAMETERS = 200;

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /// Reads a raw query string, without the question mark.
  ///
  /// @throws BroadsheetException of kind INVALID when it cannot be decoded
  public static Parameters parse(String rawQuery) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    int count = 0;
    for (String pair : rawQuery.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MAX_PARAMETERS) {
        throw BroadsheetException.invalid(
            "the address has more than " + MAX_PARAMETERS + " parameters; leave some out");
      }
      int equals = pair.indexOf('=');
      String name =
          PercentDecoding.query(equals < 0 ? pair : pair.substring(0, equals), "a parameter name");
      String value =
          equals < 0
              ? ""
              : PercentDecoding.query(pair.substring(equals + 1), "parameter " + printable(name));
      values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return new Parameters(values);
  }

  /// The first value, stripped; empty when it is absent or blank.
  public Optional<String> text(String name) {
    return all(name).stream().findFirst();
  }

  /// As [#text], with its line breaks and whatever other controls it has: for what is written in
  /// paragraphs.
  public Optional<String> lines(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  /// All values that are not blank.
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .map(Parameters::withoutControls)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /// A whole number in a range.
  ///
  /// @throws BroadsheetException of kind INVALID
  public int number(String name, int absent, int min, int max) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return absent;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // answered below, as a number out of range is
    }
    throw refuse(name, text.get(), "a whole number from " + min + " to " + max);
  }

  /// A day.
  ///
  /// @throws BroadsheetException of kind INVALID
  public Optional<LocalDate> date(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(text.get());
      if (date.getYear() >= 1000 && date.getYear() <= 9999) {
        return Optional.of(date);
      }
    } catch (DateTimeException notADate) {
      // answered below
    }
    throw refuse(name, text.get(), "a day written 2025-11-20");
  }

  /// One of several values.
  ///
  /// @param choices what may be written, to what it means, in the order to name them
  /// @throws BroadsheetException of kind INVALID
  public <T> T choice(String name, Map<String, T> choices, T absent) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return absent;
    }
    T value = choices.get(text.get());
    if (value == null) {
      throw refuse(name, text.get(), "one of " + String.join(", ", choices.keySet()));
    }
    return value;
  }

  /// The constants of an enumeration as [#choice] takes them.
  ///
  /// @param name under which each is written
  public static <T extends Enum<T>> Map<String, T> choices(T[] values, Function<T, String> name) {
    Map<String, T> choices = new LinkedHashMap<>();
    for (T value : values) {
      choices.put(name.apply(value), value);
    }
    return choices;
  }

  /// The refusal of a value, in the words all parameters use.
  public static BroadsheetException refuse(String name, String value, String accepted) {
    return BroadsheetException.invalid(
        "parameter " + name + " is \"" + printable(value) + "\"; it must be " + accepted);
  }

  /// A text as it comes out of a form's field: control characters, line breaks among them, are
  /// blanks.
  public static String oneLine(String value) {
    return withoutControls(value);
  }

  private static String withoutControls(String value) {
    return value.chars().noneMatch(Character::isISOControl)
        ? value
        : value.replaceAll("\\p{Cntrl}+", " ");
  }

  private static String printable(String value) {
    String clean = withoutControls(value);
    return clean.length() > 60
        ? clean.substring(
                0,
                clean.offsetByCodePoints(0, Math.min(60, clean.codePointCount(0, clean.length()))))
            + "…"
        : clean;
  }
}
