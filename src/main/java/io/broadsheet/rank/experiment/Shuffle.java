package io.broadsheet.rank.experiment;

import java.util.SplittableRandom;

/// Puts examples in a random order before a round of learning.
final class Shuffle {
  private Shuffle() {}

  /// Shuffles the first `count` numbers in place.
  static void first(int count, int[] numbers, SplittableRandom random) {
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = swapped;
    }
  }
}
