package io.broadsheet.harvest.format;

import io.broadsheet.text.Whitespace;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Makes text fit to keep: Unicode in composed form, without control characters and halves of
/// surrogate pairs, with the line breaks of hard-wrapped sources folded.
final class CleanText {
  private CleanText() {}

  /// On one line: every run of white space is one blank.
  static String line(String raw) {
    return paragraphs(raw).replace('\n', ' ');
  }

  /// Line breaks folded but those the author made, see [Whitespace#fold].
  static String paragraphs(String raw) {
    boolean plain = true;
    for (int i = 0; i < raw.length(); i++) {
      if (!isKept(raw, i)) {
        return paragraphs(fit(raw));
      }
      plain &= raw.charAt(i) < 0x300;
    }
    return Whitespace.fold(plain ? raw : Normalizer.normalize(raw, Normalizer.Form.NFC));
  }

  /// As [#line], null when nothing is left.
  static @Nullable String lineOrNull(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    String clean = line(raw);
    return clean.isEmpty() ? null : clean;
  }

  private static String fit(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      if (isKept(raw, i)) {
        out.append(raw.charAt(i));
      }
    }
    return out.toString();
  }

  private static boolean isKept(String raw, int i) {
    char c = raw.charAt(i);
    if (c < 0x20) {
      return c == '\n' || c == '\t' || c == '\r';
    }
    if ((c >= 0x7F && c < 0xA0 && c != 0x85) || c == '\uFEFF' || c >= '\uFFFE') {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1));
    }
    return !Character.isLowSurrogate(c) || (i > 0 && Character.isHighSurrogate(raw.charAt(i - 1)));
  }
}
