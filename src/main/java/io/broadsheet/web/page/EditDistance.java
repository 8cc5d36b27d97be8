package io.broadsheet.web.page;

/// How many letters must be put in, taken out or changed to turn one word into another.
final class EditDistance {
  private static final int LONGEST = 64;

  private EditDistance() {}

  /// Whether the distance is at most `limit`; words longer than 64 letters are never near.
  static boolean within(String one, String other, int limit) {
    if (one.length() > LONGEST || Math.abs(one.length() - other.length()) > limit) {
      return false;
    }
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(changed, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()] <= limit;
  }
}
