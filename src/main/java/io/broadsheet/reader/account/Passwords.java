package io.broadsheet.reader.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hashes and checks passwords with Argon2id (RFC 9106): 19 MiB, two passes, one lane, the figures
/// of OWASP's cheat sheet. Few at a time, so that a flood of sign-ins eats neither memory nor
/// cores. Thread-safe.
///
/// The PHC string is written and read here: the library writes it in the default locale, and in
/// Turkish the `id` of `argon2id` comes out without its dot.
public final class Passwords {
  public static final int SHORTEST = 10;
  public static final int LONGEST = 200;

  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int AT_ONCE = 4;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random = new SecureRandom();
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /// Of no password. Checked when there is no such account, so that the answer takes as long as if
  /// there were.
  private final String nobodys;

  public Passwords() {
    nobodys = phc(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
  }

  /// What is kept of a password: the PHC string, with its salt and figures.
  ///
  /// @throws BroadsheetException of kind INVALID when it is too short or too long
  public String hash(String password) {
    String clean = clean(password);
    int length = clean.codePointCount(0, clean.length());
    if (length < SHORTEST || length > LONGEST) {
      throw BroadsheetException.invalid(
          "a password has " + SHORTEST + " to " + LONGEST + " characters");
    }
    byte[] salt = randomBytes(SALT_BYTES);
    return phc(salt, inTurn(() -> derive(clean, salt, KIBIBYTES, PASSES, LANES, HASH_BYTES)));
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String phc(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + KIBIBYTES
        + ",t="
        + PASSES
        + ",p="
        + LANES
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  /// Whether the password is the one of the hash. Without a hash it works as long and says no.
  public boolean matches(String password, Optional<String> hash) {
    if (password.length() > 4 * LONGEST) {
      return false;
    }
    String clean = clean(password);
    Matcher phc = PHC.matcher(hash.orElse(nobodys));
    if (!phc.matches()) {
      throw new BroadsheetException(ErrorKind.INTERNAL, "a password's hash cannot be read");
    }
    byte[] salt = Base64.getDecoder().decode(phc.group(4));
    byte[] expected = Base64.getDecoder().decode(phc.group(5));
    byte[] actual =
        inTurn(
            () ->
                derive(
                    clean,
                    salt,
                    Integer.parseInt(phc.group(1)),
                    Integer.parseInt(phc.group(2)),
                    Integer.parseInt(phc.group(3)),
                    expected.length));
    return MessageDigest.isEqual(actual, expected) && hash.isPresent();
  }

  private static byte[] derive(
      String password, byte[] salt, int kibibytes, int passes, int lanes, int bytes) {
    return Argon2Function.getInstance(kibibytes, passes, lanes, bytes, Argon2.ID)
        .hash(password.getBytes(StandardCharsets.UTF_8), salt)
        .getBytes();
  }

  /// The same whichever way a keyboard composes its letters.
  private static String clean(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      turns.acquire();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new BroadsheetException(ErrorKind.UNAVAILABLE, "the server is stopping", stopping);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
