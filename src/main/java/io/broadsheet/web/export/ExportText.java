package io.broadsheet.web.export;

/// Texts and addresses for formats in which a line break would end a field.
final class ExportText {
  private ExportText() {}

  /// The text on one line: blanks, breaks (those of Unicode too) and control characters in a row
  /// become one blank.
  static String line(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]+", " ").strip();
  }

  /// An address with the characters percent-encoded that an address cannot have and that would end
  /// a field or a link.
  static String url(String url) {
    StringBuilder clean = new StringBuilder(url.length());
    line(url)
        .codePoints()
        .forEach(
            c -> {
              if (" <>{}\\\"`|^".indexOf(c) >= 0) {
                clean.append('%').append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
              } else {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }
}
