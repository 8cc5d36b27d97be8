package io.broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.broadsheet.post.DigestChoice;
import io.broadsheet.post.DigestStore;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.SqlReaderStore;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.CommandRun;
import io.broadsheet.testing.Letters;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command `digest`.
class DigestCommandTest {
  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void configure() throws Exception {
    environment.put("BROADSHEET_EMBED_MODEL", "off");
    environment.put("BROADSHEET_HARVEST_ENABLED", "false");
    environment.put("BROADSHEET_DATA", folder.resolve("data").toString());
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    StringBuilder papers = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      papers.append(
          """
          {"kind":"paper","paper":{"id":"arxiv:2511.0000%d","title":"A paper numbered %d","abstract":"On retrieval.","language":"en","authors":[{"name":"Ada Lovelace"}],"categories":["cs.CL"],"announcedOn":"%s"}}
          """
              .formatted(i, i, today));
    }
    Files.writeString(folder.resolve("papers.jsonl"), papers);
    CommandRun imported = run("import", folder.resolve("papers.jsonl").toString());
    assertThat(imported.out()).as(imported.err()).contains("added 5");
    assertThat(run("reader", "add", "ada", "--role", "owner").exitCode()).isZero();
  }

  private CommandRun run(String... arguments) {
    return CommandRun.with(environment, new ByteArrayInputStream(new byte[0]), arguments);
  }

  @Test
  void aDryRunWritesWhatAMailProgramOpensAndSendsNothing() throws Exception {
    CommandRun dry = run("digest", "--dry-run");
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.out()).as(dry.err()).isNotBlank();
    Path file = Path.of(dry.out().strip());
    assertThat(file).hasFileName("digest-1.eml").exists();
    try (InputStream in = Files.newInputStream(file)) {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
      assertThat(message.getSubject()).contains("A paper numbered");
      assertThat(message.getHeader("List-Unsubscribe-Post")).isNotNull();
      MimeMultipart parts = (MimeMultipart) message.getContent();
      assertThat((String) parts.getBodyPart(0).getContent()).contains("cs.CL");
    }
    assertThat(run("digest", "--dry-run", "--reader", "ADA").exitCode()).isZero();
    assertThat(run("digest", "--dry-run", "--reader", "nobody").err())
        .contains("there is no reader nobody");
    CommandRun other = run("digest", "--dry-run", "--out", folder.resolve("else").toString());
    assertThat(other.out()).contains("else");
  }

  @Test
  void withoutAMailServerItSaysWhatIsMissing() {
    CommandRun refused = run("digest");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("mail.host").contains("--dry-run");
    environment.put("BROADSHEET_MAIL_HOST", "127.0.0.1");
    assertThat(run("digest").err()).contains("mail.from");
    environment.put("BROADSHEET_MAIL_FROM", "not an address");
    assertThat(run("digest").err()).contains("mail.from").contains("paper@example.org");
    environment.put("BROADSHEET_MAIL_FROM", "paper@example.org");
    environment.put("BROADSHEET_MAIL_SECURITY", "whatever");
    assertThat(run("digest").err()).contains("starttls, tls or none");
    environment.remove("BROADSHEET_MAIL_SECURITY");
    environment.put("BROADSHEET_HTTP_PORT", "0");
    assertThat(run("digest").err()).contains("http.port is 0").contains("http.public-url");
    environment.remove("BROADSHEET_HTTP_PORT");
    environment.put("BROADSHEET_MAIL_PASSWORD", "hush hush");
    assertThat(run("config").out()).contains("mail.password").doesNotContain("hush");
  }

  @Test
  void itSendsNowOnceAndSaysOfEachReaderWhatBecameOfIt() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      environment.put("BROADSHEET_MAIL_HOST", "127.0.0.1");
      environment.put("BROADSHEET_MAIL_PORT", Integer.toString(mail.getSmtp().getPort()));
      environment.put("BROADSHEET_MAIL_SECURITY", "none");
      environment.put("BROADSHEET_MAIL_FROM", "paper@example.org");
      CommandRun none = run("digest");
      assertThat(none.err()).contains("ada: wants no digests");
      assertThat(none.out()).contains("sent 0");
      try (Database database =
          Database.open(StoreConfig.of(folder.resolve("data")), Clock.systemUTC())) {
        ReaderId ada = new SqlReaderStore(database).named("ada").orElseThrow().id();
        Letters.confirmed(database, ada, "ada@example.org");
        new DigestStore(database)
            .choose(
                ada,
                new DigestChoice(DigestChoice.Every.DAILY, 7, DayOfWeek.MONDAY, "en"),
                "2000-01-01");
      }
      CommandRun sent = run("digest");
      assertThat(sent.out()).as(sent.err()).contains("ada: written", "sent 1, waiting 0, failed 0");
      assertThat(run("digest").out()).contains("ada: nothing new since the last one", "sent 0");
      assertThat(mail.getReceivedMessages()).hasSize(1);
      assertThat(mail.getReceivedMessages()[0].getSubject()).contains("A paper numbered");
    } finally {
      mail.stop();
    }
  }
}
