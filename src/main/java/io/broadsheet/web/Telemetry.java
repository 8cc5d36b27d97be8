package io.broadsheet.web;

/// Counts what the server answers and writes the figures of the whole process for `/metrics`.
/// Thread-safe.
public interface Telemetry {
  /// One request was answered.
  ///
  /// @param method `GET`, `HEAD` and so on; `OTHER` for a method that HTTP does not have
  /// @param pattern of the route, as in [Route#pattern()]; `none` when no route fits, so that
  ///   made-up addresses do not make new series
  /// @param nanos from reading the request to having the answer ready
  void answered(String method, String pattern, int status, long nanos);

  /// All figures, in Prometheus' text format 0.0.4.
  String text();
}
