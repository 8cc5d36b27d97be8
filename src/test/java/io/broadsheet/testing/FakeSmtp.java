package io.broadsheet.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A mail server that says what it is told to: the answers that real ones give when something is
/// wrong.
public final class FakeSmtp implements AutoCloseable {
  /// Answer that ends the connection instead.
  public static final String HANG_UP = "hang up";

  private final ServerSocket socket;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
  private final List<String> letters = Collections.synchronizedList(new ArrayList<>());

  public FakeSmtp() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /// What it says to a command from now on: `RCPT`, `DATA`, `.`.
  public void answer(String command, String answer) {
    answers.put(command, answer);
  }

  public void answerAsUsual() {
    answers.clear();
  }

  /// What it was told, without the letters.
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /// The letters it took.
  public List<String> letters() {
    return List.copyOf(letters);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> talk(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = connection.getOutputStream()) {
      say(out, answers.getOrDefault("", "220 fake"));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        commands.add(line);
        String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        String usual =
            switch (command) {
              case "DATA" -> "354 go on";
              case "QUIT" -> "221 bye";
              default -> "250 ok";
            };
        String answer = answers.getOrDefault(command, usual);
        if (answer.equals(HANG_UP)) {
          return;
        }
        say(out, answer);
        if (command.equals("DATA") && answer.startsWith("354") && !letter(in, out)) {
          return;
        }
      }
    } catch (IOException gone) {
      // the client hung up
    }
  }

  private boolean letter(BufferedReader in, OutputStream out) throws IOException {
    StringBuilder letter = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        String answer = answers.getOrDefault(".", "250 taken");
        if (answer.startsWith("250")) {
          letters.add(letter.toString());
        }
        if (answer.equals(HANG_UP)) {
          return false;
        }
        say(out, answer);
        return true;
      }
      letter.append(line).append('\n');
    }
    return false;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
