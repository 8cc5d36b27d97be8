package io.broadsheet.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// The one exception of this program. Its message is written for the person who caused it: it names
/// the place and the mend, and is safe to show.
public final class BroadsheetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  public BroadsheetException(ErrorKind kind, String message) {
    this(kind, message, null);
  }

  public BroadsheetException(ErrorKind kind, String message, @Nullable Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
    this.kind = requireNonNull(kind, "kind is null");
  }

  public ErrorKind kind() {
    return kind;
  }

  public static BroadsheetException invalid(String message) {
    return new BroadsheetException(ErrorKind.INVALID, message);
  }

  public static BroadsheetException notFound(String message) {
    return new BroadsheetException(ErrorKind.NOT_FOUND, message);
  }

  public static BroadsheetException unavailable(String message, @Nullable Throwable cause) {
    return new BroadsheetException(ErrorKind.UNAVAILABLE, message, cause);
  }
}
