package io.broadsheet.reader.openid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What binds the parts of one sign-in together: `state` to the browser, `nonce` to the ID token,
/// `verifier` to the code (PKCE, RFC 7636). All three are made of one secret of the browser and a
/// key of this process, so that nothing need be kept, and nobody can fill up what keeps it.
///
/// @param state what comes back with the code
/// @param nonce what comes back in the ID token
/// @param verifier what the code is turned in with; 43 characters
public record SignInProof(String state, String nonce, String verifier) {
  private static final String ALGORITHM = "HmacSHA256";

  /// @param key of this process
  /// @param secret of the browser
  public static SignInProof of(byte[] key, String secret) {
    return new SignInProof(
        derived(key, "state", secret),
        derived(key, "nonce", secret),
        derived(key, "verifier", secret));
  }

  /// The hash of the verifier, that is told beforehand.
  public String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return encode(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Whether this is the state that was sent.
  public boolean isState(String sent) {
    return MessageDigest.isEqual(
        state.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  private static String derived(byte[] key, String what, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return encode(mac.doFinal((what + " " + secret).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Without its parts.
  @Override
  public String toString() {
    return "SignInProof";
  }
}
