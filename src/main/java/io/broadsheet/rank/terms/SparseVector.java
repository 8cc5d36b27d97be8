package io.broadsheet.rank.terms;

/// A vector most of whose places are 0.
///
/// @param places ascending, each once; not copied: do not change it
/// @param values as many as `places`; not copied: do not change it
@SuppressWarnings(
    "ArrayRecordComponent") // copied a hundred thousand times, this is half the memory
public record SparseVector(int[] places, float[] values) {
  /// @throws IllegalArgumentException when there are more places than values, or fewer
  public SparseVector {
    if (places.length != values.length) {
      throw new IllegalArgumentException(
          "there are " + places.length + " places and " + values.length + " values");
    }
  }

  public int size() {
    return places.length;
  }

  /// The inner product with a dense vector that has all the places.
  public double dot(float[] dense) {
    double sum = 0;
    for (int i = 0; i < places.length; i++) {
      sum += values[i] * dense[places[i]];
    }
    return sum;
  }

  /// The inner product with another sparse one.
  public double dot(SparseVector other) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < places.length && j < other.places.length) {
      int difference = places[i] - other.places[j];
      if (difference == 0) {
        sum += values[i++] * other.values[j++];
      } else if (difference < 0) {
        i++;
      } else {
        j++;
      }
    }
    return sum;
  }

  /// Adds `factor` times this to a dense vector.
  public void addTo(float[] dense, float factor) {
    for (int i = 0; i < places.length; i++) {
      dense[places[i]] += factor * values[i];
    }
  }
}
