package io.broadsheet.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// `/healthz`, `/readyz` and `/metrics`: for those who run the server.
final class HealthHandler {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Operations operations;

  HealthHandler(WebServices services) {
    operations = services.operations();
  }

  /// The process is alive and answers.
  Reply alive(RequestContext context) {
    return Reply.text("ok\n").with("Cache-Control", "no-store");
  }

  /// Store and index can be used; else 503 naming what cannot.
  Reply ready(RequestContext context) {
    List<String> faults = operations.readiness().faults();
    Reply reply =
        faults.isEmpty()
            ? Reply.text("ready\n")
            : ErrorResponses.problem(503, String.join("; ", faults), null);
    return reply.with("Cache-Control", "no-store");
  }

  /// The figures of this process, as Prometheus reads them.
  Reply metrics(RequestContext context) {
    return Reply.of(PROMETHEUS, operations.telemetry().text().getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-store");
  }
}
