package io.broadsheet.harvest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cuts JSON into objects: the lines of a file of lines; the elements of an array, or objects
/// spread over several lines, by counting braces. Not thread-safe.
final class JsonPieces {
  /// No record is larger, in bytes.
  static final int LARGEST = 4 << 20;

  private final InputStream in;
  private final long after;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long line = 1;
  private boolean started;
  private boolean byBraces;

  private byte[] piece = new byte[1 << 14];
  private int length;
  private boolean overflowed;

  /// @param after pieces that begin on this line or before are passed over
  JsonPieces(InputStream in, long after) {
    this.in = in;
    this.after = after;
  }

  /// One object as bytes, valid until the next is asked for.
  ///
  /// @param line where it begins, from 1
  /// @param fault why it cannot be read, null when it can
  record Piece(byte[] bytes, int length, long line, @Nullable String fault) {}

  /// The next object; empty at the end.
  Optional<Piece> next() throws IOException {
    if (!started) {
      started = true;
      skipMark();
      byBraces = skipSpace() == '[';
      if (!byBraces) {
        // an object on a line of its own makes a file of lines, any other is laid out over several
        Optional<Piece> first = lineOrObject();
        if (first.isPresent() && first.get().line() > after) {
          return first;
        }
      } else {
        at++;
      }
    }
    while (true) {
      Optional<Piece> next = byBraces ? object() : line();
      if (next.isEmpty() || next.get().line() > after) {
        return next;
      }
    }
  }

  private Optional<Piece> lineOrObject() throws IOException {
    long start = line;
    clear();
    int c;
    int last = -1;
    int depth = 0;
    boolean inString = false;
    boolean escaped = false;
    while ((c = read()) >= 0 && c != '\n') {
      keep(c);
      if (c > ' ') {
        last = c;
      }
      if (inString) {
        inString = escaped || c != '"';
        escaped = !escaped && c == '\\';
      } else if (c == '"') {
        inString = true;
      } else {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      }
    }
    if (c == '\n' && !inString && depth > 0 && (last == '{' || last == ',' || last == '[')) {
      byBraces = true;
      keep('\n');
      return Optional.of(object(start, depth));
    }
    return length == 0 ? Optional.empty() : Optional.of(piece(start));
  }

  private Optional<Piece> line() throws IOException {
    while (true) {
      long start = line;
      clear();
      boolean blank = true;
      while (true) {
        if (at >= end && !fill()) {
          return blank ? Optional.empty() : Optional.of(piece(start));
        }
        int from = at;
        while (at < end && buffer[at] != '\n') {
          blank &= buffer[at] <= ' ' && buffer[at] >= 0;
          at++;
        }
        keep(from, at);
        if (at < end) {
          at++;
          line++;
          break;
        }
      }
      if (!blank) {
        return Optional.of(piece(start));
      }
    }
  }

  private Optional<Piece> object() throws IOException {
    int c;
    while ((c = read()) >= 0) {
      if (c == '{') {
        long start = line;
        clear();
        keep(c);
        return Optional.of(object(start, 1));
      }
      if (c > ' ' && c != ',' && c != '[' && c != ']') {
        long start = line;
        clear();
        keep(c);
        while ((c = read()) >= 0 && c != '\n' && c != ',' && c != ']') {
          keep(c);
        }
        return Optional.of(new Piece(piece, length, start, "not a JSON object"));
      }
    }
    return Optional.empty();
  }

  private Piece object(long start, int open) throws IOException {
    int depth = open;
    boolean inString = false;
    boolean escaped = false;
    while (depth > 0) {
      int c = read();
      if (c < 0) {
        return new Piece(piece, 0, start, "the file ends inside it");
      }
      keep(c);
      if (inString) {
        inString = escaped || c != '"';
        escaped = !escaped && c == '\\';
        if (inString && c == '\n') {
          inString = false; // no string holds a line feed: its closing quote is missing
        }
      } else if (c == '"') {
        inString = true;
      } else {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      }
    }
    return piece(start);
  }

  private Piece piece(long start) {
    return overflowed
        ? new Piece(piece, 0, start, "larger than 4 MB")
        : new Piece(piece, length, start, null);
  }

  private void clear() {
    length = 0;
    overflowed = false;
  }

  private void keep(int c) {
    if (length == piece.length) {
      grow(1);
    }
    if (length < piece.length) {
      piece[length++] = (byte) c;
    } else {
      overflowed = true;
    }
  }

  private void keep(int from, int to) {
    int count = to - from;
    if (length + count > piece.length) {
      grow(count);
    }
    if (length + count <= piece.length) {
      System.arraycopy(buffer, from, piece, length, count);
      length += count;
    } else {
      overflowed = true;
    }
  }

  private void grow(int count) {
    int wanted = Math.max(length + count, piece.length * 2);
    if (wanted <= LARGEST || length + count <= LARGEST) {
      piece = Arrays.copyOf(piece, Math.min(wanted, LARGEST));
    }
  }

  private void skipMark() throws IOException {
    if ((at < end || fill())
        && end - at >= 3
        && (buffer[at] & 0xFF) == 0xEF
        && (buffer[at + 1] & 0xFF) == 0xBB
        && (buffer[at + 2] & 0xFF) == 0xBF) {
      at += 3;
    }
  }

  /// The next byte that is no white space, not yet read; -1 at the end.
  private int skipSpace() throws IOException {
    while (at < end || fill()) {
      if (buffer[at] > ' ' || buffer[at] < 0) {
        return buffer[at];
      }
      if (buffer[at] == '\n') {
        line++;
      }
      at++;
    }
    return -1;
  }

  private int read() throws IOException {
    if (at >= end && !fill()) {
      return -1;
    }
    int c = buffer[at++] & 0xFF;
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.readNBytes(buffer, 0, buffer.length));
    return end > 0;
  }
}
