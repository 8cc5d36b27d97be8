package io.broadsheet.outbound;

/// A request got no answer, or none that could be read. The message is in English and names the
/// host; what the person sees is worded by the [Kind].
public final class OutboundException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Why.
  public enum Kind {
    /// The form of the address, or where it leads, is not allowed.
    REFUSED,
    /// The name service knows no such name.
    UNKNOWN_HOST,
    UNREACHABLE,
    /// No encrypted connection, or to somebody else.
    TLS,
    TIMEOUT,
    TOO_LARGE,
    /// What came is not HTTP.
    MALFORMED
  }

  private final Kind kind;

  OutboundException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  OutboundException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
