package io.broadsheet.post.webhook;

import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key of a data folder that the secrets of webhooks are made of. It lies in a file of its own,
/// that only its owner reads: the database alone, or a backup of it, signs nothing.
public final class WebhookKey {
  /// Its name in the data folder.
  public static final String FILE = "webhook.key";

  private static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;

  private WebhookKey(byte[] key) {
    this.key = key;
  }

  /// Reads the key of a data folder, or makes it.
  ///
  /// @throws BroadsheetException of kind UNAVAILABLE when the file cannot be read or written,
  ///   INVALID when it holds something else
  public static WebhookKey of(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length == BYTES) {
        return new WebhookKey(key);
      }
    } catch (IOException failure) {
      throw BroadsheetException.unavailable(
          file + " can be neither read nor made; check its owner and permissions", failure);
    } catch (IllegalArgumentException notHex) {
      // Said below, as for a key of another length.
    }
    throw BroadsheetException.invalid(
        file
            + " does not hold a key; put back the one of your backup, or delete it, and every"
            + " webhook will need a new secret");
  }

  private static void make(Path file) throws IOException {
    byte[] fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    byte[] text = (HexFormat.of().formatHex(fresh) + "\n").getBytes(StandardCharsets.US_ASCII);
    // Written aside and renamed: a file that is there is whole.
    Path aside = Files.createTempFile(file.getParent(), FILE, ".new");
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-------"));
      }
      Files.write(aside, text);
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      // Another process was first; its key is read.
    } catch (UnsupportedOperationException noLinks) {
      Files.move(aside, file);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /// The secret of a webhook in the form of Standard Webhooks: `whsec_` and 32 bytes in Base64.
  ///
  /// @param salt random, of this webhook's secret alone
  public String secret(String salt) {
    byte[] bytes = mac(key, ("webhook " + salt).getBytes(StandardCharsets.UTF_8));
    return WebhookSignature.PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] mac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
