package io.broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.ops.config.ConfigLoader;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.testing.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command `reader`, and what a server says of accounts when it starts.
class ReaderCommandTest {
  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void configure() {
    environment.put("BROADSHEET_EMBED_MODEL", "off");
    environment.put("BROADSHEET_HARVEST_ENABLED", "false");
    environment.put("BROADSHEET_DATA", folder.resolve("data").toString());
  }

  @Test
  void addsListsExportsAndDeletes() throws IOException {
    CommandRun added = run("", "reader", "add", "Ada", "--display", "Ada L.", "--role", "owner");
    assertThat(added.exitCode()).as(added.err()).isZero();
    assertThat(added.out().strip()).matches("http://127\\.0\\.0\\.1:8080/join/[A-Za-z0-9_-]{43}");
    assertThat(run("", "reader", "add", "ada").err()).contains("there is a reader named ada");
    assertThat(run("", "reader", "add", "not a name").exitCode()).isEqualTo(1);

    assertThat(run("short\n", "reader", "add", "ben", "--password-stdin").exitCode()).isEqualTo(1);
    assertThat(run("", "reader", "add", "ben", "--password-stdin").err())
        .contains("there is no password on standard input");
    CommandRun ben = run("correct horse battery\n", "reader", "add", "ben", "--password-stdin");
    assertThat(ben.exitCode()).as(ben.err()).isZero();
    assertThat(ben.out()).isEmpty();

    JsonNode list = new JsonMapper().readTree(run("", "reader", "list", "--json").out());
    assertThat(list.findValuesAsText("name")).containsExactly("ada", "ben");
    assertThat(list.findValuesAsText("role")).containsExactly("owner", "reader");
    assertThat(list.findValuesAsText("password")).containsExactly("false", "true");
    assertThat(run("", "reader", "list").out()).contains("ben\treader\t0 saved");

    assertThat(run("", "reader", "token", "ben", "--scope", "write", "--scope", "feed").out())
        .matches("[A-Za-z0-9_-]{43}\\R");
    assertThat(run("", "reader", "passwd", "BEN").out()).contains("/join/");
    assertThat(
            run("another good password\n", "reader", "passwd", "ben", "--password-stdin")
                .exitCode())
        .isZero();

    Path archive = folder.resolve("ben.zip");
    assertThat(run("", "reader", "export", "ben", archive.toString()).exitCode()).isZero();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(
              new String(
                  zip.getInputStream(zip.getEntry("account.json")).readAllBytes(),
                  StandardCharsets.UTF_8))
          .contains("command line", "write")
          .doesNotContain("argon2");
    }
    assertThat(run("", "reader", "export", "ben", archive.toString()).err())
        .contains("is there already");
    assertThat(Files.size(archive)).as("not overwritten").isPositive();

    assertThat(run("", "reader", "delete", "ben").err()).contains("say --yes");
    assertThat(run("", "reader", "delete", "ben", "--yes").exitCode()).isZero();
    assertThat(run("", "reader", "delete", "ben", "--yes").err())
        .contains("there is no reader ben");
    assertThat(run("", "reader", "list").out()).doesNotContain("ben");
    assertThat(run("", "reader").exitCode()).as("wrong usage").isEqualTo(2);
    assertThat(run("", "reader", "add", "x", "--role", "king").exitCode()).isEqualTo(2);
  }

  @Test
  void aServerThatOthersReachPrintsTheOwnersLinkUntilThereIsOne() {
    environment.put("BROADSHEET_ACCOUNTS_ONE_READER", "false");
    try (App app = start()) {
      assertThat(app.ownerLink().orElseThrow()).startsWith(app.address() + "/join/");
    }
    run("correct horse battery\n", "reader", "add", "ada", "--role", "owner", "--password-stdin");
    try (App app = start()) {
      assertThat(app.ownerLink()).isEmpty();
    }
  }

  @Test
  void oneReaderIsThereOnlyWhereNobodyElseComes() {
    assertThat(isOneReaders("127.0.0.1", "")).isTrue();
    assertThat(isOneReaders("localhost", "")).isTrue();
    assertThat(isOneReaders("::1", "")).isTrue();
    for (String host : new String[] {"0.0.0.0", "::", "192.168.1.7", "127.evil.example", "lab"}) {
      assertThat(isOneReaders(host, "")).as(host).isFalse();
    }
    assertThat(isOneReaders("127.0.0.1", "https://papers.example.org"))
        .as("a proxy brings others")
        .isFalse();
    try (App app = start()) {
      assertThat(app.ownerLink()).as("no need of one").isEmpty();
    }
  }

  @Test
  void whoMayMakeAnAccountIsOneOfThreeWords() {
    environment.put("BROADSHEET_ACCOUNTS_SIGN_UP", "everyone");
    assertThat(run("", "config").err()).contains("closed, invitation or open");
  }

  private boolean isOneReaders(String host, String publicUrl) {
    environment.put("BROADSHEET_HTTP_HOST", host);
    environment.put("BROADSHEET_HTTP_PUBLIC_URL", publicUrl);
    boolean one = Reading.isOneReaders(configuration(Map.of()));
    environment.remove("BROADSHEET_HTTP_HOST");
    environment.remove("BROADSHEET_HTTP_PUBLIC_URL");
    return one;
  }

  private App start() {
    return App.start(
        folder.resolve("data"), configuration(Map.of("http.port", "0")), Clock.systemUTC(), "test");
  }

  private Configuration configuration(Map<String, String> options) {
    return ConfigLoader.load(
        Settings.ALL, folder.resolve("data/broadsheet.toml"), environment, options);
  }

  private CommandRun run(String input, String... arguments) {
    return CommandRun.with(
        environment, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
  }
}
