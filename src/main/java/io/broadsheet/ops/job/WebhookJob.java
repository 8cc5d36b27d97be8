package io.broadsheet.ops.job;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.post.Alerts;
import io.broadsheet.post.webhook.Webhooks;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends new papers to readers' webhooks: every minute it looks for papers, every ten seconds it
/// makes the attempts that are due.
public final class WebhookJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookJob.class);
  private static final int SECONDS = 10;
  private static final int ROUNDS_A_MINUTE = 6;

  private final Alerts alerts;
  private final Webhooks webhooks;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("webhooks").daemon().unstarted(task));
  private int round;
  private String lastFailure = "";

  public WebhookJob(Alerts alerts, Webhooks webhooks) {
    this.alerts = alerts;
    this.webhooks = webhooks;
  }

  /// Begins, one round from now: a start has more to do.
  public void start() {
    var _ = executor.scheduleWithFixedDelay(this::run, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void run() {
    try {
      if (round++ % ROUNDS_A_MINUTE == 0) {
        alerts.match();
        webhooks.queueFound();
      }
      webhooks.deliver();
      lastFailure = "";
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } catch (BroadsheetException failure) {
      String message = String.valueOf(failure.getMessage());
      if (!message.equals(lastFailure)) {
        LOG.warn("nothing was sent to webhooks: {}", message);
        lastFailure = message;
      }
    } catch (RuntimeException defect) {
      LOG.error("nothing was sent to webhooks", defect);
    }
  }

  /// Ends; attempts under way are put back.
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("webhooks did not stop in time; the next start goes on from the queue");
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
