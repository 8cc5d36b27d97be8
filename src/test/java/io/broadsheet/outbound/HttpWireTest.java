package io.broadsheet.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.outbound.OutboundException.Kind;
import io.broadsheet.outbound.OutboundRequest.Answer;
import io.broadsheet.testing.FakeInternet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers of every kind, hostile ones among them, and time-outs.
class HttpWireTest {
  private static final int LARGEST = 1_000;
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  private static Answer read(String answer) throws Exception {
    return HttpWire.read(
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)), LARGEST);
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void readsAnswersOfEachKind() throws Exception {
    assertThat(text(read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhello"))).isEqualTo("he");
    assertThat(text(read("HTTP/1.1 200\r\n\r\nto the end"))).isEqualTo("to the end");
    Answer chunked =
        read(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Made\r\nTransfer-Encoding: chunked\r\nA: b \r\n"
                + "A: c\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    assertThat(text(chunked)).isEqualTo("abcde");
    assertThat(chunked.status()).isEqualTo(201);
    assertThat(chunked.header("a")).hasValue("b");
    assertThat(read("HTTP/1.0 204 No\n\n").body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "220 mail.example.org ESMTP\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 099 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: empty\r\n\r\n",
        "HTTP/1.1 200 OK\r\n folded: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab"
      })
  void garbageIsNoAnswer(String answer) {
    assertThatThrownBy(() -> read(answer))
        .isInstanceOfAny(OutboundException.class, IOException.class);
  }

  @Test
  void whatIsTooLargeIsNotKept() {
    for (String answer :
        new String[] {
          "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(LARGEST + 1),
          "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" + "x".repeat(1001),
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "190\r\n".concat("x".repeat(400)).concat("\r\n").repeat(3),
          "HTTP/1.1 200 OK\r\nA: " + "x".repeat(40_000) + "\r\n\r\n",
          "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(10_000) + "\r\n"
        }) {
      assertThatThrownBy(() -> read(answer))
          .isInstanceOfSatisfying(
              OutboundException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
    }
    assertThatThrownBy(() -> read("HTTP/1.1 100 Continue\r\n\r\n".repeat(100)))
        .isInstanceOf(OutboundException.class);
  }

  @Test
  void noAnswerMakesTheReaderFailOtherwise() {
    Random random = new Random(7);
    String good =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int j = 0; j <= random.nextInt(4); j++) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
      }
      try {
        read(text.toString());
      } catch (OutboundException | IOException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      } catch (Exception other) {
        throw new AssertionError(text.toString(), other);
      }
    }
  }

  @Test
  void aRequestIsOneRequest() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HttpWire.write(
        out,
        OutboundRequest.post(
            URI.create("https://example.org:8443?a=b"),
            Map.of("host", "other.example.org", "Content-Length", "0", "connection", "keep-alive"),
            "{}".getBytes(StandardCharsets.UTF_8)),
        "Test/1");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("POST /?a=b HTTP/1.1\r\n")
        .containsOnlyOnce("ost: example.org:8443\r\n")
        .containsOnlyOnce("ength: 2\r\n")
        .containsOnlyOnce("onnection: close\r\n")
        .doesNotContain("other.example.org")
        .endsWith("\r\n\r\n{}");
  }

  /// Takes a connection and says nothing, or a byte now and then.
  @Test
  void whoKeepsUsWaitingIsLeft() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket socket = server.accept()) {
                  OutputStream out = socket.getOutputStream();
                  out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                  while (!done.await(20, TimeUnit.MILLISECONDS)) {
                    out.write("A: b\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                  }
                } catch (IOException | InterruptedException left) {
                  // the client went away, as it should
                }
              });
      FakeInternet internet =
          new FakeInternet()
              .name("slow.example.org", "8.8.8.8")
              .serve("8.8.8.8", server.getLocalPort());
      long before = System.nanoTime();
      assertThatThrownBy(() -> get(internet, "http://slow.example.org/"))
          .isInstanceOfSatisfying(
              OutboundException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    } finally {
      done.countDown();
    }
  }

  @Test
  void aNameServiceThatKeepsUsWaitingIsLeftToo() {
    CountDownLatch never = new CountDownLatch(1);
    GuardedClient client =
        new GuardedClient(
            new AddressGuard(
                host -> {
                  assertThat(Thread.currentThread().isVirtual())
                      .as("would hold what carries the pages")
                      .isFalse();
                  try {
                    never.await();
                  } catch (InterruptedException given) {
                    Thread.currentThread().interrupt();
                  }
                  return new InetAddress[] {FakeInternet.address("8.8.8.8")};
                },
                false),
            new OutboundPolicy(false, true),
            new GuardedClient.Limits(Duration.ofSeconds(1), Duration.ofMillis(300), 0),
            "Test/1",
            (address, within) -> {
              throw new AssertionError("connected after it was given up");
            },
            (javax.net.ssl.SSLSocketFactory) javax.net.ssl.SSLSocketFactory.getDefault());
    assertThatThrownBy(
            () -> client.send(OutboundRequest.get(URI.create("http://a.example.org/"), Map.of())))
        .isInstanceOfSatisfying(
            OutboundException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
  }

  private static Answer get(FakeInternet internet, String url) throws Exception {
    return internet
        .client(
            new OutboundPolicy(false, true),
            new GuardedClient.Limits(Duration.ofSeconds(1), Duration.ofMillis(400), 0))
        .send(OutboundRequest.get(URI.create(url), Map.of()));
  }

  @Test
  void overTlsTheNameOfTheOtherEndMustBeTheOneThatWasAsked() throws Exception {
    SSLContext context = certificateOf("hooks.example.org");
    try (ServerSocket server =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> answerAll(server));
      FakeInternet internet =
          new FakeInternet()
              .name("hooks.example.org", "8.8.8.8")
              .name("other.example.org", "8.8.8.8")
              .serve("8.8.8.8", server.getLocalPort());
      GuardedClient.Limits limits =
          new GuardedClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 100);
      GuardedClient trusting =
          internet.client(OutboundPolicy.STRICT, limits, context.getSocketFactory());
      URI right = URI.create("https://hooks.example.org/");
      assertThat(text(trusting.send(OutboundRequest.get(right, Map.of())))).isEqualTo("yes");
      URI wrong = URI.create("https://other.example.org/");
      assertThatThrownBy(() -> trusting.send(OutboundRequest.get(wrong, Map.of())))
          .isInstanceOfSatisfying(
              OutboundException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TLS));
      GuardedClient strict = internet.client(OutboundPolicy.STRICT, limits);
      assertThatThrownBy(() -> strict.send(OutboundRequest.get(right, Map.of())))
          .isInstanceOfSatisfying(
              OutboundException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TLS));
    }
  }

  private static void answerAll(ServerSocket server) {
    while (true) {
      try (Socket socket = server.accept()) {
        byte[] request = new byte[1_000];
        if (socket.getInputStream().read(request) > 0) {
          socket
              .getOutputStream()
              .write("HTTP/1.1 200 OK\r\n\r\nyes".getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException handshakeOrEnd) {
        if (server.isClosed()) {
          return;
        }
      }
    }
  }

  /// A certificate that only this context trusts.
  private SSLContext certificateOf(String host) throws Exception {
    Path store = folder.resolve("keys.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(made.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(store).as(Files.readString(folder.resolve("keytool.log"))).exists();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", keys.getCertificate("a"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
