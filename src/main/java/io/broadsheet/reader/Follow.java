package io.broadsheet.reader;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Something a reader follows. Each is a section of the front page, in the order of the list.
///
/// @param number names it in forms; 0 before it is kept
/// @param value of a category its code (`cs.CL`, `cs.*`), of an author the key (`wang-zhangyang`),
///   of a query the query, of a tag the tag
/// @param label as shown: the author's name; for the others the value
public record Follow(long number, Kind kind, String value, String label) {
  private static final Pattern CATEGORY =
      Pattern.compile("[a-zA-Z]+(?:-[a-zA-Z]+)*(?:\\.(?:[a-zA-Z-]+|\\*))?");
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_QUERY = 500;

  /// What can be followed.
  public enum Kind {
    CATEGORY,
    AUTHOR,
    QUERY,
    /// Papers near to those the reader gave the tag.
    TAG;

    /// `category`, as in forms and exports.
    public String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Follow {
    requireNonNull(kind, "kind is null");
    requireNonNull(value, "value is null");
    requireNonNull(label, "label is null");
  }

  /// A follow to be kept, its parts checked.
  ///
  /// @param label blank for the value itself
  /// @throws BroadsheetException of kind INVALID when the value is nothing that can be followed
  public static Follow of(Kind kind, String value, String label) {
    String clean = OneLine.of(value);
    switch (kind) {
      case CATEGORY ->
          require(
              clean.length() <= 60 && CATEGORY.matcher(clean).matches(),
              "a category is written cs.CL, or cs.* for all of an archive");
      case AUTHOR ->
          require(
              !clean.isEmpty() && clean.length() <= LONGEST_KEY && clean.indexOf('"') < 0,
              "that is no author's key; follow an author on their own page");
      case QUERY ->
          require(
              !clean.isEmpty() && clean.length() <= LONGEST_QUERY,
              "a query to follow has 1 to " + LONGEST_QUERY + " characters");
      case TAG -> clean = Tag.of(value);
    }
    String shown = OneLine.of(label);
    return new Follow(
        0,
        kind,
        clean,
        shown.isEmpty() || kind != Kind.AUTHOR
            ? clean
            : shown.substring(0, Math.min(LONGEST_KEY, shown.length())));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw BroadsheetException.invalid(message);
    }
  }

  /// The same in the grammar of searches; empty for a tag, which no query can say.
  public Optional<String> query() {
    return switch (kind) {
      case CATEGORY -> Optional.of("cat:" + value);
      case AUTHOR -> Optional.of("aukey:\"" + value + "\"");
      case QUERY -> Optional.of(value);
      case TAG -> Optional.empty();
    };
  }
}
