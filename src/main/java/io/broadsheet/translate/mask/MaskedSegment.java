package io.broadsheet.translate.mask;

import io.broadsheet.text.TextRange;
import java.util.List;

/// A piece of an original as an engine is asked for it. Its placeholders count from 1, so that a
/// sentence reads the same wherever it stands.
///
/// @param text all of the prepared text
/// @param range the piece
/// @param spans those within it, in order
public record MaskedSegment(String text, TextRange range, List<MaskedSpan> spans) {
  public MaskedSegment {
    spans = List.copyOf(spans);
  }

  /// The piece with placeholders in the place of its spans.
  public String masked(PlaceholderStyle style) {
    StringBuilder out = new StringBuilder();
    int at = range.start();
    for (int i = 0; i < spans.size(); i++) {
      out.append(style.escape(text.substring(at, spans.get(i).start())));
      out.append(style.placeholder(i + 1));
      at = spans.get(i).end();
    }
    return out.append(style.escape(text.substring(at, range.end()))).toString();
  }

  /// Whether there is nothing in it that an engine could translate.
  public boolean isOnlySpans() {
    return masked(PlaceholderStyle.BRACKETS)
        .replaceAll("⟦\\d+⟧", "")
        .codePoints()
        .noneMatch(Character::isLetter);
  }

  /// The piece as it is.
  public String plain() {
    return text.substring(range.start(), range.end());
  }
}
