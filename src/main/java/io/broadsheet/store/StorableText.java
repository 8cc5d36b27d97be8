package io.broadsheet.store;

import org.jspecify.annotations.Nullable;

/// Text as every database can keep it. Halves of surrogate pairs and NUL become U+FFFD: the first
/// have no UTF-8, the second ends a text in PostgreSQL. Both come out of broken upstream records.
final class StorableText {
  static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0 || Character.isSurrogate(unit)) {
        return replaceFrom(text, i);
      }
    }
    return text;
  }

  static @Nullable String ofNullable(@Nullable String text) {
    return text == null ? null : of(text);
  }

  private static String replaceFrom(String text, int start) {
    StringBuilder kept = new StringBuilder(text.length()).append(text, 0, start);
    for (int i = start; i < text.length(); ) {
      int point = text.codePointAt(i);
      boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      kept.appendCodePoint(half || point == 0 ? REPLACEMENT : point);
      i += Character.charCount(point);
    }
    return kept.toString();
  }
}
