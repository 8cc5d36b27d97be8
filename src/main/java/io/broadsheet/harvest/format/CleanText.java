package io.broadsheet.harvest.format;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Makes text fit to keep: Unicode in composed form, without control characters and halves of
/// surrogate pairs, with the line breaks of hard-wrapped sources folded.
final class CleanText {
  private CleanText() {}

  /// On one line: every run of white space is one blank.
  static String line(String raw) {
    return fold(raw, false);
  }

  /// Line breaks folded but those the author made, kept as one line feed each: before a line that
  /// starts with white space and at an empty line (arXiv's rule, help page "Metadata for required
  /// and optional fields").
  static String paragraphs(String raw) {
    return fold(raw, true);
  }

  /// As [#line], null when nothing is left.
  static @Nullable String lineOrNull(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    String clean = line(raw);
    return clean.isEmpty() ? null : clean;
  }

  private static String fold(String raw, boolean keepBreaks) {
    StringBuilder out = new StringBuilder(raw.length());
    boolean white = false;
    boolean lineEnded = false;
    boolean realBreak = false;
    boolean plain = true;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\n') {
        realBreak |= lineEnded;
        lineEnded = true;
        white = true;
      } else if (c == '\r') {
        white = true;
      } else if (c == '\t' || c == ' ' || Character.isSpaceChar(c)) {
        realBreak |= lineEnded;
        white = true;
      } else if (isKept(raw, i)) {
        if (white && !out.isEmpty()) {
          out.append(keepBreaks && realBreak ? '\n' : ' ');
        }
        white = false;
        lineEnded = false;
        realBreak = false;
        plain &= c < 0x300;
        out.append(c);
      }
    }
    return plain ? out.toString() : Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  private static boolean isKept(String raw, int i) {
    char c = raw.charAt(i);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == '\uFEFF' || c >= '\uFFFE') {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(raw.charAt(i - 1));
    }
    return true;
  }
}
