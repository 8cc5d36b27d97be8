package io.broadsheet.text;

import java.util.ArrayList;
import java.util.List;

/// Collects nodes; neighbouring text becomes one.
final class TexNodes {
  private final List<TexNode> nodes = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean quoteOpen;

  void text(char c) {
    text.append(c);
    if (c == '‘' || c == '’') {
      quoteOpen = c == '‘';
    }
  }

  /// Whether a single quotation mark was opened and not closed.
  boolean isQuoteOpen() {
    return quoteOpen;
  }

  void text(String value) {
    text.append(value);
  }

  void text(String source, int from, int to) {
    text.append(source, from, to);
  }

  void add(TexNode node) {
    if (node instanceof TexNode.Text(String value)) {
      text.append(value);
    } else {
      flush();
      nodes.add(node);
    }
  }

  void add(List<TexNode> more) {
    for (TexNode node : more) {
      add(node);
    }
  }

  /// The last character of the text collected since the last other node, NUL when there is none.
  char lastCharacter() {
    return text.isEmpty() ? 0 : text.charAt(text.length() - 1);
  }

  boolean isEmpty() {
    return text.isEmpty() && nodes.isEmpty();
  }

  List<TexNode> list() {
    flush();
    return nodes;
  }

  private void flush() {
    if (!text.isEmpty()) {
      nodes.add(new TexNode.Text(text.toString()));
      text.setLength(0);
    }
  }
}
