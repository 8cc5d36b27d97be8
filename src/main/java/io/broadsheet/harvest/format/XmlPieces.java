package io.broadsheet.harvest.format;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cuts a long XML document into its records without reading it as a whole, so that a record that
/// is not well-formed, holds bytes of another encoding or is far too large costs that record and no
/// other. Document types are skipped unread. Not thread-safe.
public final class XmlPieces {
  /// No record is larger, in characters.
  static final int LARGEST = 4 << 20;

  private static final int LONGEST_TAG = 1 << 16;

  private final Reader reader;
  private final Set<String> whole;
  private final Set<String> opened;
  private final char[] buffer = new char[1 << 15];
  private int at;
  private int end;
  private long line = 1;
  private String lastClosed = "";

  /// What stands between the `<` and the `>` read last.
  private final StringBuilder tag = new StringBuilder();

  private long tagLine = 1;
  private Kind kind = Kind.OTHER;

  /// The element being cut out, null between elements.
  private @Nullable StringBuilder kept;

  /// Whether the tag read last has still to be looked at.
  private boolean tagIsPending;

  /// @param whole local names of the elements to return with all they hold; they do not nest
  /// @param opened local names of elements of which only the start tag is returned
  public XmlPieces(Reader reader, Set<String> whole, Set<String> opened) {
    this.reader = reader;
    this.whole = Set.copyOf(whole);
    this.opened = Set.copyOf(opened);
  }

  /// A piece of the document.
  ///
  /// @param name local name
  /// @param xml the element as text
  /// @param line where it starts, from 1
  /// @param fault why it cannot be read, null when it can
  public record Piece(String name, String xml, long line, @Nullable String fault) {
    /// @throws IllegalArgumentException when it cannot be read; the message says why
    public XmlNode parse() {
      if (fault != null) {
        throw new IllegalArgumentException(fault);
      }
      if (xml.indexOf(CharacterInput.MALFORMED) >= 0) {
        throw new IllegalArgumentException("holds bytes that are not in the file's encoding");
      }
      return XmlNode.parse(xml);
    }
  }

  /// What kind of tag follows a `<`.
  private enum Kind {
    OPEN,
    EMPTY,
    CLOSE,
    OTHER
  }

  /// The document ended inside a tag. Not an EOFException: that is what a cut gzip file throws, and
  /// must reach the caller.
  private static final class CutShort extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// The next piece; empty at the end of the document.
  public Optional<Piece> next() throws IOException {
    try {
      while (tagIsPending || readTag()) {
        tagIsPending = false;
        String name = localName();
        if (kind == Kind.CLOSE) {
          lastClosed = name;
        } else if (kind != Kind.OTHER && opened.contains(name)) {
          String empty = kind == Kind.EMPTY ? "<" + tag + ">" : "<" + tag + "/>";
          return Optional.of(new Piece(name, empty, tagLine, null));
        } else if (kind != Kind.OTHER && whole.contains(name)) {
          return Optional.of(element(name));
        }
      }
    } catch (CutShort cut) {
      lastClosed = "";
    }
    return Optional.empty();
  }

  /// Whether the last element closed has this name: false of the root's for a document cut short.
  public boolean closed(String name) {
    return lastClosed.equals(name);
  }

  /// The line the scanner has reached, from 1.
  public long line() {
    return line;
  }

  private Piece element(String name) throws IOException {
    long start = tagLine;
    String qualified = qualifiedName();
    StringBuilder text = new StringBuilder("<").append(tag).append('>');
    if (kind == Kind.EMPTY) {
      return new Piece(name, text.toString(), start, null);
    }
    kept = text;
    try {
      while (readTag()) {
        boolean same = qualifiedName().equals(qualified);
        if (same && kind == Kind.CLOSE) {
          return text.length() >= LARGEST
              ? new Piece(name, "", start, "larger than 4 million characters")
              : new Piece(name, text.toString(), start, null);
        }
        if (same && kind == Kind.OPEN) {
          tagIsPending = true; // its end is missing: give it up and begin again here
          return new Piece(name, "", start, "its end tag is missing");
        }
      }
      lastClosed = "";
      return new Piece(name, "", start, "the file ends inside it");
    } catch (CutShort cut) {
      lastClosed = "";
      return new Piece(name, "", start, "the file ends inside it");
    } finally {
      kept = null;
    }
  }

  /// Reads on to the end of the next tag; false at the end of the document.
  private boolean readTag() throws IOException {
    int c = read();
    while (c != '<') {
      if (c < 0) {
        return false;
      }
      c = read();
    }
    tagLine = line;
    tag.setLength(0);
    c = must();
    if (c == '?') {
      skipTo("?>");
      kind = Kind.OTHER;
      return true;
    }
    if (c == '!') {
      skipDeclaration();
      kind = Kind.OTHER;
      return true;
    }
    kind = Kind.OPEN;
    int quote = 0;
    while (quote != 0 || c != '>') {
      if (c == '<') { // never allowed in a tag, quoted or not: the former one was cut
        quote = 0;
        tagLine = line;
        tag.setLength(0);
      } else {
        quote = nextQuote(quote, c);
        if (tag.length() < LONGEST_TAG) {
          tag.append((char) c);
        }
      }
      c = must();
    }
    if (!tag.isEmpty() && tag.charAt(0) == '/') {
      kind = Kind.CLOSE;
    } else if (!tag.isEmpty() && tag.charAt(tag.length() - 1) == '/') {
      kind = Kind.EMPTY;
    }
    return true;
  }

  private static int nextQuote(int quote, int c) {
    if (quote == 0) {
      return c == '"' || c == '\'' ? c : 0;
    }
    return c == quote ? 0 : quote;
  }

  /// A comment, a CDATA section or a document type, whose `<!` has been read.
  private void skipDeclaration() throws IOException {
    int first = must();
    if (first == '-' && peek() == '-') {
      must();
      skipTo("-->");
    } else if (first == '[') {
      skipTo("]]>");
    } else {
      int brackets = 0;
      int quote = 0;
      for (int c = first; quote != 0 || c != '>' || brackets > 0; c = must()) {
        quote = nextQuote(quote, c);
        if (quote == 0) {
          brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
        }
      }
    }
  }

  private void skipTo(String mark) throws IOException {
    int matched = 0;
    while (matched < mark.length()) {
      int c = must();
      if (c == mark.charAt(matched)) {
        matched++;
      } else if (!(matched == 2 && c == mark.charAt(1) && mark.charAt(0) == mark.charAt(1))) {
        matched = c == mark.charAt(0) ? 1 : 0;
      }
    }
  }

  private String qualifiedName() {
    int from = kind == Kind.CLOSE ? 1 : 0;
    int to = from;
    while (to < tag.length() && !Character.isWhitespace(tag.charAt(to)) && tag.charAt(to) != '/') {
      to++;
    }
    return tag.substring(from, to);
  }

  private String localName() {
    String name = qualifiedName();
    return name.substring(name.indexOf(':') + 1);
  }

  private int must() throws IOException {
    int c = read();
    if (c < 0) {
      throw new CutShort();
    }
    return c;
  }

  private int peek() throws IOException {
    return at < end || fill() ? buffer[at] : -1;
  }

  private int read() throws IOException {
    if (at >= end && !fill()) {
      return -1;
    }
    char c = buffer[at++];
    if (c == '\n') {
      line++;
    }
    if (kept != null && kept.length() < LARGEST) {
      kept.append(c);
    }
    return c;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, reader.read(buffer, 0, buffer.length));
    return end > 0;
  }
}
