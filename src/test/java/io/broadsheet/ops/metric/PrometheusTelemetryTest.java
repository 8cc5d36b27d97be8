package io.broadsheet.ops.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrometheusTelemetryTest {
  private static final Pattern LINE =
      Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*\\})? (NaN|[+-]?Inf|[-+0-9.eE]+)");

  @Test
  void requestsFiguresAndTheJvmAreInOneText() {
    try (PrometheusTelemetry telemetry = new PrometheusTelemetry()) {
      telemetry.gauge("broadsheet.papers", "Papers in the library", () -> 42);
      telemetry.answered("GET", "/paper/{id...}", 200, 30_000_000);
      telemetry.answered("GET", "/paper/{id...}", 404, 1_000_000);

      String text = telemetry.text();

      assertThat(text)
          .contains(
              "broadsheet_papers 42.0",
              "broadsheet_http_requests_seconds_count{method=\"GET\",route=\"/paper/{id...}\",status=\"200\"} 1",
              "broadsheet_http_requests_seconds_bucket{method=\"GET\",route=\"/paper/{id...}\",status=\"200\",le=\"0.02\"} 0",
              "broadsheet_http_requests_seconds_bucket{method=\"GET\",route=\"/paper/{id...}\",status=\"200\",le=\"0.05\"} 1",
              "jvm_memory_used_bytes",
              "jvm_gc_",
              "jvm_threads_live_threads");
      assertThat(text.lines().filter(line -> !line.startsWith("#")))
          .allMatch(LINE.asMatchPredicate());
    }
  }
}
