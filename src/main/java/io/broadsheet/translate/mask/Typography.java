package io.broadsheet.translate.mask;

import io.broadsheet.translate.mask.Unmasker.Piece;
import java.util.List;

/// Signs and blanks around restored spans, as the language of the translation has them. Chinese and
/// Japanese: full-width signs after ideographs, no blank between an ideograph and what is not one.
/// Elsewhere: half-width signs, and the blanks that the original had beside the span.
final class Typography {
  private static final String HALF = ",;:!?";
  private static final String FULL = "，；：！？";

  private Typography() {}

  static String join(MaskedSegment segment, List<Piece> pieces, String language) {
    boolean wide = language.equals("zh") || language.equals("ja");
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      MaskedSpan span = pieces.get(i).span();
      if (span == null) {
        String text = pieces.get(i).text();
        out.append(wide ? wide(text, i > 0, i + 1 < pieces.size()) : text);
      } else if (wide) {
        out.append(span.written());
      } else {
        spaced(out, segment, span, i + 1 < pieces.size() ? pieces.get(i + 1).text() : "");
      }
    }
    return (wide ? signs(out.toString(), segment) : out.toString()).strip();
  }

  /// No blank between an ideograph or a wide sign and a span.
  private static String wide(String text, boolean spanBefore, boolean spanAfter) {
    String trimmed = text;
    if (spanBefore && trimmed.length() > 1 && trimmed.charAt(0) == ' ') {
      trimmed = isWide(trimmed.charAt(1)) ? trimmed.substring(1) : trimmed;
    }
    int last = trimmed.length() - 1;
    if (spanAfter && last > 0 && trimmed.charAt(last) == ' ') {
      trimmed = isWide(trimmed.charAt(last - 1)) ? trimmed.substring(0, last) : trimmed;
    }
    return trimmed;
  }

  /// Half-width signs that an engine left between ideographs become full-width.
  private static String signs(String text, MaskedSegment segment) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int sign = HALF.indexOf(c);
      char before = i == 0 ? ' ' : text.charAt(i - 1);
      char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
      if (sign >= 0 && isIdeograph(before) && !withinSpan(segment, text, i)) {
        out.append(FULL.charAt(sign));
        if (after == ' ') {
          i++;
        }
      } else if (c == '.' && isIdeograph(before) && (after == ' ' || i + 1 == text.length())) {
        out.append('。');
        if (after == ' ') {
          i++;
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// A span that holds an ideograph before the sign: left as the original has it.
  private static boolean withinSpan(MaskedSegment segment, String text, int at) {
    for (MaskedSpan span : segment.spans()) {
      int from = text.lastIndexOf(span.written(), at);
      if (from >= 0 && at < from + span.written().length()) {
        return true;
      }
    }
    return false;
  }

  private static void spaced(
      StringBuilder out, MaskedSegment segment, MaskedSpan span, String next) {
    String source = segment.text();
    boolean blankBefore =
        span.start() > segment.range().start() && source.charAt(span.start() - 1) == ' ';
    if (blankBefore && !out.isEmpty() && Character.isLetterOrDigit(out.charAt(out.length() - 1))) {
      out.append(' ');
    }
    out.append(span.written());
    boolean blankAfter = span.end() < segment.range().end() && source.charAt(span.end()) == ' ';
    if (blankAfter && !next.isEmpty() && Character.isLetterOrDigit(next.charAt(0))) {
      out.append(' ');
    }
  }

  private static boolean isIdeograph(char c) {
    return Character.isIdeographic(c) || (c >= '\u3040' && c <= '\u30FF');
  }

  private static boolean isWide(char c) {
    return isIdeograph(c) || (c >= '\u3000' && c <= '\u303F') || (c >= '\uFF00' && c <= '\uFFEF');
  }
}
