package io.broadsheet.rank.map;

/// Places on a plane.
///
/// @param x not copied: do not change it
/// @param y as many as `x`; not copied: do not change it
@SuppressWarnings("ArrayRecordComponent") // a place is two numbers, a map is two arrays
public record Points(float[] x, float[] y) {
  /// @throws IllegalArgumentException when there are more of one than of the other
  public Points {
    if (x.length != y.length) {
      throw new IllegalArgumentException("there are " + x.length + " x and " + y.length + " y");
    }
  }

  public int size() {
    return x.length;
  }

  /// The square of the distance between two of them.
  double squaredDistance(int one, int other) {
    double across = (double) x[one] - x[other];
    double up = (double) y[one] - y[other];
    return across * across + up * up;
  }
}
