package io.broadsheet.reader;

/// The key of a reader. Given once and never again, not even after the reader has been deleted.
///
/// @param number 1 or more
public record ReaderId(long number) implements Comparable<ReaderId> {
  /// @throws IllegalArgumentException when `number` is below 1
  public ReaderId {
    if (number < 1) {
      throw new IllegalArgumentException("number is below 1: " + number);
    }
  }

  @Override
  public int compareTo(ReaderId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
