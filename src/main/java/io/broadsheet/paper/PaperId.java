package io.broadsheet.paper;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/// The stable key of a paper: the source that names it and the name it has there. arXiv papers are
/// written bare (`2301.00335`, `hep-th/9901001`), all others as `source:local`
/// (`anthology:2023.acl-long.1`). Never carries a version.
///
/// @param source lower-case letters, digits and dashes, 1–32 characters, `arxiv` for arXiv
/// @param local the name within the source, 1–200 printable characters without blanks
public record PaperId(String source, String local) implements Comparable<PaperId> {
  public static final String ARXIV = "arxiv";

  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern LOCAL = Pattern.compile("[\\p{Graph}&&[^\"<>\\\\]]{1,200}");

  /// @throws IllegalArgumentException when a part has another shape than documented
  public PaperId {
    requireNonNull(source, "source is null");
    requireNonNull(local, "local is null");
    if (!SOURCE.matcher(source).matches()) {
      throw new IllegalArgumentException("source is not a source name: " + source);
    }
    if (!LOCAL.matcher(local).matches()) {
      throw new IllegalArgumentException("local is not an identifier: " + local);
    }
    if (source.equals(ARXIV) && !ArxivIdentifier.isBare(local)) {
      throw new IllegalArgumentException("not an arXiv identifier: " + local);
    }
  }

  /// @throws IllegalArgumentException when `local` is not a bare arXiv identifier without version
  public static PaperId arxiv(String local) {
    return new PaperId(ARXIV, local);
  }

  /// Reads back what [#toString()] wrote; empty when the text is no key.
  public static Optional<PaperId> parse(String key) {
    int colon = key.indexOf(':');
    try {
      return Optional.of(
          colon < 0 ? arxiv(key) : new PaperId(key.substring(0, colon), key.substring(colon + 1)));
    } catch (IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }

  public boolean isArxiv() {
    return source.equals(ARXIV);
  }

  @Override
  public int compareTo(PaperId other) {
    return toString().compareTo(other.toString());
  }

  /// The key as stored, indexed and put into URLs.
  @Override
  public String toString() {
    return isArxiv() ? local : source + ":" + local;
  }
}
