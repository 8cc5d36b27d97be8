package io.broadsheet.post.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.OutboxStore;
import io.broadsheet.post.OutboxStore.State;
import io.broadsheet.post.PostConfig;
import io.broadsheet.post.Postman;
import io.broadsheet.post.Postman.Step;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.SqlReaderStore;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.Letters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ends the program, as `kill -9` does, between any two steps of sending a letter to a real SMTP
/// server, twice in a row.
class MailCrashIT {
  private static final int LETTERS = 3;

  @TempDir private Path folder;
  private GreenMail mail;

  @BeforeEach
  void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  private static Postman postman(Database database, Path folder, int port, Postman.Watch watch) {
    PostConfig config =
        new PostConfig(
            "127.0.0.1",
            port,
            PostConfig.Security.NONE,
            "",
            "",
            MailAddress.of("paper@example.org"),
            "Broadsheet",
            1_000,
            "https://paper.example.org");
    return new Postman(
        new OutboxStore(database),
        () -> new SmtpMailer(config),
        letter -> Optional.empty(),
        folder,
        config.perMinute(),
        Clock.systemUTC(),
        watch);
  }

  /// The program that is ended: sends what is in the outbox, and halts at a step of the n-th
  /// letter.
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      Step last = Step.valueOf(arguments[2]);
      int[] left = {Integer.parseInt(arguments[3])};
      try (Database database = Database.open(StoreConfig.of(folder), Clock.systemUTC())) {
        postman(
                database,
                folder,
                Integer.parseInt(arguments[1]),
                step -> {
                  if (step == last && --left[0] == 0) {
                    Runtime.getRuntime().halt(137);
                  }
                })
            .run();
      }
    }
  }

  private int end(Path data, Step step, int letter) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx200m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                data.toString(),
                Integer.toString(mail.getSmtp().getPort()),
                step.name(),
                Integer.toString(letter)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("victim.log").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    if (process.exitValue() != 137) {
      System.out.println(Files.readString(data.resolve("victim.log")));
    }
    return process.exitValue();
  }

  private ReaderId fill(Path data) {
    try (Database database = Database.open(StoreConfig.of(data), Clock.systemUTC())) {
      ReaderId ada = new SqlReaderStore(database).add("ada", "Ada", Role.READER).id();
      Letters.confirmed(database, ada, "ada@example.org");
      for (int i = 1; i <= LETTERS; i++) {
        new OutboxStore(database)
            .queue(Letters.digest(ada, "2025-11-0" + i, "ada@example.org"), i + "@example.org");
      }
      return ada;
    }
  }

  private List<String> received() throws Exception {
    List<String> ids = new ArrayList<>();
    for (var message : mail.getReceivedMessages()) {
      ids.add(message.getMessageID());
    }
    return ids;
  }

  @Test
  void twoCrashesAnywhereButInTheOneGapMakeNoSecondCopyAndLoseNoMail() throws Exception {
    Step[][] pairs = {
      {Step.CLAIMED, Step.WRITTEN},
      {Step.WRITTEN, Step.ACCEPTED},
      {Step.ACCEPTED, Step.ACCEPTED},
      {Step.ACCEPTED, Step.RECORDED},
      {Step.RECORDED, Step.CLAIMED}
    };
    for (Step[] pair : pairs) {
      Step first = pair[0];
      Step second = pair[1];
      mail.purgeEmailFromAllMailboxes();
      Path data = folder.resolve(first + "-" + second);
      ReaderId ada = fill(data);
      assertThat(end(data, first, 1)).as("%s, %s", first, second).isEqualTo(137);
      assertThat(end(data, second, 1)).as("%s, %s", first, second).isEqualTo(137);
      try (Database database = Database.open(StoreConfig.of(data), Clock.systemUTC())) {
        postman(database, data, mail.getSmtp().getPort(), step -> {}).run();
        assertThat(received())
            .as("killed at %s, then at %s", first, second)
            .containsExactlyInAnyOrder("<1@example.org>", "<2@example.org>", "<3@example.org>");
        assertThat(new OutboxStore(database).archive(ada, 10))
            .extracting(OutboxStore.Entry::state)
            .as("killed at %s, then at %s", first, second)
            .allMatch(state -> state == State.SENT || state == State.DOUBTFUL);
      }
    }
  }

  /// The gap that SMTP leaves: written down that the end goes out, and nobody knows whether it did.
  /// Nothing is sent twice then; the letter is in the archive, and the next digest leads there.
  @Test
  void inTheGapNothingIsSentTwiceAndTheLetterIsKnownToBeDoubtful() throws Exception {
    ReaderId ada = fill(folder);
    assertThat(end(folder, Step.HANDING, 2)).isEqualTo(137);
    assertThat(end(folder, Step.HANDING, 1)).isEqualTo(137);
    try (Database database = Database.open(StoreConfig.of(folder), Clock.systemUTC())) {
      postman(database, folder, mail.getSmtp().getPort(), step -> {}).run();
      assertThat(received()).containsExactly("<1@example.org>");
      OutboxStore outbox = new OutboxStore(database);
      assertThat(outbox.archive(ada, 10))
          .extracting(OutboxStore.Entry::state)
          .containsExactly(State.DOUBTFUL, State.DOUBTFUL, State.SENT);
      long doubtful = outbox.archive(ada, 10).getFirst().number();
      assertThat(outbox.archived(ada, doubtful)).as("can be read").isPresent();
    }
  }

  @Test
  void theStepsAreAllOfThem() {
    assertThat(Arrays.asList(Step.values()))
        .containsExactly(Step.CLAIMED, Step.WRITTEN, Step.HANDING, Step.ACCEPTED, Step.RECORDED);
  }
}
