package io.broadsheet.index;

/// How many papers match, and whether that is the number or a lower bound.
public record TotalHits(long value, Relation relation) {
  /// Whether `value` is exact.
  public enum Relation {
    EQUAL_TO,
    AT_LEAST
  }

  public static TotalHits exactly(long value) {
    return new TotalHits(value, Relation.EQUAL_TO);
  }
}
