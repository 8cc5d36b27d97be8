package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.web.page.ErrorPage;
import io.broadsheet.web.page.Pages;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http1.Http1Config;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The HTTP server: a virtual thread for each connection.
public final class WebServer implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 5 << 20;

  /// Far above what [Dispatcher] accepts, which says better what is too long.
  private static final int MAX_HEADER_BYTES = 256 << 10;

  private static final int MAX_PROLOGUE_BYTES = 256 << 10;
  private static final int MAX_CONNECTIONS = 1_000;

  private final WebConfig config;
  private final io.helidon.webserver.WebServer server;

  private WebServer(WebConfig config, io.helidon.webserver.WebServer server) {
    this.config = config;
    this.server = server;
  }

  /// Binds and begins to answer.
  ///
  /// @throws BroadsheetException of kind UNAVAILABLE when the address cannot be bound
  public static WebServer start(WebConfig config, WebServices services) {
    Assets assets = Assets.load();
    boolean subscribes =
        services
            .readers()
            .flatMap(ReaderServices::post)
            .flatMap(PostServices::subscriptions)
            .isPresent();
    Pages pages =
        new Pages(assets, new LibraryCounts(services.papers()), services.version(), subscribes);
    Router router = Routes.of(services, pages, assets);
    ErrorResponses errors = new ErrorResponses(new ErrorPage(pages)::draw);
    Dispatcher dispatcher =
        new Dispatcher(
            config,
            router,
            errors,
            services.operations().telemetry(),
            services.clock(),
            services.readers().map(readers -> new Visits(readers, services.clock())));
    io.helidon.webserver.WebServer server =
        io.helidon.webserver.WebServer.builder()
            .host(config.host())
            .port(config.port())
            .maxPayloadSize(MAX_BODY_BYTES)
            // Head and body are written apart: with Nagle's algorithm each reply on a kept
            // connection
            // waits 40 ms for the client's delayed acknowledgement.
            .connectionOptions(socket -> socket.tcpNoDelay(true))
            .maxTcpConnections(MAX_CONNECTIONS)
            .writeBufferSize(65536)
            .idleConnectionTimeout(Duration.ofMinutes(2))
            .shutdownGracePeriod(Duration.ofMillis(500))
            .shutdownHook(false)
            .protocolsDiscoverServices(false)
            .addProtocol(
                Http1Config.builder()
                    .maxHeadersSize(MAX_HEADER_BYTES)
                    .maxPrologueLength(MAX_PROLOGUE_BYTES)
                    .build())
            .directHandlers(
                handlers -> {
                  for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
                    handlers.addHandler(type, WebServer::refuse);
                  }
                })
            .routing(routing -> routing.any(dispatcher))
            .build();
    try {
      server.start();
    } catch (IllegalStateException | UncheckedIOException cannotBind) {
      throw BroadsheetException.unavailable(
          "cannot listen on "
              + config.host()
              + ":"
              + config.port()
              + "; another program may be using the port, try --port 0",
          cannotBind);
    }
    return new WebServer(config, server);
  }

  /// The port in use, the one taken when the configuration says 0.
  public int port() {
    return server.port();
  }

  /// `http://HOST:PORT`, as printed when the server answers.
  public String url() {
    String host = config.host().indexOf(':') >= 0 ? "[" + config.host() + "]" : config.host();
    return "http://" + host + ":" + port();
  }

  /// Stops answering; requests in progress have half a second.
  @Override
  public void close() {
    server.stop();
  }

  /// What the HTTP server itself refuses, before any route: malformed or oversized requests.
  private static DirectHandler.TransportResponse refuse(
      DirectHandler.TransportRequest request,
      DirectHandler.EventType type,
      io.helidon.http.Status status,
      io.helidon.http.ServerResponseHeaders headers,
      String message) {
    for (var header : SecurityHeaders.ALL.entrySet()) {
      headers.set(HeaderNames.create(header.getKey()), header.getValue());
    }
    headers.set(HeaderNames.CONTENT_TYPE, Reply.TEXT);
    String hint =
        status.code() == 400
            ? ": the request cannot be read; write special characters of the address as %XX\n"
            : "\n";
    return DirectHandler.TransportResponse.builder()
        .status(status)
        .headers(headers)
        .keepAlive(type.keepAlive())
        .entity((ErrorResponses.title(status.code()) + hint).getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
