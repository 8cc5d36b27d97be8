package io.broadsheet.reader.openid;

/// Nobody was signed in. The message is in English, for the log; the reader sees a page worded by
/// the [Kind].
public final class OpenIdException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Why.
  public enum Kind {
    /// The provider cannot be asked, or what it says of itself cannot be used.
    UNREACHABLE,
    /// The provider does not know the code, or refuses to say who it is for.
    REFUSED,
    /// What the provider said of the reader cannot be trusted.
    UNTRUSTED
  }

  private final Kind kind;

  OpenIdException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  OpenIdException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
