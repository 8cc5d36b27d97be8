package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Percent-decoding that refuses what it cannot read, where the JDK's would put a replacement
/// character.
final class PercentDecoding {
  private PercentDecoding() {}

  /// Decodes a part of a path.
  ///
  /// @throws BroadsheetException of kind INVALID naming the place
  static String path(String raw, String place) {
    return decode(raw, false, place);
  }

  /// Decodes a name or value of a query string, where `+` is a blank.
  ///
  /// @throws BroadsheetException of kind INVALID naming the place
  static String query(String raw, String place) {
    return decode(raw, true, place);
  }

  private static String decode(String raw, boolean plusIsBlank, String place) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        int high = i + 2 <= raw.length() - 1 ? Character.digit(raw.charAt(i + 1), 16) : -1;
        int low = i + 2 <= raw.length() - 1 ? Character.digit(raw.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw BroadsheetException.invalid(
              place + " has a % that two hexadecimal digits do not follow; write %25 for a %");
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else if (c == '+' && plusIsBlank) {
        bytes.write(' ');
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw BroadsheetException.invalid(
          place + " is not UTF-8; encode it as UTF-8 and then as %XX");
    }
  }
}
