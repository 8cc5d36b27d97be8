package io.broadsheet.harvest.format;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cuts a BibTeX file into its entries by counting braces, so that a broken entry costs itself and
/// no other: where a line begins like an entry, an entry begins, whatever is still open. Text
/// between entries is a remark. Not thread-safe.
final class BibtexEntries {
  private static final int DEEPEST = 60;
  private static final int LARGEST = 4 << 20;

  private final Reader reader;
  private final StringBuilder text = new StringBuilder();
  private int pushedBack = -1;
  private long line = 1;
  private boolean lineStart = true;

  BibtexEntries(Reader reader) {
    this.reader = reader;
  }

  /// One entry as written.
  ///
  /// @param line where it begins, from 1
  /// @param fault why it cannot be read, null when it can
  record Entry(String text, long line, @Nullable String fault) {}

  /// The next entry; empty at the end of the file.
  Optional<Entry> next() throws IOException {
    int c = read();
    while (c >= 0 && !(c == '@' && lineStart)) {
      step(c);
      c = read();
    }
    if (c < 0) {
      return Optional.empty();
    }
    return Optional.of(entry());
  }

  private Entry entry() throws IOException {
    long start = line;
    text.setLength(0);
    text.append('@');
    lineStart = false;
    int depth = 0;
    int deepest = 0;
    boolean escaped = false;
    boolean opened = false;
    int close = 0;
    while (!opened || depth > 0) {
      int c = read();
      if (c < 0) {
        return new Entry("", start, "the file ends inside it");
      }
      if (c == '@' && lineStart) {
        pushedBack = c;
        return new Entry("", start, "its closing brace is missing");
      }
      step(c);
      if (text.length() < LARGEST) {
        text.append((char) c);
      }
      if (!opened) {
        if (c == '{' || c == '(') {
          opened = true;
          close = c == '{' ? '}' : ')';
          depth = 1;
        } else if (!Character.isWhitespace(c) && !Character.isLetter(c)) {
          return new Entry("", start, "not a BibTeX entry");
        }
      } else if (!escaped && c == '{') {
        deepest = Math.max(deepest, ++depth);
      } else if (!escaped && (depth == 1 ? c == close : c == '}')) {
        depth--;
      }
      escaped = !escaped && c == '\\';
    }
    if (deepest > DEEPEST) {
      return new Entry("", start, "braces nested more than " + DEEPEST + " deep");
    }
    return text.length() >= LARGEST
        ? new Entry("", start, "larger than 4 million characters")
        : new Entry(text.toString(), start, null);
  }

  /// Whether only blanks have been seen on this line.
  private void step(int c) {
    if (c == '\n') {
      line++;
      lineStart = true;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      lineStart = false;
    }
  }

  private int read() throws IOException {
    if (pushedBack >= 0) {
      int c = pushedBack;
      pushedBack = -1;
      return c;
    }
    return reader.read();
  }
}
