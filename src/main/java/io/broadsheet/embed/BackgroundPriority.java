package io.broadsheet.embed;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the calling thread give way to all others. Java's own thread priorities do nothing on
/// Linux unless the whole machine's settings are changed, so there the thread's nice value is set
/// by the C library; elsewhere Java's priority is.
final class BackgroundPriority {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundPriority.class);
  private static final int PRIO_PROCESS = 0;
  private static final int CALLING_THREAD = 0;

  /// A tenth of the weight of a normal thread: it stops almost at once when another has work, and
  /// still gets on when the machine is never idle.
  private static final int NICE = 10;

  private BackgroundPriority() {}

  /// Never fails: at worst the thread goes on at its priority, and the log says so.
  @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it but the comfort of others
  static void lowerCurrentThread() {
    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      try {
        int failed = setNice();
        if (failed != 0) {
          LOG.debug("the system refused to lower the priority of {}", Thread.currentThread());
        }
      } catch (Throwable unavailable) {
        LOG.debug("cannot lower the priority of {}", Thread.currentThread(), unavailable);
      }
    }
  }

  @SuppressWarnings("restricted") // one call of the C library with whole numbers
  private static int setNice() throws Throwable {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> function = linker.defaultLookup().find("setpriority");
    if (function.isEmpty()) {
      return -1;
    }
    MethodHandle setPriority =
        linker.downcallHandle(
            function.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT));
    return (int) setPriority.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICE);
  }
}
