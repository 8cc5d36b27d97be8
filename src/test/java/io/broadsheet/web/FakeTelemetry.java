package io.broadsheet.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what was answered.
final class FakeTelemetry implements Telemetry {
  final List<String> answered = new CopyOnWriteArrayList<>();

  @Override
  public void answered(String method, String pattern, int status, long nanos) {
    answered.add(method + " " + pattern + " " + status);
  }

  @Override
  public String text() {
    return "requests " + answered.size() + "\n";
  }
}
