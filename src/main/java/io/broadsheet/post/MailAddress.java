package io.broadsheet.post;

import io.broadsheet.error.BroadsheetException;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// One address to send mail to, as it goes over the wire: ASCII, without a display name. Nothing
/// that is not one address can be one: no list, no line break, no quoted part.
///
/// @param local before the `@`, 1 to 64 characters, its case kept
/// @param domain in lower case, other scripts as Punycode
public record MailAddress(String local, String domain) {
  private static final int LONGEST = 254;
  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

  /// @throws BroadsheetException of kind INVALID when it is no address
  public MailAddress {
    if (local.length() > 64
        || !LOCAL.matcher(local).matches()
        || !DOMAIN.matcher(domain).matches()
        || local.length() + 1 + domain.length() > LONGEST) {
      throw refused();
    }
  }

  /// Reads what somebody typed.
  ///
  /// @throws BroadsheetException of kind INVALID when it is no address
  public static MailAddress of(String typed) {
    String text = typed.strip();
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > LONGEST) {
      throw refused();
    }
    String domain;
    try {
      domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException noDomain) {
      throw refused();
    }
    return new MailAddress(text.substring(0, at), domain.toLowerCase(Locale.ROOT));
  }

  private static BroadsheetException refused() {
    return BroadsheetException.invalid("that is no mail address; write it as name@example.org");
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
