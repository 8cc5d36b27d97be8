package io.broadsheet.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A server on a free port of this machine that behaves like arXiv's: OAI-PMH under `/oai`,
/// announcement feeds under `/rss/`. It notes when each request came, and does as it is told wrong.
public final class FakeArxiv implements AutoCloseable {
  private final Clock clock;
  private final FakeRepository repository;
  private final FakeFeeds feeds;
  private final Random random;
  private final HttpServer server;
  private final Deque<Optional<Fault>> faults = new ArrayDeque<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();

  /// One request.
  ///
  /// @param headers by lower-case name
  public record Arrival(Instant at, URI uri, Map<String, String> headers) {}

  public FakeArxiv(Clock clock, FakeRepository repository, FakeFeeds feeds, Random random) {
    this.clock = clock;
    this.repository = repository;
    this.feeds = feeds;
    this.random = random;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("fake-arxiv").factory()));
    server.createContext("/", this::handle);
    server.start();
  }

  /// A small arXiv with `count` papers, submitted one after the other over `days` days up to now.
  public static FakeArxiv withPapers(
      SettableClock clock, Random random, int count, int days, int perPage) {
    FakeRepository repository = new FakeRepository(clock, perPage, perPage * 8, false);
    fill(repository, random, clock.instant().minusSeconds(days * 86_400L), clock.instant(), count);
    return new FakeArxiv(clock, repository, new FakeFeeds(), random);
  }

  static void fill(FakeRepository repository, Random random, Instant from, Instant to, int count) {
    long span = Math.max(1, to.getEpochSecond() - from.getEpochSecond());
    for (int number = 1; number <= count; number++) {
      repository.put(FakeRecord.random(random, number, from.plusSeconds(random.nextLong(span))));
    }
  }

  public URI oai() {
    return base().resolve("/oai");
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public FakeRepository repository() {
    return repository;
  }

  public FakeFeeds feeds() {
    return feeds;
  }

  /// What is to happen to the next requests, one each; empty for nothing.
  public synchronized void script(List<Optional<Fault>> next) {
    faults.addAll(next);
  }

  /// From now on nothing goes wrong.
  public synchronized void calm() {
    faults.clear();
  }

  public synchronized void next(Fault fault) {
    faults.add(Optional.of(fault));
  }

  public synchronized List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /// The most requests that were waiting for the beginning of their reply at one time.
  public int mostAtOnce() {
    return mostUnderWay.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try (exchange) {
      Fault fault;
      try {
        fault = arrive(exchange);
      } finally {
        // Before the reply: who has read it to its end, or broken it off, may ask again at once.
        underWay.decrementAndGet();
      }
      serve(exchange, fault);
    }
  }

  private synchronized @Nullable Fault arrive(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    arrivals.add(new Arrival(clock.instant(), exchange.getRequestURI(), headers));
    Optional<Fault> fault = faults.isEmpty() ? Optional.empty() : faults.poll();
    return fault.orElse(null);
  }

  private void serve(HttpExchange exchange, @Nullable Fault fault) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (fault) {
      case Fault.Status(int status, String retryAfter) -> {
        if (!retryAfter.isEmpty()) {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        send(exchange, status, "text/plain", "slow down".getBytes(StandardCharsets.UTF_8), 1);
        return;
      }
      case Fault.Html _ -> {
        send(
            exchange,
            200,
            "text/html",
            "<html><body>Please wait</body></html>".getBytes(StandardCharsets.UTF_8),
            1);
        return;
      }
      case Fault.Redirected _ -> {
        exchange.getResponseHeaders().set("Location", "/moved" + exchange.getRequestURI());
        send(exchange, 302, "text/html", new byte[0], 1);
        return;
      }
      case Fault.RecordChanges _ -> {
        List<FakeRecord> all = repository.all();
        repository.revise(all.get(random.nextInt(all.size())).id());
      }
      case null, default -> {}
    }
    if (path.startsWith("/moved")) {
      path = path.substring("/moved".length());
    }
    if (path.startsWith("/oai")) {
      String reply =
          repository.reply(arguments(exchange.getRequestURI()), fault instanceof Fault.BadToken);
      answer(exchange, fault, "text/xml", reply.getBytes(StandardCharsets.UTF_8));
    } else if (path.startsWith("/rss/")) {
      feed(exchange, fault, path.substring("/rss/".length()));
    } else {
      send(exchange, 404, "text/plain", new byte[0], 1);
    }
  }

  private void feed(HttpExchange exchange, @Nullable Fault fault, String query) throws IOException {
    Optional<String> feed = feeds.feed(query, clock.instant());
    if (feed.isEmpty()) {
      send(
          exchange,
          400,
          "application/rss+xml",
          feeds.error(query).getBytes(StandardCharsets.UTF_8),
          1);
      return;
    }
    byte[] body = feed.get().getBytes(StandardCharsets.UTF_8);
    String etag = "\"" + Integer.toHexString(Arrays.hashCode(body)) + "\"";
    exchange.getResponseHeaders().set("ETag", etag);
    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      answer(exchange, fault, "application/rss+xml", body);
    }
  }

  private static void answer(HttpExchange exchange, @Nullable Fault fault, String type, byte[] body)
      throws IOException {
    switch (fault) {
      case Fault.CutShort(double part) ->
          send(exchange, 200, type, Arrays.copyOf(body, (int) (body.length * part)), 1);
      case Fault.Dropped(double part) -> send(exchange, 200, type, body, part);
      case Fault.WrongCharset _ -> send(exchange, 200, type + "; charset=ISO-8859-1", body, 1);
      case Fault.Gzipped _ -> {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
          gzip.write(body);
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        send(exchange, 200, type, compressed.toByteArray(), 1);
      }
      case null, default -> send(exchange, 200, type + "; charset=utf-8", body, 1);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body, double part)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, (int) (body.length * part));
      out.flush();
    }
  }

  private static Map<String, List<String>> arguments(URI uri) {
    Map<String, List<String>> arguments = new TreeMap<>();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        arguments
            .computeIfAbsent(pair.substring(0, equals), name -> new ArrayList<>())
            .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return arguments;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /// Serves until killed, so that the program can be tried against it by hand: number of papers,
  /// number of days, records a page.
  public static void main(String[] arguments) throws InterruptedException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int days = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
    int perPage = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2500;
    Clock clock = Clock.systemUTC();
    Random random = new Random(1);
    FakeRepository repository = new FakeRepository(clock, perPage, perPage * 8, false);
    fill(repository, random, clock.instant().minusSeconds(days * 86_400L), clock.instant(), count);
    FakeFeeds feeds = new FakeFeeds();
    for (String category : List.of("cs.AI", "cs.CL", "cs.LG")) {
      feeds.announce(
          category,
          clock.instant(),
          repository.all().stream()
              .filter(r -> r.categories().contains(category))
              .limit(50)
              .toList());
    }
    try (FakeArxiv arxiv = new FakeArxiv(clock, repository, feeds, random)) {
      System.out.println("OAI-PMH at " + arxiv.oai() + ", feeds at " + arxiv.base() + "/rss/");
      new java.util.concurrent.CountDownLatch(1).await();
    }
  }
}
