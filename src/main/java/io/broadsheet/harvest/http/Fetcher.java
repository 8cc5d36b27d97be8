package io.broadsheet.harvest.http;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.harvest.http.Governor.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/// The only way out of the machine. Every request, each hop of a redirect included, waits for its
/// turn at the [Governor]; refusals (403, 406, 429, 5xx), lost connections and replies cut short
/// are tried again, later and later, as often as the limit says. Safe for use by many threads.
public final class Fetcher {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final HttpConfig config;
  private final RateLimits limits;
  private final Governor governor;
  private final Clock clock;
  private final RequestLog log;
  private final AddressGuard guard;
  private final HttpClient client;

  public Fetcher(
      HttpConfig config, RateLimits limits, Governor governor, Clock clock, RequestLog log) {
    this(config, limits, governor, clock, log, AddressGuard.system());
  }

  Fetcher(
      HttpConfig config,
      RateLimits limits,
      Governor governor,
      Clock clock,
      RequestLog log,
      AddressGuard guard) {
    this.config = config;
    this.limits = limits;
    this.governor = governor;
    this.clock = clock;
    this.log = log;
    this.guard = guard;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  /// Asks until there is a reply that `reader` could read.
  ///
  /// @throws BroadsheetException RATE_LIMITED when the upstream keeps refusing or asks for more
  ///   patience than the limit has, UNAVAILABLE when it cannot be reached or answers with another
  ///   status than expected, INVALID when the address or the reply's size is not acceptable
  /// @throws InterruptedException when the thread is interrupted; nothing was half done
  public <T> T fetch(FetchRequest request, ReplyReader<T> reader) throws InterruptedException {
    int tries = limits.of(request.uri(), request.limit()).tries();
    for (int attempt = 1; ; attempt++) {
      switch (attempt(request, reader)) {
        case Attempt.Done<T>(T value) -> {
          return value;
        }
        case Attempt.Failed<T> failed -> {
          if (attempt == tries || failed.beyondPatience(clock.instant())) {
            throw failed.toException(request.uri(), attempt);
          }
        }
      }
    }
  }

  /// When an upstream that has refused us may be asked again.
  public Optional<Instant> stalledUntil(String limitName) {
    return governor.stalledUntil(limitName);
  }

  private <T> Attempt<T> attempt(FetchRequest request, ReplyReader<T> reader)
      throws InterruptedException {
    URI uri = checked(request.uri());
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      RateLimit limit = limits.of(uri, request.limit());
      try (Turn turn = governor.take(limit)) {
        guard.check(request.uri(), uri);
        log.requested(limit.name(), clock.instant());
        HttpResponse<InputStream> response;
        try {
          response = client.send(build(request, uri), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
          return new Attempt.Failed<>(limit, turn.failed(Optional.empty()), describe(e), e);
        }
        int status = response.statusCode();
        if (REDIRECTS.contains(status)) {
          response.body().close();
          turn.succeeded();
          uri = redirected(uri, response);
        } else {
          return judge(request, limit, turn, response, reader);
        }
      } catch (IOException e) {
        throw BroadsheetException.unavailable("could not close a reply of " + uri.getHost(), e);
      }
    }
    throw BroadsheetException.unavailable(
        String.format(
            Locale.ROOT,
            "%s redirects more than %d times; check the configured address",
            request.uri(),
            MOST_REDIRECTS),
        null);
  }

  private <T> Attempt<T> judge(
      FetchRequest request,
      RateLimit limit,
      Turn turn,
      HttpResponse<InputStream> response,
      ReplyReader<T> reader)
      throws InterruptedException {
    int status = response.statusCode();
    CompletableFuture<Void> deadline = closeAtDeadline(response.body());
    try (InputStream raw = response.body()) {
      if (status == 403 || status == 406 || status == 429 || status >= 500) {
        Instant until =
            turn.failed(
                response
                    .headers()
                    .firstValue("Retry-After")
                    .flatMap(value -> RetryAfter.parse(value, clock.instant())));
        return new Attempt.Failed<>(limit, until, "it answered " + status, null);
      }
      if (status != 200 && status != 304 && !request.readable().contains(status)) {
        turn.succeeded();
        throw BroadsheetException.unavailable(
            String.format(
                Locale.ROOT, "%s answered %d; check the configured address", request.uri(), status),
            null);
      }
      T value =
          reader.read(
              new FetchReply(status, Validators.of(response.headers()), body(raw, response)));
      turn.succeeded();
      return new Attempt.Done<>(value);
    } catch (BoundedStream.TooLarge e) {
      throw new BroadsheetException(
          ErrorKind.INVALID,
          String.format(
              Locale.ROOT,
              "the reply of %s is larger than %d MB; refused",
              request.uri(),
              config.largestReply() >> 20),
          e);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while reading from " + request.uri().getHost());
      }
      return new Attempt.Failed<>(limit, turn.failed(Optional.empty()), describe(e), e);
    } finally {
      deadline.cancel(false);
    }
  }

  private InputStream body(InputStream raw, HttpResponse<InputStream> response) throws IOException {
    String encoding =
        response
            .headers()
            .firstValue("Content-Encoding")
            .orElse("identity")
            .toLowerCase(Locale.ROOT);
    InputStream decoded =
        encoding.equals("gzip") || encoding.equals("x-gzip") ? new GZIPInputStream(raw) : raw;
    return new BoundedStream(decoded, config.largestReply());
  }

  /// The JDK's own time-out ends with the headers; a body that trickles must end too.
  private CompletableFuture<Void> closeAtDeadline(InputStream body) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            body.close();
          } catch (IOException alreadyGone) {
            // The reader has the same news.
          }
        },
        CompletableFuture.delayedExecutor(config.replyTimeout().toMillis(), TimeUnit.MILLISECONDS));
  }

  private HttpRequest build(FetchRequest request, URI uri) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(withSecret(request, uri))
            .timeout(config.replyTimeout())
            .header("User-Agent", config.userAgent())
            .header("Accept-Encoding", "gzip");
    if (config.contact().contains("@")) {
      builder.header("From", config.contact());
    }
    if (request.validators().etag() != null) {
      builder.header("If-None-Match", request.validators().etag());
    }
    if (request.validators().lastModified() != null) {
      builder.header("If-Modified-Since", request.validators().lastModified());
    }
    return builder.GET().build();
  }

  /// A key is for the host it was meant for.
  private static URI withSecret(FetchRequest request, URI uri) {
    if (request.secret().isEmpty() || !uri.getAuthority().equals(request.uri().getAuthority())) {
      return uri;
    }
    return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + request.secret());
  }

  private static URI redirected(URI from, HttpResponse<?> response) {
    String location = response.headers().firstValue("Location").orElse("");
    URI target;
    try {
      target = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw BroadsheetException.unavailable(from + " redirects to no address: " + location, e);
    }
    if ("https".equals(from.getScheme()) && "http".equals(target.getScheme())) {
      throw BroadsheetException.invalid(
          String.format(Locale.ROOT, "%s redirects from https to plain http; refused", from));
    }
    return checked(target);
  }

  private static URI checked(URI uri) {
    if (uri.getHost() == null
        || uri.getUserInfo() != null
        || !Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
      throw BroadsheetException.invalid("not an http or https address: " + uri);
    }
    return uri;
  }

  private static String describe(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
