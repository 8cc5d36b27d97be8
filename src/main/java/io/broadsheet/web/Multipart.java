package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form with a file in it (`multipart/form-data`, RFC 7578), as a browser without JavaScript
/// sends it. Of two parts of one name the first counts.
public final class Multipart {
  /// More is no library.
  public static final int MAX_BYTES = 4 << 20;

  private static final int MAX_PARTS = 20;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)multipart/form-data;.*\\bboundary=\"?([^\";,]{1,70})\"?.*");
  private static final Pattern NAME = Pattern.compile("(?i).*[; ]name=\"([^\"]{1,60})\".*");

  private final Map<String, String> parts;

  private Multipart(Map<String, String> parts) {
    this.parts = parts;
  }

  /// The value of a field, or the text of a file, read as UTF-8.
  public Optional<String> text(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  /// @throws BroadsheetException of kind INVALID when the body is no such form, or a very long one
  static Multipart parse(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.matches()) {
      throw BroadsheetException.invalid("this address takes a form with a file and nothing else");
    }
    if (body.length > MAX_BYTES) {
      throw BroadsheetException.invalid(
          "the file is larger than " + (MAX_BYTES >> 20) + " megabytes; bring it in parts");
    }
    // Bytes as characters: the boundary is found without decoding what lies between.
    String raw = new String(body, StandardCharsets.ISO_8859_1);
    String mark = "--" + boundary.group(1);
    Map<String, String> parts = new LinkedHashMap<>();
    int at = raw.startsWith(mark) ? 0 : raw.indexOf("\r\n" + mark) + 2;
    if (at < 2 && !raw.startsWith(mark)) {
      throw broken();
    }
    while (parts.size() <= MAX_PARTS) {
      int head = at + mark.length();
      if (raw.startsWith("--", head)) {
        return new Multipart(parts);
      }
      int begin = raw.indexOf("\r\n\r\n", head);
      int end = begin < 0 ? -1 : raw.indexOf("\r\n" + mark, begin + 2);
      if (end < 0) {
        throw broken();
      }
      for (String line : raw.substring(head, begin).split("\r\n")) {
        Matcher name = NAME.matcher(line);
        if (line.regionMatches(true, 0, "content-disposition:", 0, 20) && name.matches()) {
          String value = raw.substring(Math.min(begin + 4, end), end);
          parts.putIfAbsent(
              name.group(1),
              new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
      }
      at = end + 2;
    }
    throw BroadsheetException.invalid("the form has too many parts");
  }

  private static BroadsheetException broken() {
    return BroadsheetException.invalid("the form was cut off or is broken; send it again");
  }
}
