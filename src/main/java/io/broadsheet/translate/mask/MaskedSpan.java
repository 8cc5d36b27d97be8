package io.broadsheet.translate.mask;

import static java.util.Objects.requireNonNull;

/// Part of a text that is not translated.
///
/// @param start offset into the prepared text
/// @param end exclusive, above `start`
/// @param written what stands there, and must stand in the translation
public record MaskedSpan(int start, int end, Kind kind, String written) {
  /// What it is.
  public enum Kind {
    FORMULA,
    COMMAND,
    CITATION,
    ADDRESS,
    CODE,
    IDENTIFIER,
    NAME,
    QUANTITY
  }

  public MaskedSpan {
    requireNonNull(kind, "kind is null");
    requireNonNull(written, "written is null");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("not a span: " + start + " to " + end);
    }
  }
}
