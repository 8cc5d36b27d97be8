package io.broadsheet.reader.account;

import java.util.Locale;

/// What a personal access token may be used for.
public enum Scope {
  /// To see library and follows.
  READ,
  /// To change them.
  WRITE,
  /// To read the private feed, in whose address the token stands.
  FEED,
  /// To see the papers of one tag, the token's label, in a list whose address holds the token.
  LIST;

  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
