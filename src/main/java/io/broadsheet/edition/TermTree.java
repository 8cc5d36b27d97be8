package io.broadsheet.edition;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Known terms as a tree of their words, so that a text is searched for all of them in one walk
/// without putting its own terms together.
final class TermTree {
  private final Node root = new Node();

  /// @param keys stems joined by blanks
  TermTree(Collection<String> keys) {
    for (String key : keys) {
      Node node = root;
      for (String stem : key.split(" ")) {
        node = node.next.computeIfAbsent(stem, _ -> new Node());
      }
      node.key = key;
    }
  }

  /// Hands over each place of each term.
  void each(List<Word> words, Terms.Sink sink) {
    for (int start = 0; start < words.size(); start++) {
      @Nullable Node node = root;
      for (int at = start; at < words.size(); at++) {
        Word word = words.get(at);
        if (at > start && !word.joined()) {
          break;
        }
        node = node.next.get(word.stem());
        if (node == null) {
          break;
        }
        if (node.key != null) {
          sink.accept(node.key, words.get(start), word);
        }
      }
    }
  }

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>(2);
    private @Nullable String key;
  }
}
