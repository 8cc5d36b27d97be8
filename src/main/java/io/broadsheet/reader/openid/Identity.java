package io.broadsheet.reader.openid;

import java.util.Optional;

/// Who somebody is at the provider, checked.
///
/// @param name they are called by there; empty for none
/// @param login their name to sign in there; empty for none
/// @param mail empty for none
/// @param mailVerified whether the provider says that the address is theirs
public record Identity(
    String issuer, String subject, String name, String login, String mail, boolean mailVerified) {

  /// What to know it by: no proof of anything.
  public String shown() {
    return Optional.of(mail)
        .filter(text -> !text.isBlank())
        .or(() -> Optional.of(login).filter(text -> !text.isBlank()))
        .or(() -> Optional.of(name).filter(text -> !text.isBlank()))
        .orElse(subject);
  }
}
