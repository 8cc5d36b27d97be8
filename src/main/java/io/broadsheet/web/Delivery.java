package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/// Prepares an answer for the wire: security headers, ETag and 304 (but for what must not be
/// stored), gzip. The ETag is a hash of the body, so that it can never be wrong; drawing a page
/// again is cheap, sending it is not.
final class Delivery {
  private static final int WORTH_COMPRESSING = 1024;

  private Delivery() {}

  /// @param headers of the request, by name in lower case
  static Reply prepare(Reply reply, Function<String, Optional<String>> headers) {
    Map<String, String> all = new LinkedHashMap<>(SecurityHeaders.ALL);
    all.put("Cache-Control", "no-cache");
    all.putAll(reply.headers());
    all.put("Vary", "Accept-Encoding, Accept-Language, Cookie");
    byte[] body = reply.body();
    if (reply.status() == 200 && !"no-store".equals(all.get("Cache-Control"))) {
      String tag = all.computeIfAbsent("ETag", _ -> tag(body));
      if (headers.apply("if-none-match").map(asked -> matches(asked, tag)).orElse(false)) {
        return new Reply(304, reply.contentType(), new byte[0], all);
      }
    }
    if (body.length > WORTH_COMPRESSING
        && compressible(reply.contentType())
        && headers.apply("accept-encoding").map(Delivery::acceptsGzip).orElse(false)) {
      all.put("Content-Encoding", "gzip");
      return new Reply(reply.status(), reply.contentType(), gzip(body), all);
    }
    return new Reply(reply.status(), reply.contentType(), body, all);
  }

  private static boolean matches(String asked, String tag) {
    return asked.strip().equals("*")
        || Arrays.stream(asked.split(",")).map(String::strip).anyMatch(tag::equals);
  }

  private static boolean acceptsGzip(String header) {
    return Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
        .map(part -> part.replace(" ", ""))
        .anyMatch(
            part ->
                (part.equals("gzip") || part.startsWith("gzip;") || part.equals("*"))
                    && !part.matches(".*;q=0(\\.0*)?"));
  }

  private static boolean compressible(String contentType) {
    return contentType.startsWith("text/")
        || contentType.contains("json")
        || contentType.contains("xml");
  }

  /// Two checksums and the length: it tells a page from the same page at another time, which nobody
  /// forges, so that a digest of every page drawn would be wasted.
  private static String tag(byte[] body) {
    CRC32 one = new CRC32();
    one.update(body);
    CRC32C other = new CRC32C();
    other.update(body);
    return String.format(
        Locale.ROOT, "W/\"%08x%08x%x\"", one.getValue(), other.getValue(), body.length);
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 8192)) {
      gzip.write(body);
    } catch (IOException memoryDoesNotFail) {
      throw new BroadsheetException(ErrorKind.INTERNAL, "cannot compress", memoryDoesNotFail);
    }
    return bytes.toByteArray();
  }
}
