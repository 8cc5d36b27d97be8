package io.broadsheet.harvest.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the bytes of an XML or BibTeX file into characters: by its byte order mark, else by its
/// XML declaration, else as UTF-8.
public final class CharacterInput {
  /// Stands for bytes that are not in the file's encoding. No text may hold this character, so that
  /// the record around it is recognised as broken.
  static final char MALFORMED = '\uFFFF';

  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private CharacterInput() {}

  /// A reader over all of `in`, without the byte order mark.
  public static Reader open(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(256);
    byte[] head = buffered.readNBytes(200);
    buffered.reset();
    Charset charset = charset(head);
    Reader reader =
        new InputStreamReader(
            buffered,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(MALFORMED)));
    if (startsWith(head, 0xEF, 0xBB, 0xBF)
        || startsWith(head, 0xFE, 0xFF)
        || startsWith(head, 0xFF, 0xFE)) {
      int mark = reader.read();
      assert mark == 0xFEFF : "a byte order mark was promised";
    }
    return reader;
  }

  private static Charset charset(byte[] head) {
    if (startsWith(head, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (!startsWith(head, 0xEF, 0xBB, 0xBF)) {
      Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
      if (declared.lookingAt()) {
        return declared(declared.group(1));
      }
    }
    return StandardCharsets.UTF_8;
  }

  /// What an XML declaration names. UTF-8 when nobody can read the file as it says: nearly all such
  /// files are.
  private static Charset declared(String name) {
    try {
      Charset charset = Charset.forName(name);
      return charset.newEncoder().canEncode('<') ? charset : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException
        | UnsupportedCharsetException
        | UnsupportedOperationException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static boolean startsWith(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
