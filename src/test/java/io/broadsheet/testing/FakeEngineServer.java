package io.broadsheet.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A real server on a free port that stands for a translation engine. What it answers is set by the
/// test; what it was asked is kept.
public final class FakeEngineServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> Thread.ofPlatform().name("fake-engine").daemon().unstarted(task));
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Function<Asked, Answer> answers = _ -> Answer.of(500, "");

  /// One request.
  public record Asked(String path, Map<String, List<String>> headers, String body) {}

  /// What is answered.
  ///
  /// @param fault how it goes wrong on the wire
  public record Answer(int status, Map<String, String> headers, String body, Fault fault) {
    /// What happens to the body.
    public enum Fault {
      NONE,
      /// Its length is announced, half of it comes, the connection ends.
      CUT_SHORT,
      /// Nothing comes until the server is closed.
      SILENCE,
      /// It goes on for a hundred megabytes.
      ENDLESS
    }

    public static Answer of(int status, String body) {
      return new Answer(status, Map.of(), body, Fault.NONE);
    }

    public Answer with(Fault other) {
      return new Answer(status, headers, body, other);
    }

    public Answer with(String header, String value) {
      return new Answer(status, Map.of(header, value), body, fault);
    }
  }

  public FakeEngineServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void answer(Function<Asked, Answer> how) {
    answers = how;
  }

  public List<Asked> asked() {
    return asked;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked request =
          new Asked(
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      asked.add(request);
      Answer answer = answers.apply(request);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      switch (answer.fault()) {
        case NONE -> send(exchange, answer.status(), body, body.length);
        case CUT_SHORT -> {
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body, 0, body.length / 2);
          exchange.getResponseBody().flush();
          throw new IOException("cut short on purpose");
        }
        case SILENCE -> closing.await();
        case ENDLESS -> endless(exchange, answer.status());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body, int length)
      throws IOException {
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    exchange.getResponseBody().write(body);
  }

  private static void endless(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, 0);
    byte[] block =
        "{\"translatedText\":\"aaaaaaaa\"".repeat(2_000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = exchange.getResponseBody()) {
      for (long sent = 0; sent < 100L << 20; sent += block.length) {
        out.write(block);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
