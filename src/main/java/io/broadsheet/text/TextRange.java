package io.broadsheet.text;

/// Half-open range of UTF-16 offsets into a text.
///
/// @param start 0 or more
/// @param end not below `start`
public record TextRange(int start, int end) {
  /// @throws IllegalArgumentException when the range is negative or reversed
  public TextRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + " to " + end);
    }
  }
}
