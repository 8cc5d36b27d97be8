package io.broadsheet.embed;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.Paper;
import io.broadsheet.text.TexToText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What of a paper is embedded: its title and abstract without TeX.
///
/// @param hash tells whether a vector was made from this text: 16 hex digits of its SHA-256
public record PassageText(String text, String hash) {
  private static final int HASH_BYTES = 8;

  public PassageText {
    requireNonNull(text, "text is null");
    requireNonNull(hash, "hash is null");
  }

  public static PassageText of(Paper paper) {
    String title = TexToText.convert(paper.title());
    String text =
        paper.abstractText().isBlank()
            ? title
            : title + "\n" + TexToText.convert(paper.abstractText());
    return new PassageText(text, hashOf(text));
  }

  private static String hashOf(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
