package io.broadsheet.testing;

import java.util.Random;

/// Seeds for random tests. The seed is printed with each failure's output and can be set with
/// `-Dseed=…` to repeat it.
public final class Seed {
  private Seed() {}

  /// A generator whose seed is on the standard output under the test's name.
  public static Random random(String test) {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed of " + test + ": -Dseed=" + seed);
    return new Random(seed);
  }
}
