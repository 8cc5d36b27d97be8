package io.broadsheet.ops;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Sets up the log: one line an event on standard error, `time LEVEL class: message`, causes as
/// messages; whole stack traces only when asked for.
public final class Logging {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Logging() {}

  /// @param level of our own messages; libraries are heard from WARNING on
  public static void configure(PrintStream err, Level level, boolean stackTraces) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    Logger.getLogger("io.broadsheet").setLevel(level);
    Handler handler = new LineHandler(err);
    handler.setFormatter(new LineFormatter(stackTraces, ZoneId.systemDefault()));
    root.addHandler(handler);
  }

  private static final class LineHandler extends Handler {
    private final PrintStream err;

    LineHandler(PrintStream err) {
      this.err = err;
    }

    @Override
    public void publish(LogRecord record) {
      err.print(getFormatter().format(record));
    }

    @Override
    public void flush() {
      err.flush();
    }

    @Override
    public void close() {}
  }

  private static final class LineFormatter extends Formatter {
    private final boolean stackTraces;
    private final ZoneId zone;

    LineFormatter(boolean stackTraces, ZoneId zone) {
      this.stackTraces = stackTraces;
      this.zone = zone;
    }

    @Override
    public String format(LogRecord record) {
      StringBuilder line = new StringBuilder();
      line.append(TIME.format(Instant.ofEpochMilli(record.getMillis()).atZone(zone)));
      String name = record.getLoggerName();
      line.append(' ').append(record.getLevel().getName()).append(' ');
      line.append(name == null ? "" : name.substring(name.lastIndexOf('.') + 1));
      line.append(": ").append(formatMessage(record)).append('\n');
      for (Throwable cause = record.getThrown(); cause != null; cause = cause.getCause()) {
        line.append("  caused by ").append(cause).append('\n');
        if (stackTraces) {
          for (StackTraceElement element : cause.getStackTrace()) {
            line.append("    at ").append(element).append('\n');
          }
        }
      }
      return line.toString();
    }
  }
}
