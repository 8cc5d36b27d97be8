package io.broadsheet.web.page;

import java.util.ArrayList;
import java.util.List;

/// What changed between two texts, word by word: the longest common sequence of words stays, the
/// rest was removed or added.
final class WordDiff {
  /// Above this many words on a side the texts are shown as a whole, old and new.
  private static final int MAX_WORDS = 1_500;

  /// A run of words.
  record Piece(Kind kind, String text) {}

  /// What became of a run of words.
  enum Kind {
    KEPT,
    REMOVED,
    ADDED
  }

  private WordDiff() {}

  /// The pieces in order; removed ones before the added ones that take their place.
  static List<Piece> between(String before, String after) {
    List<String> old = words(before);
    List<String> now = words(after);
    if (old.size() > MAX_WORDS || now.size() > MAX_WORDS) {
      return List.of(new Piece(Kind.REMOVED, before), new Piece(Kind.ADDED, after));
    }
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        add(pieces, Kind.KEPT, old.get(i));
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        add(pieces, Kind.REMOVED, old.get(i));
        i++;
      } else {
        add(pieces, Kind.ADDED, now.get(j));
        j++;
      }
    }
    return pieces;
  }

  private static void add(List<Piece> pieces, Kind kind, String word) {
    if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
      pieces.set(pieces.size() - 1, new Piece(kind, pieces.getLast().text() + " " + word));
    } else {
      pieces.add(new Piece(kind, word));
    }
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
