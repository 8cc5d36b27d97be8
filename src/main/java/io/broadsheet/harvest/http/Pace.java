package io.broadsheet.harvest.http;

import java.time.Instant;
import java.util.Optional;

/// Where one upstream's requests have got to, as all processes on the data folder agree.
///
/// @param notBefore the next request may start then
/// @param failures refused or failed requests since the last that went well
record Pace(Instant notBefore, int failures) {
  static final Pace NONE = new Pace(Instant.EPOCH, 0);

  /// @return a line of text [#parse] reads back
  String format() {
    return notBefore.toEpochMilli() + " " + failures + "\n";
  }

  /// Empty when the text was cut short by a crash or is not ours.
  static Optional<Pace> parse(String text) {
    String[] parts = text.split("[ \n]", -1);
    try {
      return parts.length == 3
          ? Optional.of(
              new Pace(
                  Instant.ofEpochMilli(Long.parseLong(parts[0])),
                  Math.clamp(Integer.parseInt(parts[1]), 0, 1000)))
          : Optional.empty();
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }
}
