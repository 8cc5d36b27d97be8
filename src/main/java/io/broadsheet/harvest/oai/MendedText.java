package io.broadsheet.harvest.oai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A reply whose bytes are what it says they are. The encoding is the document's own, whatever the
/// HTTP header says (servers and proxies announce the wrong one). Repositories also put single
/// records of another encoding into a UTF-8 document: those bytes are read as Windows-1252, which
/// they nearly always are, so that they cost at worst a character and never the record. Control
/// characters, for which XML has no room, become spaces.
final class MendedText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private MendedText() {}

  static InputStream of(InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
    if (!isUtf8(bytes)) {
      return new ByteArrayInputStream(bytes);
    }
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b >= 0 && b < ' ' && b != '\n' && b != '\t' && b != '\r') {
        bytes[i] = ' ';
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return new ByteArrayInputStream(bytes);
    } catch (CharacterCodingException mixed) {
      return new ByteArrayInputStream(decode(bytes).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return !head.startsWith("\u00fe\u00ff")
        && !head.startsWith("\u00ff\u00fe")
        && (!head.contains("encoding=") || head.contains("utf-8"));
  }

  private static String decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    for (CoderResult result = decoder.decode(in, out, true);
        result.isMalformed();
        result = decoder.decode(in, out, true)) {
      for (int i = 0; i < result.length(); i++) {
        out.put(WINDOWS.decode(ByteBuffer.wrap(new byte[] {in.get()})));
      }
    }
    return out.flip().toString();
  }
}
