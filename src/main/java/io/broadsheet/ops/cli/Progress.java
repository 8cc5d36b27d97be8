package io.broadsheet.ops.cli;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Shows how far something is: a bar with rate and time left for a person at a terminal, a line
/// every few seconds elsewhere. Nothing is shown in the first second.
final class Progress implements AutoCloseable {
  private static final long FIRST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long EVERY_NANOS = Duration.ofSeconds(3).toNanos();
  private static final int BAR_WIDTH = 100;

  private final Console console;
  private final String task;
  private final String unit;
  private final long started = System.nanoTime();
  private long shownAt = started;
  private @Nullable ProgressBar bar;

  /// @param unit what is counted, plural: `papers`
  Progress(Console console, String task, String unit) {
    this.console = console;
    this.task = task;
    this.unit = unit;
  }

  /// @param done so far
  /// @param total in all, or -1 when nobody knows
  synchronized void show(long done, long total) {
    long now = System.nanoTime();
    if (now - started < FIRST_NANOS) {
      return;
    }
    if (console.terminal()) {
      ProgressBar current = bar;
      if (current == null) {
        current = newBar(total);
        bar = current;
      }
      if (total >= 0) {
        current.maxHint(total);
      }
      current.stepTo(done);
    } else if (now - shownAt >= EVERY_NANOS || shownAt == started) {
      shownAt = now;
      console.err().println(line(done, total, (now - started) / 1e9));
    }
  }

  private String line(long done, long total, double seconds) {
    double rate = done / seconds;
    String left =
        total > done && rate > 0
            ? String.format(
                Locale.ROOT,
                ", %s left",
                shortly(Duration.ofSeconds((long) ((total - done) / rate))))
            : "";
    return total >= 0
        ? String.format(
            Locale.ROOT, "%s: %,d of %,d %s, %,.0f/s%s", task, done, total, unit, rate, left)
        : String.format(Locale.ROOT, "%s: %,d %s, %,.0f/s", task, done, unit, rate);
  }

  private static String shortly(Duration duration) {
    return duration.toHours() > 0
        ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
        : duration.toMinutes() > 0
            ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
            : duration.toSeconds() + " s";
  }

  private ProgressBar newBar(long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUnit(" " + unit, 1)
        .setMaxRenderedLength(BAR_WIDTH)
        .showSpeed()
        .setUpdateIntervalMillis(200)
        .setConsumer(new ConsoleProgressBarConsumer(console.err(), BAR_WIDTH))
        .build();
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
