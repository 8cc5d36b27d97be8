package io.broadsheet.post.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.broadsheet.post.LetterKind;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.MailStore;
import io.broadsheet.post.OutboxStore;
import io.broadsheet.post.OutboxStore.State;
import io.broadsheet.post.PostConfig;
import io.broadsheet.post.Postman;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.SqlReaderStore;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.FakeSmtp;
import io.broadsheet.testing.Letters;
import io.broadsheet.testing.SettableClock;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From the outbox to a mail server and what becomes of a letter there.
class PostmanTest {
  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2025-11-20T08:00:00Z"));
  private Database database;
  private OutboxStore outbox;
  private MailStore addresses;
  private ReaderId ada;

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), clock);
    outbox = new OutboxStore(database);
    addresses = new MailStore(database);
    ada = new SqlReaderStore(database).add("ada", "Ada", Role.READER).id();
    Letters.confirmed(database, ada, "ada@example.org");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static PostConfig config(int port) {
    return new PostConfig(
        "127.0.0.1",
        port,
        PostConfig.Security.NONE,
        "",
        "",
        MailAddress.of("paper@example.org"),
        "Broadsheet\r\nBcc: eve@example.org",
        3,
        "https://paper.example.org");
  }

  private Postman postman(int port) {
    PostConfig config = config(port);
    return new Postman(
        outbox,
        () -> new SmtpMailer(config),
        letter -> Optional.empty(),
        folder,
        config.perMinute(),
        clock);
  }

  private void queue(String period) {
    assertThat(outbox.queue(Letters.digest(ada, period, "ada@example.org"), period + "@x"))
        .isTrue();
  }

  private OutboxStore.Entry last() {
    return outbox.archive(ada, 1).getFirst();
  }

  private static GreenMail greenMail() {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    return mail;
  }

  @Test
  void aLetterArrivesWithTheHeadersOfAListAndALinkThatIsKeptAsAHash() throws Exception {
    GreenMail mail = greenMail();
    try {
      queue("2025-11-20");
      assertThat(postman(mail.getSmtp().getPort()).run())
          .isEqualTo(new Postman.Round(1, 0, 0, false));
      MimeMessage message = mail.getReceivedMessages()[0];
      assertThat(message.getHeader("Message-ID")).containsExactly("<2025-11-20@x>");
      assertThat(message.getHeader("List-Id"))
          .containsExactly("Broadsheet digest <digest.example.org>");
      assertThat(message.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(message.getHeader("Date")[0]).startsWith("Thu, 20 Nov 2025 ");
      assertThat(message.getSentDate()).isEqualTo(Instant.parse("2025-11-20T08:00:00Z"));
      assertThat(message.getHeader("Bcc")).as("in the name of the sender").isNull();
      assertThat(message.getFrom()[0].toString())
          .isEqualTo("\"Broadsheet Bcc: eve@example.org\" <paper@example.org>");
      String unsubscribe = message.getHeader("List-Unsubscribe")[0];
      assertThat(unsubscribe)
          .as("on one line")
          .matches("<https://paper\\.example\\.org/unsubscribe/[A-Za-z0-9_-]{43}>");
      String secret = unsubscribe.replaceAll(".*/|>", "");
      MimeMultipart parts = (MimeMultipart) message.getContent();
      assertThat(parts.getContentType()).startsWith("multipart/alternative");
      String text = (String) parts.getBodyPart(0).getContent();
      String html = (String) parts.getBodyPart(1).getContent();
      assertThat(text).contains("“retrieval” 检索\r\n.\r\n", secret).doesNotContain(Letters.MARK);
      assertThat(html).contains("检索", secret).doesNotContain(Letters.MARK);
      assertThat(last().state()).isEqualTo(State.SENT);
      List<String> kept =
          database.read(
              handle ->
                  handle
                      .createQuery("SELECT secret_hash FROM mail_link")
                      .mapTo(String.class)
                      .list());
      assertThat(kept).hasSize(1).doesNotContain(secret);
      assertThat(addresses.link(secret)).isPresent();
      assertThat(addresses.link("x".repeat(43))).isEmpty();
      assertThat(postman(mail.getSmtp().getPort()).run().sent()).as("once").isZero();
    } finally {
      mail.stop();
    }
  }

  @Test
  void aTitleInTheSubjectBeginsNoHeaderOfItsOwn() throws Exception {
    GreenMail mail = greenMail();
    try {
      String hostile =
          "A title\r\nBcc: eve@example.org\r\n\r\n<script>1</script>\u0000\u202e 论文 \ud800";
      outbox.queue(Letters.letter(LetterKind.ALERT, ada, "7", "ada@example.org", hostile), "7@x");
      postman(mail.getSmtp().getPort()).run();
      MimeMessage[] received = mail.getReceivedMessages();
      assertThat(received).hasSize(1);
      assertThat(received[0].getSubject())
          .isEqualTo("A title Bcc: eve@example.org <script>1</script> 论文");
      assertThat(received[0].getHeader("Bcc")).isNull();
      assertThat(received[0].getAllRecipients()).hasSize(1);
      assertThat(received[0].getHeader("List-Id")[0]).contains("<alerts.example.org>");
    } finally {
      mail.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({"RCPT, 550 5.1.1 no such user", "., 552 5.3.4 too big for this mailbox"})
  void whatIsRefusedForGoodSuspendsTheAddressAndSaysWhy(String command, String answer) {
    try (FakeSmtp server = new FakeSmtp()) {
      server.answer(command, answer);
      queue("2025-11-20");
      assertThat(postman(server.port()).run().failed()).isEqualTo(1);
      assertThat(last().state()).isEqualTo(State.FAILED);
      assertThat(last().answer()).contains(answer.substring(4));
      MailStore.Known known = addresses.of(ada);
      assertThat(known.usable()).isEmpty();
      assertThat(known.suspendedWhy()).contains(answer.substring(4));
      assertThat(addresses.suspended()).isEqualTo(1);
      addresses.resume(ada);
      assertThat(addresses.of(ada).usable()).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 450 4.2.1 greylisted",
    "RCPT, 421 4.3.2 going down",
    "MAIL, 550 5.7.1 this sender may not",
    "MAIL, 530 5.7.0 must issue STARTTLS first",
    "DATA, 451 4.3.0 not now",
    "., 451 4.7.1 too many letters",
    "'', 554 no mail from you",
    "EHLO, hang up",
    "RCPT, hang up",
    "., hang up"
  })
  void whatMayGoLaterIsTriedAgainWithGrowingPauses(String command, String answer) {
    try (FakeSmtp server = new FakeSmtp()) {
      server.answer(command, answer);
      server.answer("HELO", answer.equals("hang up") ? answer : "250 ok");
      queue("2025-11-20");
      Postman postman = postman(server.port());
      assertThat(postman.run().delayed()).isEqualTo(1);
      assertThat(last().state()).isEqualTo(State.QUEUED);
      assertThat(addresses.of(ada).usable()).as("no fault of the address").isPresent();
      assertThat(postman.run().delayed()).as("not before its time").isZero();
      clock.advance(Duration.ofSeconds(61));
      assertThat(postman.run().delayed()).isEqualTo(1);
      clock.advance(Duration.ofSeconds(61));
      assertThat(postman.run().delayed()).as("five minutes now").isZero();
      server.answerAsUsual();
      clock.advance(Duration.ofMinutes(5));
      assertThat(postman.run().sent()).isEqualTo(1);
      assertThat(server.letters()).hasSize(1);
      assertThat(last().attempt()).isEqualTo(3);
    }
  }

  @Test
  void aLetterThatIsTooOldIsGivenUp() {
    try (FakeSmtp server = new FakeSmtp()) {
      server.answer("RCPT", "450 later");
      queue("2025-11-20");
      Postman postman = postman(server.port());
      for (int i = 0; i < 30 && last().state() == State.QUEUED; i++) {
        postman.run();
        clock.advance(Duration.ofHours(2));
      }
      assertThat(last().state()).isEqualTo(State.FAILED);
      assertThat(last().answer()).contains("too old").contains("450");
      assertThat(addresses.of(ada).usable()).isPresent();
    }
  }

  @Test
  void aServerThatIsNotThereIsNotAskedForEachLetter() {
    int port;
    try (FakeSmtp server = new FakeSmtp()) {
      port = server.port();
    }
    for (int i = 1; i <= 20; i++) {
      queue("2025-11-%02d".formatted(i));
    }
    Postman.Round round = postman(port).run();
    assertThat(round.delayed()).isEqualTo(20);
    assertThat(outbox.archive(ada, 50).stream().filter(entry -> entry.attempt() > 0)).hasSize(3);
    try (FakeSmtp server = new FakeSmtp()) {
      for (int minute = 0; minute < 30; minute++) {
        clock.advance(Duration.ofMinutes(1));
        postman(server.port()).run();
      }
      assertThat(server.letters()).hasSize(20);
    }
  }

  @Test
  void aDomainGetsSoManyLettersAMinuteAndOthersDoNotWaitForIt() {
    try (FakeSmtp server = new FakeSmtp()) {
      for (int i = 1; i <= 5; i++) {
        queue("2025-11-%02d".formatted(i));
      }
      outbox.queue(Letters.digest(ada, "2025-11-09", "ada@elsewhere.example"), "9@x");
      Postman postman = postman(server.port());
      assertThat(postman.run()).isEqualTo(new Postman.Round(4, 2, 0, false));
      assertThat(postman.run().sent()).isZero();
      clock.advance(Duration.ofMinutes(1));
      assertThat(postman.run().sent()).isEqualTo(2);
      assertThat(server.letters()).hasSize(6);
      assertThat(server.commands().stream().filter(line -> line.startsWith("EHLO")))
          .as("one connection a round")
          .hasSizeLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"STARTTLS", "TLS"})
  void withoutEncryptionNothingIsSentWhereItIsAskedFor(String security) {
    try (FakeSmtp server = new FakeSmtp()) {
      PostConfig plain = config(server.port());
      PostConfig config =
          new PostConfig(
              plain.host(),
              plain.port(),
              PostConfig.Security.valueOf(security),
              "paper",
              "hush hush",
              plain.from(),
              plain.fromName(),
              plain.perMinute(),
              plain.baseUrl());
      // One that answers to encryption from the start with words in the clear ends the handshake.
      queue("2025-11-20");
      Postman postman =
          new Postman(
              outbox, () -> new SmtpMailer(config), letter -> Optional.empty(), folder, 60, clock);
      assertThat(postman.run().delayed()).isEqualTo(1);
      assertThat(server.letters()).isEmpty();
      assertThat(String.join("\n", server.commands()))
          .doesNotContain("AUTH")
          .doesNotContain("hush");
    }
  }

  @Test
  void whoSendsHasTheOutboxAlone() {
    try (FakeSmtp server = new FakeSmtp()) {
      queue("2025-11-20");
      Postman second = postman(server.port());
      PostConfig config = config(server.port());
      Postman first =
          new Postman(
              outbox,
              () -> {
                assertThat(second.run().busy()).isTrue();
                return new SmtpMailer(config);
              },
              letter -> Optional.empty(),
              folder,
              60,
              clock);
      assertThat(first.run().sent()).isEqualTo(1);
      assertThat(server.letters()).hasSize(1);
    }
  }

  @Test
  void aLetterOfTheSameNameIsQueuedOnce() {
    queue("2025-11-20");
    assertThat(outbox.queue(Letters.digest(ada, "2025-11-20", "ada@example.org"), "2025-11-20@x"))
        .isFalse();
    assertThat(outbox.archive(ada, 10)).hasSize(1);
  }

  @Test
  void aReaderWhoIsGoneTakesTheirLettersAlong() {
    queue("2025-11-20");
    new SqlReaderStore(database).delete(ada);
    assertThat(outbox.counts()).isEmpty();
    assertThat(addresses.readersAt(MailAddress.of("ada@example.org"))).isEmpty();
  }
}
