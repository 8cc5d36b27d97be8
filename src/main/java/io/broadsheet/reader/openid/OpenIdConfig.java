package io.broadsheet.reader.openid;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/// With which provider readers sign in.
///
/// @param issuer as the provider writes it, to the letter
/// @param clientId what the provider calls this server
/// @param clientSecret empty for a client without one
/// @param name of the provider, on buttons
/// @param newAccounts whether who has no account here gets one, where everyone may make one
/// @param matchMail whether an address that the provider has verified signs in the reader whose
///   confirmed address it is
/// @param privateAllowed whether the provider's addresses may be in the operator's own network
public record OpenIdConfig(
    URI issuer,
    String clientId,
    String clientSecret,
    String name,
    boolean newAccounts,
    boolean matchMail,
    boolean privateAllowed) {
  /// @throws IllegalArgumentException when the issuer is no address, or nobody is called by it
  public OpenIdConfig {
    requireNonNull(issuer, "issuer is null");
    requireNonNull(clientSecret, "clientSecret is null");
    if (issuer.getHost() == null
        || issuer.getRawQuery() != null
        || issuer.getRawFragment() != null
        || issuer.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "oidc.issuer is not an address without query, fragment and password");
    }
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("oidc.issuer is set and oidc.client-id is not");
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("oidc.name is blank");
    }
  }

  /// Without the secret: it comes into logs by this.
  @Override
  public String toString() {
    return "OpenIdConfig[" + issuer + ", client " + clientId + "]";
  }
}
