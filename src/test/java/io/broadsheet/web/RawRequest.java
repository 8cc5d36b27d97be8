package io.broadsheet.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends bytes that no HTTP client would send.
final class RawRequest {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private RawRequest() {}

  /// A request without a body.
  static String send(int port, String method, String target) throws IOException {
    return send(
        port, method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  /// The whole answer, headers first.
  static String send(int port, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
      } catch (IOException closedEarly) {
        // the answer may have been sent before all of the request was read
      }
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      try {
        for (int c = in.read(); c >= 0; c = in.read()) {
          answer.write(c);
          if (c == '\n' && answer.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            break;
          }
        }
        Matcher length = LENGTH.matcher(answer.toString(StandardCharsets.UTF_8));
        if (length.find()) {
          answer.write(in.readNBytes(Integer.parseInt(length.group(1))));
        }
      } catch (IOException reset) {
        // what was read before the reset is the answer
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }
}
