package io.broadsheet.post.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.broadsheet.error.BroadsheetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookKeyTest {
  @TempDir private Path folder;

  @Test
  void signsAsTheSpecificationsExampleDoes() {
    Map<String, String> headers =
        WebhookSignature.of(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}");
    assertThat(headers)
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void theKeyIsMadeOnceForItsOwnerAlone() throws Exception {
    String secret = WebhookKey.of(folder).secret("salt");
    assertThat(WebhookKey.of(folder).secret("salt")).isEqualTo(secret).matches("whsec_[^=]{43}=");
    assertThat(WebhookKey.of(folder).secret("other")).isNotEqualTo(secret);
    Path file = folder.resolve(WebhookKey.FILE);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    Files.delete(file);
    assertThat(WebhookKey.of(folder).secret("salt")).as("another key").isNotEqualTo(secret);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no key", "abcd", "zz"})
  void anotherFileOfThatNameIsNotOverwritten(String text) throws Exception {
    Files.writeString(folder.resolve(WebhookKey.FILE), text);
    assertThatThrownBy(() -> WebhookKey.of(folder))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("webhook.key");
    assertThat(folder.resolve(WebhookKey.FILE)).hasContent(text);
  }

  @Test
  void pausesGrowUpToALimitAndAreNeverTheSameForAll() {
    RetryPlan plan = new RetryPlan(new Random(3));
    Duration least = Duration.ZERO;
    for (int attempt = 1; attempt <= 40; attempt++) {
      Duration whole =
          Duration.ofSeconds(
              Math.min(30L << Math.min(attempt - 1, 30), Duration.ofHours(6).toSeconds()));
      for (int i = 0; i < 50; i++) {
        Duration pause = plan.pause(attempt, Duration.ZERO);
        assertThat(pause).isBetween(whole.dividedBy(2), whole);
      }
      assertThat(whole).isGreaterThanOrEqualTo(least);
      least = whole;
    }
    assertThat(plan.pause(1, Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(7));
    assertThat(plan.pause(1, Duration.ofDays(9_999))).isEqualTo(Duration.ofDays(1));
    assertThat(plan.pause(3, Duration.ZERO)).isNotEqualTo(plan.pause(3, Duration.ZERO));
  }

  /// The recipes of the documentation, run as they stand there.
  @Test
  void theDocumentedChecksTellOurMessagesFromOthers() throws Exception {
    assumeTrue(runs("python3", "--version") && runs("openssl", "version"), "needs both");
    String text = Files.readString(Path.of("docs/webhooks.md"));
    String secret = WebhookKey.of(folder).secret("salt");
    String body = "{\"title\":\"Schrödinger 猫\"}";
    Instant now = Instant.ofEpochSecond(System.currentTimeMillis() / 1000);
    Map<String, String> headers = WebhookSignature.of(secret, "msg_a-b_c", now, body);
    Path input = folder.resolve("body.json");
    Files.writeString(input, body);
    Path script = folder.resolve("check.py");
    Files.writeString(
        script,
        block(text, "python")
            + "\nimport sys\nsecret, id, at, signature = sys.argv[1:]\n"
            + "headers = {'webhook-id': id, 'webhook-timestamp': at,"
            + " 'webhook-signature': signature}\n"
            + "print(is_from_broadsheet(secret, headers, open('body.json', 'rb').read()))\n");
    String signature = headers.get("webhook-signature");
    String at = headers.get("webhook-timestamp");
    assertThat(run("python3", "check.py", secret, "msg_a-b_c", at, signature)).isEqualTo("True");
    assertThat(run("python3", "check.py", secret, "msg_other", at, signature)).isEqualTo("False");
    String old = Long.toString(now.getEpochSecond() - 1_000);
    String replayed =
        WebhookSignature.of(
                secret, "msg_a", Instant.ofEpochSecond(now.getEpochSecond() - 1_000), body)
            .get("webhook-signature");
    assertThat(run("python3", "check.py", secret, "msg_a", old, replayed)).isEqualTo("False");
    Files.writeString(
        folder.resolve("check.sh"), "secret=$1 id=$2 timestamp=$3\n" + block(text, "sh"));
    assertThat("v1," + run("sh", "check.sh", secret, "msg_a-b_c", at)).isEqualTo(signature);
  }

  private static String block(String text, String language) {
    String from = "```" + language + "\n";
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf("```", start));
  }

  private boolean runs(String... command) {
    try {
      run(command);
      return true;
    } catch (Exception absent) {
      return false;
    }
  }

  private String run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said.strip();
  }
}
