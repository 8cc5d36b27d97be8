package io.broadsheet.reader.openid;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.reader.openid.OpenIdException.Kind;
import java.net.URI;

/// What a provider says of itself (OpenID Connect Discovery 1.0).
///
/// @param authorization where readers are sent
/// @param token where a code is turned into an ID token
/// @param keys where its public keys are
/// @param secretInBody whether it wants the client's secret in the form, not in a header
/// @param namesItself whether it says who it is when it sends readers back (RFC 9207)
record ProviderMetadata(
    URI authorization, URI token, URI keys, boolean secretInBody, boolean namesItself) {

  /// Reads the document.
  ///
  /// @throws OpenIdException of kind UNREACHABLE when it is another issuer's or lacks something
  static ProviderMetadata of(OpenIdConfig config, JsonNode document) throws OpenIdException {
    String issuer = document.path("issuer").asText();
    if (!issuer.equals(config.issuer().toString())) {
      throw new OpenIdException(
          Kind.UNREACHABLE,
          "the provider at " + config.issuer() + " calls itself \"" + shortened(issuer) + "\"");
    }
    JsonNode methods = document.path("token_endpoint_auth_methods_supported");
    boolean basic = methods.isMissingNode();
    boolean post = false;
    for (JsonNode method : methods) {
      basic |= method.asText().equals("client_secret_basic");
      post |= method.asText().equals("client_secret_post");
    }
    return new ProviderMetadata(
        endpoint(config, document, "authorization_endpoint"),
        endpoint(config, document, "token_endpoint"),
        endpoint(config, document, "jwks_uri"),
        post && !basic,
        document.path("authorization_response_iss_parameter_supported").asBoolean());
  }

  private static URI endpoint(OpenIdConfig config, JsonNode document, String name)
      throws OpenIdException {
    String text = document.path(name).asText();
    try {
      URI uri = URI.create(text);
      boolean encrypted = "https".equals(uri.getScheme());
      boolean asIssuer =
          "http".equals(uri.getScheme()) && "http".equals(config.issuer().getScheme());
      if (uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && (encrypted || asIssuer)) {
        return uri;
      }
    } catch (IllegalArgumentException notOne) {
      // said below
    }
    throw new OpenIdException(
        Kind.UNREACHABLE, "the provider's " + name + " cannot be used: " + shortened(text));
  }

  private static String shortened(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ");
    return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
  }
}
