package io.broadsheet.ops.job;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.post.Alerts;
import io.broadsheet.post.Digests;
import io.broadsheet.post.Postman;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends readers' mail: every ten seconds what waits in the outbox, every minute the digests whose
/// hour has come and the alerts of new papers.
public final class PostJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostJob.class);
  private static final int SECONDS = 10;
  private static final int ROUNDS_A_MINUTE = 6;

  private final Digests digests;
  private final Alerts alerts;
  private final Postman postman;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("post").daemon().unstarted(task));
  private int round;
  private String lastFailure = "";

  public PostJob(Digests digests, Alerts alerts, Postman postman) {
    this.digests = digests;
    this.alerts = alerts;
    this.postman = postman;
  }

  /// Begins, one round from now: a start has more to do.
  public void start() {
    var _ = executor.scheduleWithFixedDelay(this::run, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void run() {
    try {
      if (round++ % ROUNDS_A_MINUTE == 0) {
        int queued = digests.queueDue();
        alerts.match();
        queued += alerts.queueDue();
        if (queued > 0) {
          LOG.info("{} digests and alerts are in the outbox", queued);
        }
      }
      postman.run();
      lastFailure = "";
    } catch (BroadsheetException failure) {
      String message = String.valueOf(failure.getMessage());
      if (!message.equals(lastFailure)) {
        LOG.warn("no mail was sent: {}", message);
        lastFailure = message;
      }
    } catch (RuntimeException defect) {
      LOG.error("no mail was sent", defect);
    }
  }

  /// Ends after the letter in hand.
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("sending mail did not stop in time; the next start goes on from the outbox");
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
