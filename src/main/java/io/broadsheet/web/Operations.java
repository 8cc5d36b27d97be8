package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

/// What those who run the server ask of it; filled by `ops`.
public record Operations(Readiness readiness, Telemetry telemetry) {
  public Operations {
    requireNonNull(readiness, "readiness is null");
    requireNonNull(telemetry, "telemetry is null");
  }
}
