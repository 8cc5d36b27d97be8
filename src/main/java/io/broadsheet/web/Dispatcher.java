package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The one handler the HTTP server knows: checks the host, limits how many requests are worked on,
/// finds the route, maps errors, and sends the answer.
final class Dispatcher implements Handler {
  private static final int MAX_TARGET_LENGTH = 8_000;
  private static final int MAX_HEADERS_LENGTH = 32_000;
  private static final int MAX_BODY_LENGTH = Multipart.MAX_BYTES;
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final long WAIT_MILLIS = 1_000;

  /// Counted each by its name.
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

  private final WebConfig config;
  private final Router router;
  private final ErrorResponses errors;
  private final Telemetry telemetry;
  private final Clock clock;
  private final HostGuard hosts;
  private final Semaphore permits;
  private final Optional<Visits> visits;

  /// @param visits empty on a server that knows no readers
  Dispatcher(
      WebConfig config,
      Router router,
      ErrorResponses errors,
      Telemetry telemetry,
      Clock clock,
      Optional<Visits> visits) {
    this.visits = visits;
    this.config = config;
    this.router = router;
    this.errors = errors;
    this.telemetry = telemetry;
    this.clock = clock;
    this.hosts = new HostGuard(config);
    this.permits = new Semaphore(config.maxConcurrentRequests(), true);
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String method = request.prologue().method().text();
    Function<String, Optional<String>> headers = headers(request);
    long begun = System.nanoTime();
    Router.Match match = router.match(method, request.path().rawPath());
    Reply reply = Delivery.prepare(answer(request, method, match, headers), headers);
    telemetry.answered(
        METHODS.contains(method) ? method : "OTHER",
        match.route().map(Route::pattern).orElse("none"),
        reply.status(),
        System.nanoTime() - begun);
    send(method, reply, response);
  }

  /// The request's headers by name in lower case. Not by Helidon's own lookup, which folds names in
  /// the default locale and so loses `If-None-Match` in Turkish.
  private static Function<String, Optional<String>> headers(ServerRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : request.headers()) {
      headers.putIfAbsent(header.headerName().defaultCase().toLowerCase(Locale.ROOT), header.get());
    }
    return name -> Optional.ofNullable(headers.get(name));
  }

  private Reply answer(
      ServerRequest request,
      String method,
      Router.Match match,
      Function<String, Optional<String>> headers) {
    String rawPath = request.path().rawPath();
    String rawQuery = request.query().rawValue();
    Route.Audience audience = match.audience().orElseGet(() -> audience(rawPath));
    String authority = request.authority();
    if (!hosts.accepts(authority)) {
      return errors.of(
          421, "This server does not answer to that name.", Optional.empty(), audience);
    }
    if (rawPath.length() + rawQuery.length() > MAX_TARGET_LENGTH) {
      return errors.of(
          414,
          "The address is longer than " + MAX_TARGET_LENGTH + " characters.",
          Optional.empty(),
          audience);
    }
    int headersLength = 0;
    for (Header header : request.headers()) {
      headersLength += header.headerName().defaultCase().length() + header.get().length();
    }
    if (headersLength > MAX_HEADERS_LENGTH) {
      return errors.of(
          431,
          "The headers are longer than " + MAX_HEADERS_LENGTH + " characters.",
          Optional.empty(),
          audience);
    }
    boolean mayWork;
    try {
      mayWork = permits.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      mayWork = false;
    }
    if (!mayWork) {
      return errors
          .of(503, "Too many requests at once; try again in a moment.", Optional.empty(), audience)
          .with("Retry-After", "2");
    }
    try {
      return route(request, method, rawPath, rawQuery, headers, match, audience);
    } finally {
      permits.release();
    }
  }

  private Reply route(
      ServerRequest request,
      String method,
      String rawPath,
      String rawQuery,
      Function<String, Optional<String>> headers,
      Router.Match match,
      Route.Audience audience) {
    Optional<RequestContext> context = Optional.empty();
    try {
      context =
          Optional.of(
              new RequestContext(
                  method,
                  rawPath,
                  rawQuery,
                  match.values(),
                  headers,
                  () -> body(request),
                  baseUrl(request.authority()),
                  clock,
                  config.zone(),
                  visit(match, headers, audience),
                  request.remotePeer().host()));
      if (match.route().isPresent()) {
        return match.route().get().endpoint().answer(context.get());
      }
      if (!match.methods().isEmpty()) {
        String allowed = String.join(", ", match.methods());
        return errors
            .of(405, "This address answers to " + allowed + " only.", context, audience)
            .with("Allow", allowed);
      }
      String detail =
          audience == Route.Audience.PROGRAM
              ? "there is nothing at this address; /api/openapi.json describes the API"
              : "";
      return errors.of(404, detail, context, audience);
    } catch (RuntimeException failure) {
      return errors.of(failure, context, audience, rawPath);
    }
  }

  /// Programs say who they are in another way, and files are the same for all.
  private Visit visit(
      Router.Match match, Function<String, Optional<String>> headers, Route.Audience audience) {
    boolean page =
        audience == Route.Audience.READER
            && match.route().filter(route -> route.pattern().startsWith("/assets/")).isEmpty();
    return page
        ? visits.map(known -> known.of(headers)).orElseGet(Visit::nobodys)
        : Visit.nobodys();
  }

  /// The body, or one byte more of it than anyone takes.
  private static byte[] body(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      return in.readNBytes(MAX_BODY_LENGTH + 1);
    } catch (IOException e) {
      throw BroadsheetException.invalid("the request's body could not be read to its end");
    }
  }

  /// Who asks for an address that no route knows.
  private static Route.Audience audience(String rawPath) {
    boolean program =
        rawPath.startsWith("/api/")
            || rawPath.startsWith("/feed/")
            || rawPath.startsWith("/rss/")
            || rawPath.equals("/oai")
            || rawPath.equals("/mcp");
    return program ? Route.Audience.PROGRAM : Route.Audience.READER;
  }

  private String baseUrl(String authority) {
    return config.publicUrl() == null ? "http://" + authority : config.publicUrl().toString();
  }

  private void send(String method, Reply reply, ServerResponse response) {
    response.status(Status.create(reply.status()));
    // Helidon writes the default zone's time where HTTP wants GMT.
    response.header(HeaderNames.DATE, HTTP_DATE.format(clock.instant()));
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      response.header(HeaderNames.create(header.getKey()), header.getValue().split("\n"));
    }
    if (reply.status() == 304) {
      response.send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
    if (method.equals("HEAD")) {
      response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(reply.body().length));
      response.send();
    } else {
      response.send(reply.body());
    }
  }
}
