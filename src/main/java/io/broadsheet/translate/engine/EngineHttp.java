package io.broadsheet.translate.engine;

import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks an engine over HTTP: one POST, no redirects (they would carry the key elsewhere), a limit
/// on time and on size. Tells failures apart; writes no header or body to the log.
public final class EngineHttp {
  private static final int READ = 8192;

  private final HttpClient client;
  private final Duration timeout;
  private final int largestReply;
  private final Clock clock;

  /// @param timeout from the request to the end of the reply
  /// @param largestReply in bytes
  public EngineHttp(Duration timeout, int largestReply, Clock clock) {
    this.timeout = timeout;
    this.largestReply = largestReply;
    this.clock = clock;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(
                timeout.compareTo(Duration.ofSeconds(10)) < 0 ? timeout : Duration.ofSeconds(10))
            .build();
  }

  /// What came back.
  sealed interface Answer {}

  /// @param body decoded as UTF-8
  /// @param retryAfter as the header said; null when it did not
  record Reply(int status, String body, @Nullable Duration retryAfter) implements Answer {}

  record Lost(Failed failure) implements Answer {}

  Answer postJson(URI uri, Map<String, String> headers, String json) throws InterruptedException {
    return post(uri, headers, "application/json", json);
  }

  Answer postForm(URI uri, String form) throws InterruptedException {
    return post(uri, Map.of(), "application/x-www-form-urlencoded", form);
  }

  private Answer post(URI uri, Map<String, String> headers, String type, String body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .header("User-Agent", "Broadsheet/0.1")
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      CompletableFuture<Void> deadline = closeAtDeadline(response.body());
      try (InputStream in = response.body()) {
        byte[] bytes = read(in);
        return bytes == null
            ? lost(Reason.BAD_REPLY, uri, "its reply is larger than " + largestReply + " bytes")
            : new Reply(
                response.statusCode(),
                new String(bytes, StandardCharsets.UTF_8),
                response
                    .headers()
                    .firstValue("Retry-After")
                    .map(value -> RetryAfter.parse(value, clock.instant()))
                    .orElse(null));
      } catch (IOException broken) {
        if (deadline.isDone()) {
          throw new HttpTimeoutException("the reply trickled");
        }
        throw broken;
      } finally {
        deadline.cancel(false);
      }
    } catch (HttpTimeoutException late) {
      return lost(Reason.TIMEOUT, uri, "no answer in " + timeout.toSeconds() + " s");
    } catch (IOException broken) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while asking " + uri.getHost());
      }
      return lost(
          Reason.UNAVAILABLE,
          uri,
          broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage());
    }
  }

  private static Lost lost(Reason reason, URI uri, String message) {
    return new Lost(Failed.of(reason, uri.getHost() + ": " + message));
  }

  /// Null when there is more than may be.
  private byte @Nullable [] read(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[READ];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      if (out.size() > largestReply) {
        return null;
      }
    }
    return out.toByteArray();
  }

  /// The JDK's own time-out ends with the headers; a body that trickles must end too.
  private CompletableFuture<Void> closeAtDeadline(InputStream body) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            body.close();
          } catch (IOException alreadyGone) {
            // The reader has the same news.
          }
        },
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
  }

  /// What the statuses mean that all engines use alike; null for one that is a success.
  static @Nullable Failed common(URI uri, Reply reply, String message) {
    if (reply.status() == 200) {
      return null;
    }
    Reason reason =
        switch (reply.status()) {
          case 401, 403 -> Reason.REFUSED;
          case 408, 504 -> Reason.TIMEOUT;
          case 413, 414 -> Reason.TOO_LARGE;
          case 429, 529 -> Reason.RATE_LIMITED;
          case 402, 456 -> Reason.QUOTA;
          case 400, 404, 405, 415, 422 -> Reason.UNSUPPORTED;
          default -> reply.status() >= 500 ? Reason.UNAVAILABLE : Reason.BAD_REPLY;
        };
    return new Failed(
        reason,
        String.format(
            Locale.ROOT, "%s answered %d %s", uri.getHost(), reply.status(), shortly(message)),
        reply.retryAfter());
  }

  /// A message of an engine, fit for a log line.
  static String shortly(String message) {
    String line = message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }
}
