package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.PostConfig;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.store.Batch;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail without an account, from the form to the mailbox and back.
class SubscriptionPagesTest {
  private static final Pattern LINK =
      Pattern.compile(
          "http://paper\\.example\\.org(/(confirm|unsubscribe|subscription)/[\\w-]{43})");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private GreenMail mail;
  private TestLibrary library;
  private FormClient browser;

  @BeforeEach
  void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    library = new TestLibrary(folder, Optional.of(SignUp.OPEN), config(mail.getSmtp().getPort()));
    browser = new FormClient(library.web().url());
  }

  @AfterEach
  void stop() {
    browser.close();
    library.close();
    mail.stop();
  }

  private static PostConfig config(int port) {
    return new PostConfig(
        "127.0.0.1",
        port,
        PostConfig.Security.NONE,
        "",
        "",
        MailAddress.of("paper@example.org"),
        "Broadsheet",
        1_000,
        "http://paper.example.org");
  }

  private HttpResponse<String> ask(String address, String... more) {
    String[] fields = new String[more.length + 2];
    fields[0] = "address";
    fields[1] = address;
    System.arraycopy(more, 0, fields, 2, more.length);
    return browser.submit("/subscribe", "/subscribe", fields);
  }

  private List<MimeMessage> sent() {
    library.post().postman().run();
    return List.of(mail.getReceivedMessages());
  }

  private static String text(MimeMessage message) throws Exception {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
  }

  private static String link(MimeMessage message, String kind) throws Exception {
    Matcher matcher = LINK.matcher(text(message));
    while (matcher.find()) {
      if (matcher.group(2).equals(kind)) {
        return matcher.group(1);
      }
    }
    throw new AssertionError(kind + " is not in " + text(message));
  }

  private HttpResponse<String> press(String path) {
    return browser.postRaw(path, "application/x-www-form-urlencoded", "");
  }

  private MimeMessage digest() {
    library.advance(DAY);
    assertThat(library.post().digests().queueDue()).isEqualTo(1);
    return sent().getLast();
  }

  private long rows(String table) {
    return library
        .database()
        .read(h -> h.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  private String confirmed(String address, String... more) throws Exception {
    assertThat(ask(address, more).statusCode()).isEqualTo(200);
    String confirm = link(sent().getLast(), "confirm");
    assertThat(press(confirm).statusCode()).isEqualTo(200);
    return confirm;
  }

  @Test
  void nothingButTheQuestionIsSentBeforeItsButtonIsPressed() throws Exception {
    HttpResponse<String> asked = ask("ada@example.org", "zone", "Asia/Shanghai");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.headers().firstValue("cache-control")).hasValue("no-store");
    List<MimeMessage> first = sent();
    assertThat(first).hasSize(1);
    assertThat(first.getFirst().getSubject()).isEqualTo("Do you want this by mail?");
    assertThat(first.getFirst().getHeader("List-Unsubscribe")).isNull();
    library.advance(DAY);
    assertThat(library.post().digests().queueDue()).as("not confirmed").isZero();
    String confirm = link(first.getFirst(), "confirm");
    HttpResponse<String> looked = browser.get(confirm);
    assertThat(Jsoup.parse(looked.body()).select("main").text())
        .contains("the front page", "ada@example.org", "every day");
    library.advance(DAY);
    assertThat(library.post().digests().queueDue()).as("looking confirms nothing").isZero();
    assertThat(press(confirm).statusCode()).isEqualTo(200);
    assertThat(press(confirm).statusCode()).as("again").isEqualTo(200);
    MimeMessage digest = digest();
    assertThat(digest.getAllRecipients()[0].toString()).isEqualTo("ada@example.org");
    assertThat(text(digest))
        .contains("you asked for it at ada@example.org", "Computation and Language")
        .doesNotContain("/settings");
    assertThat(digest.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    library.advance(DAY);
    assertThat(library.post().digests().queueDue()).as("nothing new").isZero();
  }

  @Test
  void aCategoryIsMailedAloneAndOnlyWhatIsNew() throws Exception {
    confirmed("ada@example.org", "kind", "category", "value", "cs.CV", "every", "daily");
    MimeMessage digest = digest();
    assertThat(text(digest)).contains("Computer Vision").doesNotContain("Natural Language");
    assertThat(text(digest)).contains("Filler study number 2");
    assertThat(text(digest)).as("cs.CL alone").doesNotContain("Filler study number 1\r");
    announce("2511.00777", "A late paper of language", "cs.CL");
    library.advance(DAY);
    assertThat(library.post().digests().queueDue()).as("none of the topic").isZero();
    announce("2511.00778", "A paper that sees", "cs.CV");
    MimeMessage second = digest();
    assertThat(text(second)).contains("A paper that sees").doesNotContain("Filler", "language");
  }

  private void announce(String id, String title, String category) {
    library
        .store()
        .write(
            Batch.ofPapers(
                List.of(
                    Paper.builder(PaperId.arxiv(id), title)
                        .provenance("arxiv")
                        .language("en")
                        .abstractText("About retrieval.")
                        .authors(List.of(Author.named("Ada Lovelace")))
                        .categories(List.of(category))
                        .announcedOn(LocalDate.of(2025, 11, 20))
                        .build())));
  }

  @Test
  void aSearchAndAnAuthorCanBeHadAndTheFirstLetterQuotesNothingOfTheForm() throws Exception {
    String spam = "ti:retrieval OR \"buy at evil.example\"";
    assertThat(ask("ada@example.org", "kind", "query", "value", spam).statusCode()).isEqualTo(200);
    MimeMessage first = sent().getLast();
    assertThat(text(first) + first.getSubject()).doesNotContain("evil");
    String confirm = link(first, "confirm");
    assertThat(browser.page(confirm).select("main").text()).as("the page says").contains("evil");
    confirmed("ben@example.org", "kind", "author", "value", "lovelace-ada", "label", "<b>Boss</b>");
    assertThat(browser.page(link(sent().getLast(), "confirm")).select("main").text())
        .contains("Ada Lovelace")
        .doesNotContain("Boss");
    MimeMessage digest = digest();
    assertThat(text(digest)).contains("Ada Lovelace");
  }

  @Test
  void theAnswerIsTheSameWhateverIsKnownOfAnAddress() throws Exception {
    confirmed("ada@example.org");
    String known = ask("ada@example.org").body();
    String unknown = ask("new@example.org").body();
    assertThat(known).isEqualTo(unknown);
    assertThat(sent()).as("each is asked").hasSize(3);
    for (int i = 0; i < 2; i++) {
      assertThat(ask("ada@example.org", "every", "weekly").body()).isEqualTo(unknown);
    }
    assertThat(sent()).as("three a day to one address").hasSize(4);
    library.advance(Duration.ofMinutes(16));
    assertThat(ask("ADA@example.org").body()).isEqualTo(unknown);
    assertThat(sent()).as("whatever its case").hasSize(4);
    List<String> every =
        library
            .database()
            .read(
                h ->
                    h.createQuery("SELECT DISTINCT every FROM digest_choice")
                        .mapTo(String.class)
                        .list());
    assertThat(every).as("a stranger changes nothing").containsExactly("DAILY");
  }

  @Test
  void whoAsksTooOftenIsStoppedWhateverTheAddresses() {
    int refused = 0;
    for (int i = 0; i < 12; i++) {
      refused += ask("a" + i + "@example.org").statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(7);
    for (int i = 0; i < 40; i++) {
      refused += ask("a@d" + i + ".example").statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).as("thirty of one client").isEqualTo(7 + 40 - 25);
  }

  @Test
  void aLetterOfFormsOfAnotherSiteIsNotSent() {
    assertThat(browser.post("/subscribe", "address", "ada@example.org").statusCode())
        .isEqualTo(400);
    assertThat(sent()).isEmpty();
    assertThat(rows("subscription")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@example.org\r\nBcc: eve@example.org",
        "ada@example.org, eve@example.org",
        "\"a b\"@example.org",
        "Ada <ada@example.org>",
        "ada@[127.0.0.1]"
      })
  void whatIsNoAddressIsRefused(String address) {
    assertThat(ask(address).statusCode()).isEqualTo(400);
    assertThat(rows("subscription")).isZero();
  }

  @Test
  void whatCannotBeHadIsRefusedAndSaysWhatCan() {
    for (String[] wrong :
        List.of(
            new String[] {"kind", "category", "value", "Visit-evil.com"},
            new String[] {"kind", "category", "value", ""},
            new String[] {"kind", "query", "value", "x".repeat(501)},
            new String[] {"kind", "author", "value", "nobody-at-all"},
            new String[] {"kind", "tag", "value", "x"},
            new String[] {"every", "hourly"},
            new String[] {"zone", "Mars/Olympus"},
            new String[] {"language", "xx"})) {
      assertThat(ask("ada@example.org", wrong).statusCode())
          .as(String.join(" ", wrong))
          .isEqualTo(400);
    }
    assertThat(browser.get("/subscribe?kind=nothing").statusCode()).isEqualTo(400);
    assertThat(browser.get("/subscribe?kind=category&value=%3Cscript%3E").statusCode())
        .isEqualTo(400);
    assertThat(rows("subscription")).isZero();
  }

  @Test
  void theLinkInEachLetterShowsChangesAndEndsIt() throws Exception {
    confirmed("ada@example.org", "zone", "Asia/Shanghai");
    MimeMessage digest = digest();
    String manage = link(digest, "subscription");
    assertThat(browser.page(manage).select("main").text()).contains("ada@example.org");
    assertThat(browser.page(manage).select("option[selected]").attr("value"))
        .isEqualTo("Asia/Shanghai");
    assertThat(browser.post(manage, "action", "end").statusCode()).as("no token").isEqualTo(400);
    assertThat(
            browser
                .submit(
                    manage,
                    manage,
                    "action",
                    "change",
                    "every",
                    "weekly",
                    "language",
                    "zh",
                    "zone",
                    "Europe/Paris")
                .statusCode())
        .isEqualTo(303);
    announce("2511.00778", "A paper of a new day", "cs.CV");
    for (int day = 0; day < 7 && sent().size() == 2; day++) {
      library.advance(DAY);
      library.post().digests().queueDue();
    }
    assertThat(sent()).hasSize(3);
    assertThat(text(sent().getLast())).contains("你在这里没有账户");
    assertThat(sent().getLast().getMessageID()).contains("digest.2025-W");
    assertThat(browser.submit(manage, manage, "action", "end").statusCode()).isEqualTo(200);
    for (String table :
        List.of("subscription", "reader", "mail_address", "digest_choice", "letter", "mail_link")) {
      assertThat(rows(table)).as(table).isZero();
    }
    assertThat(browser.get(manage).statusCode()).isEqualTo(404);
  }

  @Test
  void oneClickEndsByPostAndNotByGet() throws Exception {
    confirmed("ada@example.org", "kind", "category", "value", "cs.CV");
    MimeMessage digest = digest();
    String path =
        digest.getHeader("List-Unsubscribe")[0].replaceAll("^<http://paper\\.example\\.org|>$", "");
    assertThat(browser.page(path).select("main").text()).contains("Computer Vision");
    assertThat(rows("subscription")).as("GET ends nothing").isEqualTo(1);
    HttpResponse<String> ended =
        browser.postRaw(path, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(Jsoup.parse(ended.body()).select("main").text()).contains("nothing is kept");
    assertThat(rows("reader") + rows("letter") + rows("mail_address")).isZero();
    assertThat(press(path).statusCode()).as("there is nothing left to end").isEqualTo(404);
  }

  @Test
  void whatNobodyConfirmsIsErased() throws Exception {
    ask("ada@example.org");
    String confirm = link(sent().getLast(), "confirm");
    library.advance(Duration.ofDays(3).plusMinutes(1));
    sent();
    assertThat(rows("reader") + rows("subscription") + rows("letter")).isZero();
    assertThat(press(confirm).statusCode()).isEqualTo(404);
  }

  @Test
  void aSubscriberIsNoReaderOfThisServer() throws Exception {
    confirmed("ada@example.org");
    assertThat(library.readers().readers()).isEmpty();
    library.post().services().questions().password("ada@example.org");
    assertThat(sent()).as("no link to a password").hasSize(1);
    String name =
        library
            .database()
            .read(h -> h.createQuery("SELECT name FROM reader").mapTo(String.class).one());
    library.post().services().questions().password(name);
    assertThat(sent()).hasSize(1);
    MimeMessage digest = digest();
    assertThat(browser.get(link(digest, "unsubscribe").replace("unsubscribe", "join")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void theFormIsReachedFromWhereItsTopicIs() {
    assertThat(browser.page("/").select("main a[href=/subscribe]")).hasSize(1);
    String href = browser.page("/category/cs.CV").select("main a[href^=/subscribe]").attr("href");
    assertThat(browser.page(href).select("main").text()).contains("new papers of Computer Vision");
    href = browser.page("/author/lovelace-ada").select("main a[href^=/subscribe]").attr("href");
    assertThat(browser.page(href).select("main").text()).contains("Ada Lovelace");
    href = browser.page("/search?q=retrieval").select("main a[href^=/subscribe]").attr("href");
    assertThat(browser.page(href).select("input[name=value]").attr("value")).isEqualTo("retrieval");
  }

  @Test
  void whereItIsNotSwitchedOnThereIsNoneOfIt() throws Exception {
    try (TestLibrary one = new TestLibrary(folder.resolve("one"), Optional.empty());
        FormClient other = new FormClient(one.web().url())) {
      assertThat(other.get("/subscribe").statusCode()).isEqualTo(404);
      assertThat(other.page("/").select("a[href^=/subscribe]")).isEmpty();
    }
  }
}
