package io.broadsheet.harvest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.testing.FakeWaiter;
import io.broadsheet.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
  private static final Instant NOW = Instant.parse("2026-08-20T12:00:00Z");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final FakeWaiter waiter = new FakeWaiter(clock);
  private final List<String> requests = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private ExecutorService threads;
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("server-", 0).factory());
    server.setExecutor(threads);
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.start();
  }

  @AfterEach
  void stop() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }

  @Test
  void readsAPlainReply() throws InterruptedException {
    serve("/a", 200, "hello");
    assertThat(text(fetcher(), "/a")).isEqualTo("hello");
  }

  @Test
  void asksOnlyForWhatHasChanged() throws InterruptedException {
    server.createContext(
        "/a",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          exchange.getResponseHeaders().set("Last-Modified", "Thu, 20 Aug 2026 04:00:00 GMT");
          boolean known =
              "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                  && exchange.getRequestHeaders().getFirst("If-Modified-Since") != null;
          answer(exchange, known ? 304 : 200, known ? "" : "hello");
        });
    FetchRequest request = FetchRequest.of(URI.create(base + "/a"), "x");
    Validators seen = fetcher().fetch(request, FetchReply::validators);
    assertThat(seen.etag()).isEqualTo("\"1\"");
    assertThat(fetcher().fetch(request.ifChangedSince(seen), FetchReply::notModified)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"403", "406", "429", "500", "502", "503", "504"})
  void slowsDownAndTriesAgain(int status) throws InterruptedException {
    fail("/a", 2, status, "");
    assertThat(text(fetcher(), "/a")).isEqualTo("well");
    assertThat(Duration.between(NOW, clock.instant()))
        .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(16));
  }

  @ParameterizedTest
  @ValueSource(strings = {"60", " 60 ", "Thu, 20 Aug 2026 12:01:00 GMT"})
  void obeysRetryAfterInBothForms(String value) throws InterruptedException {
    fail("/a", 1, 503, value);
    assertThat(text(fetcher(), "/a")).isEqualTo("well");
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"soon", "-5", "0", "Thu, 20 Aug 2020 12:01:00 GMT", "99999999999999999999", ""})
  void fallsBackToItsOwnDelayWhereRetryAfterSaysNothing(String value) throws InterruptedException {
    fail("/a", 1, 503, value);
    assertThat(text(fetcher(), "/a")).isEqualTo("well");
    assertThat(Duration.between(NOW, clock.instant()))
        .isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
  }

  @Test
  void givesUpAfterItsTriesAndSaysWhenToTryAgain() {
    fail("/a", 100, 429, "");
    Fetcher fetcher = fetcher();
    assertThatThrownBy(() -> text(fetcher, "/a"))
        .isInstanceOfSatisfying(
            BroadsheetException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.RATE_LIMITED))
        .hasMessageContaining("127.0.0.1")
        .hasMessageContaining("429")
        .hasMessageContaining("6 tries");
    assertThat(requests).hasSize(6);
    Optional<Instant> until = fetcher.stalledUntil("x");
    assertThat(until).isPresent();
    assertThat(until.get()).isAfter(clock.instant());
  }

  @Test
  void doesNotTryAgainWhatWillNotChange() {
    serve("/a", 404, "no");
    assertThatThrownBy(() -> text(fetcher(), "/a"))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("404");
    assertThat(requests).hasSize(1);
  }

  @Test
  void followsRedirectsWithinThePace() throws InterruptedException {
    redirect("/a", "/b");
    redirect("/b", base + "/c");
    serve("/c", 200, "there");
    assertThat(text(fetcher(), "/a")).isEqualTo("there");
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(2));
    assertThat(requests).containsExactly("/a", "/b", "/c");
  }

  @Test
  void stopsWhereRedirectsGoInACircle() {
    redirect("/a", "/a");
    assertThatThrownBy(() -> text(fetcher(), "/a"))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("more than 5 times");
    assertThat(requests).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "javascript:alert(1)",
        "http://user:pw@127.0.0.1/",
        "http://",
        "http:///x",
        "::"
      })
  void refusesToLeaveHttp(String target) {
    redirect("/a", target);
    assertThatThrownBy(() -> text(fetcher(), "/a")).isInstanceOf(BroadsheetException.class);
    assertThat(requests).hasSize(1);
  }

  @Test
  void refusesToBeSentIntoTheOperatorsNetworkByAPublicSource() {
    redirect("/a", base + "/secret");
    serve("/secret", 200, "secret");
    // A name that is ours to connect to, and public as far as the guard can see.
    AddressGuard guard =
        new AddressGuard(
            host ->
                host.equals("localhost")
                    ? new InetAddress[] {InetAddress.getByName("8.8.8.8")}
                    : InetAddress.getAllByName(host));
    URI source = URI.create(base.replace("127.0.0.1", "localhost") + "/a");
    assertThatThrownBy(
            () -> fetcher(guard, 1 << 20).fetch(FetchRequest.of(source, "x"), reply -> ""))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("private address");
    assertThat(requests).containsExactly("/a");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, true",
    "172.16.0.1, true",
    "192.168.1.1, true",
    "127.0.0.1, true",
    "169.254.169.254, true",
    "100.64.0.1, true",
    "0.0.0.0, true",
    "224.0.0.1, true",
    "255.255.255.255, true",
    "198.18.0.1, true",
    "::1, true",
    "::, true",
    "fe80::1, true",
    "fd00::1, true",
    "::ffff:10.0.0.1, true",
    "64:ff9b::7f00:1, true",
    "8.8.8.8, false",
    "172.32.0.1, false",
    "100.128.0.1, false",
    "2606:4700::1, false",
    "64:ff9b::808:808, false"
  })
  void knowsPrivateAddresses(String address, boolean expected) throws IOException {
    assertThat(AddressGuard.isPrivate(InetAddress.getByName(address))).isEqualTo(expected);
  }

  @Test
  void refusesAReplyThatIsTooLarge() {
    serve("/a", 200, "x".repeat(2000));
    assertThatThrownBy(
            () ->
                fetcher(AddressGuard.system(), 1000)
                    .fetch(
                        FetchRequest.of(URI.create(base + "/a"), "x"),
                        reply -> reply.body().readAllBytes()))
        .isInstanceOfSatisfying(
            BroadsheetException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
    assertThat(requests).hasSize(1);
  }

  @Test
  void endsAReplyThatNeverEnds() {
    server.createContext(
        "/a",
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          try {
            closing.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    HttpConfig hasty =
        new HttpConfig("Test/1", "", Duration.ofSeconds(5), Duration.ofMillis(300), 1000);
    Fetcher fetcher = new Fetcher(hasty, limits(), governor(), clock, (limit, at) -> {});
    assertThatThrownBy(() -> text(fetcher, "/a"))
        .isInstanceOfSatisfying(
            BroadsheetException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    assertThat(requests).hasSize(6);
  }

  @Test
  void keepsASecretOutOfMessagesAndFromOtherHosts() throws InterruptedException {
    redirect("/a", base.replace("127.0.0.1", "localhost") + "/b");
    serve("/b", 404, "no");
    FetchRequest request =
        FetchRequest.of(URI.create(base + "/a"), "x").withSecret("api_key=s3cret");
    assertThatThrownBy(() -> fetcher().fetch(request, reply -> ""))
        .hasMessageNotContaining("s3cret");
    assertThat(requests).containsExactly("/a?api_key=s3cret", "/b");
    assertThat(request.toString()).doesNotContain("s3cret");
  }

  @Test
  void countsEveryRequestUnderItsLimit() throws InterruptedException {
    fail("/a", 1, 503, "");
    List<String> counted = new ArrayList<>();
    new Fetcher(
            HttpConfig.standard(""), limits(), governor(), clock, (limit, at) -> counted.add(limit))
        .fetch(FetchRequest.of(URI.create(base + "/a"), "x"), reply -> "");
    assertThat(counted).containsExactly("x", "x");
  }

  private Governor governor() {
    return new Governor(folder, clock, waiter, new Random(1));
  }

  private static RateLimits limits() {
    return new RateLimits(List.of(RateLimit.courteous("x")));
  }

  private Fetcher fetcher() {
    return fetcher(AddressGuard.system(), 1 << 20);
  }

  private Fetcher fetcher(AddressGuard guard, long largest) {
    HttpConfig config =
        new HttpConfig("Test/1", "", Duration.ofSeconds(5), Duration.ofSeconds(20), largest);
    return new Fetcher(config, limits(), governor(), clock, (limit, at) -> {}, guard);
  }

  private String text(Fetcher fetcher, String path) throws InterruptedException {
    return fetcher.fetch(
        FetchRequest.of(URI.create(base + path), "x"),
        reply -> new String(reply.body().readAllBytes(), StandardCharsets.UTF_8));
  }

  private void serve(String path, int status, String body) {
    server.createContext(path, exchange -> answer(exchange, status, body));
  }

  private void redirect(String path, String target) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", target);
          answer(exchange, 302, "");
        });
  }

  private void fail(String path, int times, int status, String retryAfter) {
    server.createContext(
        path,
        exchange -> {
          if (requests.size() < times) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            answer(exchange, status, "slow down");
          } else {
            answer(exchange, 200, "well");
          }
        });
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    requests.add(exchange.getRequestURI().toString());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
