package io.broadsheet.post;

import io.broadsheet.reader.ReaderProfile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names letters. The same letter has the same name whenever and by whichever process it is
/// written, so that it is in the outbox once, and a server or mail program that gets it twice can
/// tell.
final class MessageIds {
  private static final int BYTES = 12;

  private MessageIds() {}

  /// Without angle brackets: `digest.2025-11-20.9f…@example.org`. The reader is in it as a hash,
  /// with the time at which their account was made: another library's reader 1 has another.
  static String of(LetterKind kind, ReaderProfile reader, String period, String domain) {
    String whose =
        reader.id() + "\n" + reader.createdAt().toEpochMilli() + "\n" + kind + "\n" + period;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(whose.getBytes(StandardCharsets.UTF_8));
      return kind.parameter()
          + "."
          + period
          + "."
          + HexFormat.of().formatHex(hash, 0, BYTES)
          + "@"
          + domain;
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
