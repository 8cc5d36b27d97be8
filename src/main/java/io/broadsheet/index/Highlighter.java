package io.broadsheet.index;

/// Finds the words of one query in papers. For use by one thread.
public interface Highlighter {
  /// The ranges of `title` and `abstractText` that match the query's words.
  Highlights highlight(String title, String abstractText);
}
