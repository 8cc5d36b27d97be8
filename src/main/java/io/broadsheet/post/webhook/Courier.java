package io.broadsheet.post.webhook;

import io.broadsheet.outbound.GuardedClient;
import io.broadsheet.outbound.OutboundException;
import io.broadsheet.outbound.OutboundRequest;
import io.broadsheet.outbound.OutboundRequest.Answer;
import io.broadsheet.post.webhook.Delivery.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes deliveries to their webhooks, each as often as it takes. See
/// `docs/decisions/0121-webhooks-are-retried.md`. Safe for use by many threads.
public final class Courier {
  /// Instead of a status, when the key that the secret was made of is another now.
  public static final String NO_KEY = "NO_KEY";

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int AT_ONCE = 16;
  private static final int A_ROUND = 500;
  private static final int GONE = 410;

  private final WebhookStore webhooks;
  private final DeliveryStore deliveries;
  private final WebhookKey key;
  private final GuardedClient client;
  private final RetryPlan plan;
  private final Clock clock;
  private final Watch watch;

  /// The steps of an attempt, for tests that end the program between them.
  public enum Step {
    /// The attempt is written down.
    CLAIMED,
    /// The receiver has answered; that is not written down yet.
    ANSWERED,
    /// All is written down.
    RECORDED
  }

  /// Hears of each step.
  @FunctionalInterface
  public interface Watch {
    void at(Step step);
  }

  public Courier(
      WebhookStore webhooks,
      DeliveryStore deliveries,
      WebhookKey key,
      GuardedClient client,
      RandomGenerator random,
      Clock clock) {
    this(webhooks, deliveries, key, client, random, clock, step -> {});
  }

  /// @param random for the pauses between attempts
  /// @param watch hears of each step of each attempt
  public Courier(
      WebhookStore webhooks,
      DeliveryStore deliveries,
      WebhookKey key,
      GuardedClient client,
      RandomGenerator random,
      Clock clock,
      Watch watch) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.key = key;
    this.client = client;
    this.plan = new RetryPlan(random);
    this.clock = clock;
    this.watch = watch;
  }

  /// Makes every attempt that is due, some at once.
  ///
  /// @return how many were made
  /// @throws InterruptedException when the thread is interrupted; what was not tried is tried next
  ///   time
  public int run() throws InterruptedException {
    List<Long> due = deliveries.due(A_ROUND);
    Semaphore turns = new Semaphore(AT_ONCE);
    List<Thread> underWay = new ArrayList<>();
    try {
      for (long number : due) {
        turns.acquire();
        underWay.add(
            Thread.ofVirtual()
                .name("webhook")
                .start(
                    () -> {
                      try {
                        attempt(number);
                      } catch (RuntimeException failure) {
                        LOG.warn("delivery {} was not tried: {}", number, failure.getMessage());
                      } finally {
                        turns.release();
                      }
                    }));
      }
      for (Thread one : underWay) {
        one.join();
      }
    } finally {
      underWay.forEach(Thread::interrupt);
    }
    return due.size();
  }

  /// Makes one attempt at a delivery, if it is due.
  void attempt(long number) {
    Optional<Delivery> claimed = deliveries.claim(number);
    Optional<Webhook> webhook = claimed.flatMap(delivery -> webhooks.find(delivery.webhook()));
    if (claimed.isEmpty() || webhook.isEmpty()) {
      return;
    }
    Delivery delivery = claimed.get();
    watch.at(Step.CLAIMED);
    Optional<String> secret =
        webhooks
            .seal(delivery.webhook())
            .flatMap(seal -> Optional.of(key.secret(seal.salt())).filter(made -> seal.fits(made)));
    if (secret.isEmpty()) {
      giveUp(webhook.get(), delivery, NO_KEY);
      return;
    }
    try {
      Answer answer = client.send(request(webhook.get(), delivery, secret.get()));
      watch.at(Step.ANSWERED);
      judge(webhook.get(), delivery, answer);
    } catch (OutboundException none) {
      LOG.info("delivery {} did not arrive: {}", delivery.number(), none.getMessage());
      failed(webhook.get(), delivery, none.kind().name(), Duration.ZERO);
    } catch (InterruptedException ending) {
      deliveries.release(delivery);
      Thread.currentThread().interrupt();
      return;
    }
    watch.at(Step.RECORDED);
  }

  private OutboundRequest request(Webhook webhook, Delivery delivery, String secret) {
    Map<String, String> headers =
        new HashMap<>(WebhookSignature.of(secret, delivery.id(), clock.instant(), delivery.body()));
    headers.put("Content-Type", "application/json; charset=utf-8");
    return OutboundRequest.post(
        URI.create(webhook.url()), headers, delivery.body().getBytes(StandardCharsets.UTF_8));
  }

  /// A redirect is an answer like any other that is no yes: where it leads nobody has agreed to.
  private void judge(Webhook webhook, Delivery delivery, Answer answer) {
    String status = Integer.toString(answer.status());
    if (answer.status() / 100 == 2) {
      deliveries.delivered(delivery, status);
    } else if (answer.status() == GONE) {
      giveUp(webhook, delivery, status);
    } else {
      failed(webhook, delivery, status, patience(answer));
    }
  }

  private static Duration patience(Answer answer) {
    return answer
        .header("retry-after")
        .filter(seconds -> seconds.matches("\\d{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }

  private void failed(Webhook webhook, Delivery delivery, String answer, Duration asked) {
    if (delivery.kind() == Kind.TEST) {
      deliveries.failed(delivery, answer);
      return;
    }
    Instant now = clock.instant();
    Instant next = now.plus(plan.pause(delivery.attempt(), asked));
    Instant since = deliveries.failedOnce(delivery, answer, next);
    if (RetryPlan.givesUp(Duration.between(since, now), delivery.attempt())) {
      giveUp(webhook, delivery, answer);
    }
  }

  private void giveUp(Webhook webhook, Delivery delivery, String answer) {
    if (delivery.kind() == Kind.TEST) {
      deliveries.failed(delivery, answer);
      return;
    }
    LOG.info("webhook {} is left alone from now on: {}", webhook.number(), answer);
    deliveries.disable(delivery, answer);
  }
}
