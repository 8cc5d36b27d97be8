package io.broadsheet.outbound;

import io.broadsheet.outbound.OutboundException.Kind;
import io.broadsheet.outbound.OutboundRequest.Answer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One request and its answer as HTTP/1.1 (RFC 9112), on a connection of their own. The JDK's
/// client asks the name service itself, so that what it connects to cannot be judged.
final class HttpWire {
  /// Of a status line and all header fields together.
  private static final int LONGEST_HEAD = 32 << 10;

  private static final int MOST_INTERIM = 5;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9]\\d{2})(?: .*)?");
  private static final Pattern FIELD =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):\\s*(.*?)\\s*");

  private HttpWire() {}

  static void write(OutputStream out, OutboundRequest request, String userAgent)
      throws IOException {
    URI uri = URI.create(request.uri().toASCIIString());
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.put("Accept", "*/*");
    fields.put("Accept-Encoding", "identity");
    fields.put("User-Agent", userAgent);
    fields.putAll(request.headers());
    fields.put("Connection", "close");
    fields.put("Host", uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort()));
    if (request.method().equals("POST")) {
      fields.put("Content-Length", Integer.toString(request.body().length));
    }
    fields.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("\r\n");
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.write(request.body());
    out.flush();
  }

  /// @param largest body; of a larger one is thrown, of none at all is read when it is 0
  static Answer read(InputStream raw, int largest) throws IOException, OutboundException {
    BufferedInputStream in = new BufferedInputStream(raw);
    for (int i = 0; i <= MOST_INTERIM; i++) {
      int[] left = {LONGEST_HEAD};
      Matcher status = STATUS.matcher(line(in, left));
      if (!status.matches()) {
        throw malformed("no status line of HTTP/1.1");
      }
      Map<String, String> fields = fields(in, left);
      int code = Integer.parseInt(status.group(1));
      if (code >= 200) {
        boolean empty = largest == 0 || code == 204 || code == 304;
        return new Answer(code, fields, empty ? new byte[0] : body(in, fields, largest));
      }
    }
    throw malformed("too many answers before the answer");
  }

  private static Map<String, String> fields(InputStream in, int[] left)
      throws IOException, OutboundException {
    Map<String, String> fields = new HashMap<>();
    for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
      Matcher field = FIELD.matcher(line);
      if (!field.matches()) {
        throw malformed("a header field without a name");
      }
      fields.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), field.group(2));
    }
    return fields;
  }

  private static byte[] body(InputStream in, Map<String, String> fields, int largest)
      throws IOException, OutboundException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String coding = fields.getOrDefault("transfer-encoding", "");
    String length = fields.get("content-length");
    if (coding.equalsIgnoreCase("chunked")) {
      int[] left = {LONGEST_HEAD};
      for (int size = chunkSize(in, left); size > 0; size = chunkSize(in, left)) {
        copy(in, body, size, largest);
        if (!line(in, left).isEmpty()) {
          throw malformed("a chunk longer than it says");
        }
        left[0] = LONGEST_HEAD;
      }
    } else if (!coding.isEmpty()) {
      throw malformed("a transfer encoding other than chunked");
    } else if (length != null) {
      if (!length.matches("\\d{1,15}")) {
        throw malformed("a length that is no number");
      }
      copy(in, body, Long.parseLong(length), largest);
    } else {
      byte[] rest = in.readNBytes(largest + 1);
      if (rest.length > largest) {
        throw tooLarge();
      }
      return rest;
    }
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in, int[] left) throws IOException, OutboundException {
    String size = line(in, left).split(";", 2)[0].strip();
    if (!size.matches("[0-9A-Fa-f]{1,7}")) {
      throw malformed("a chunk without its size");
    }
    return Integer.parseInt(size, 16);
  }

  private static void copy(InputStream in, ByteArrayOutputStream body, long size, int largest)
      throws IOException, OutboundException {
    if (body.size() + size > largest) {
      throw tooLarge();
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException("the answer was cut short");
    }
    body.writeBytes(bytes);
  }

  private static String line(InputStream in, int[] left) throws IOException, OutboundException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int value = in.read();
      if (value < 0) {
        throw new EOFException("the answer was cut short");
      }
      if (--left[0] < 0) {
        throw new OutboundException(Kind.TOO_LARGE, "the head of the answer is too long");
      }
      if (value == '\n') {
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r'
            ? line.substring(0, end - 1)
            : line.toString();
      }
      line.append((char) value);
    }
  }

  private static OutboundException malformed(String what) {
    return new OutboundException(Kind.MALFORMED, "the answer is not HTTP: " + what);
  }

  private static OutboundException tooLarge() {
    return new OutboundException(Kind.TOO_LARGE, "the answer is too large");
  }
}
