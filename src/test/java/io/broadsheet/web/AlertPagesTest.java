package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.PostConfig;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.store.Batch;
import io.broadsheet.testing.FakeSmtp;
import io.broadsheet.testing.Letters;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alerts: switched on beside a follow, sent when new papers answer it.
class AlertPagesTest {
  private static final String PASSWORD = "correct horse battery";
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 20);

  @TempDir private Path folder;
  private FakeSmtp server;
  private TestLibrary library;
  private FormClient browser;
  private ReaderId ada;

  @BeforeEach
  void start() {
    server = new FakeSmtp();
    library =
        new TestLibrary(
            folder,
            Optional.of(SignUp.INVITATION),
            new PostConfig(
                "127.0.0.1",
                server.port(),
                PostConfig.Security.NONE,
                "",
                "",
                MailAddress.of("paper@example.org"),
                "Broadsheet",
                1_000,
                "http://paper.example.org"));
    browser = new FormClient(library.web().url());
    ada = library.readers().add("ada", "Ada", Role.READER).id();
    library.accounts().setPassword(ada, TestLibrary.PASSWORDS.hash(PASSWORD));
    Letters.confirmed(library.database(), ada, "ada@example.org");
    browser.submit("/sign-in", "/sign-in", "name", "ada", "password", PASSWORD);
    assertThat(library.post().alerts().match()).as("what was there is no news").isZero();
  }

  @AfterEach
  void stop() {
    browser.close();
    library.close();
    server.close();
  }

  private void follow(Follow.Kind kind, String value) {
    library.readers().follow(ada, Follow.of(kind, value, value));
    Follow last = library.readers().follows(ada).getLast();
    browser.submit(
        "/settings", "/settings/mail", "action", "alert-on", "number", "" + last.number());
  }

  private void announce(String id, String title, LocalDate day, String category) {
    library
        .store()
        .write(
            Batch.ofPapers(
                List.of(
                    Paper.builder(PaperId.arxiv(id), title)
                        .provenance("arxiv")
                        .language("en")
                        .abstractText("Something about " + title)
                        .authors(List.of(Author.named("Emmy Noether")))
                        .categories(List.of(category))
                        .announcedOn(day)
                        .build())));
  }

  private List<String> sent() throws Exception {
    library.post().alerts().match();
    library.post().alerts().queueDue();
    library.post().postman().run();
    return server.letters();
  }

  private static MimeMessage message(String letter) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(letter.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(String letter) throws Exception {
    return (String) ((MimeMultipart) message(letter).getContent()).getBodyPart(0).getContent();
  }

  @Test
  void newPapersOfEachKindOfFollowComeTogetherOnceAnHour() throws Exception {
    follow(Follow.Kind.CATEGORY, "math.AG");
    follow(Follow.Kind.AUTHOR, "noether-emmy");
    follow(Follow.Kind.QUERY, "sheaves \"derived categories\"");
    announce("2511.01001", "Sheaves and derived categories", TODAY, "math.AG");
    announce("2511.01002", "Rings of invariants", TODAY, "math.AC");
    library
        .store()
        .write(
            Batch.ofPapers(
                List.of(
                    Paper.builder(PaperId.arxiv("2511.01003"), "Sheaves without the other word")
                        .provenance("arxiv")
                        .language("en")
                        .authors(List.of(Author.named("Somebody Else")))
                        .categories(List.of("cs.CL"))
                        .announcedOn(TODAY)
                        .build())));
    List<String> first = sent();
    assertThat(first).hasSize(1);
    String text = text(first.getFirst()).replaceAll("\\s+", " ");
    assertThat(text)
        .contains("Sheaves and derived categories", "Rings of invariants")
        .contains("You follow math.AG")
        .contains("Matches what you follow: sheaves \"derived categories\"")
        .doesNotContain("without the other word");
    assertThat(text.split("http://paper.example.org/paper/2511.01001", -1))
        .as("each paper once")
        .hasSize(2);
    assertThat(message(first.getFirst()).getHeader("List-Id")[0]).contains("<alerts.");
    assertThat(browser.page("/digest").select("#sent li")).hasSize(1);

    announce("2511.01004", "More of derived categories and sheaves", TODAY, "math.AG");
    assertThat(sent()).as("an hour has not passed").hasSize(1);
    library.advance(Duration.ofMinutes(61));
    assertThat(sent()).hasSize(2);
    assertThat(text(server.letters().getLast()))
        .contains("More of derived categories")
        .doesNotContain("Rings of invariants");
    library.advance(Duration.ofMinutes(61));
    assertThat(sent()).as("nothing new").hasSize(2);
  }

  @Test
  void whatIsOldRevisedSwitchedOffOrAnothersSendsNothing() throws Exception {
    follow(Follow.Kind.CATEGORY, "math.AG");
    announce("2511.01001", "From an archive", TODAY.minusDays(30), "math.AG");
    assertThat(sent()).as("history is no news").isEmpty();
    announce("2511.01001", "From an archive, revised", TODAY, "math.AG");
    assertThat(sent()).as("a revision is no new paper").isEmpty();
    Follow follow = library.readers().follows(ada).getFirst();
    browser.submit(
        "/settings", "/settings/mail", "action", "alert-off", "number", "" + follow.number());
    announce("2511.01002", "Another", TODAY, "math.AG");
    assertThat(sent()).isEmpty();

    ReaderId ben = library.readers().add("ben", "Ben", Role.READER).id();
    library.readers().follow(ben, Follow.of(Follow.Kind.CATEGORY, "math.AG", ""));
    Follow bens = library.readers().follows(ben).getFirst();
    browser.submit(
        "/settings", "/settings/mail", "action", "alert-on", "number", "" + bens.number());
    assertThat(library.post().services().alerts().switched(ben)).as("not mine").isEmpty();
  }

  @Test
  void aHostileQueryIsOneLineOfTheSubjectAndTextInTheMail() throws Exception {
    String hostile = "retrieval OR x<script>hack()</script> OR \"\r\nBcc: eve@example.org\"";
    follow(Follow.Kind.QUERY, hostile);
    announce("2511.01001", "On retrieval\r\nBcc: eve@example.org", TODAY, "cs.IR");
    List<String> letters = sent();
    assertThat(letters).hasSize(1);
    MimeMessage message = message(letters.getFirst());
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
    String html = (String) ((MimeMultipart) message.getContent()).getBodyPart(1).getContent();
    assertThat(Jsoup.parse(html).select("script, img")).isEmpty();
    assertThat(html).contains("&lt;script");
  }

  @Test
  void oneClickSwitchesAllAlertsOffAndNotTheDigest() throws Exception {
    browser.submit("/settings", "/settings/mail", "action", "digest", "every", "daily");
    follow(Follow.Kind.CATEGORY, "math.AG");
    announce("2511.01001", "A paper", TODAY, "math.AG");
    String header = message(sent().getFirst()).getHeader("List-Unsubscribe")[0];
    String path = header.replaceAll("^<http://paper\\.example\\.org|>$", "");
    try (FormClient receiver = new FormClient(library.web().url())) {
      assertThat(receiver.get(path).statusCode()).isEqualTo(200);
      assertThat(library.post().services().alerts().switched(ada)).hasSize(1);
      receiver.postRaw(path, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
    }
    assertThat(library.post().services().alerts().switched(ada)).isEmpty();
    assertThat(library.post().services().choices().choice(ada)).isPresent();
  }

  @Test
  void withoutAnAddressWhatIsFoundWaits() throws Exception {
    follow(Follow.Kind.CATEGORY, "math.AG");
    library.post().services().addresses().forget(ada);
    announce("2511.01001", "A paper", TODAY, "math.AG");
    assertThat(sent()).isEmpty();
    Letters.confirmed(library.database(), ada, "ada@example.org");
    assertThat(sent()).hasSize(1);
  }
}
