package io.broadsheet.translate.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// Puts the spans of a segment back into what an engine made of it.
public final class Unmasker {
  private static final PlaceholderStyle PLAIN = PlaceholderStyle.BRACKETS;

  private Unmasker() {}

  /// @param answer as the engine gave it
  /// @param style in which the segment was sent
  /// @param language primary language of the answer, for the signs and blanks around spans
  public static Restored restore(
      MaskedSegment segment, String answer, PlaceholderStyle style, String language) {
    StringBuilder masked = new StringBuilder();
    int[] seen = new int[segment.spans().size()];
    List<String> unknown = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = style.pattern().matcher(answer);
    int at = 0;
    while (matcher.find()) {
      String before = style.unescape(answer.substring(at, matcher.start()));
      pieces.add(new Piece(before, null));
      masked.append(before);
      at = matcher.end();
      int number = Integer.parseInt(matcher.group(1));
      masked.append(PLAIN.placeholder(number));
      if (number >= 1 && number <= seen.length) {
        seen[number - 1]++;
        pieces.add(new Piece("", segment.spans().get(number - 1)));
      } else {
        unknown.add(PLAIN.placeholder(number));
      }
    }
    String rest = style.unescape(answer.substring(at));
    pieces.add(new Piece(rest, null));
    masked.append(rest);
    List<MaskedSpan> lost = new ArrayList<>();
    List<MaskedSpan> doubled = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      if (seen[i] == 0) {
        lost.add(segment.spans().get(i));
      } else if (seen[i] > 1) {
        doubled.add(segment.spans().get(i));
      }
    }
    String text = Typography.join(segment, pieces, language);
    return new Restored(text, masked.toString().strip(), lost, doubled, unknown);
  }

  /// Text of the engine, or a span.
  record Piece(String text, @org.jspecify.annotations.Nullable MaskedSpan span) {}
}
