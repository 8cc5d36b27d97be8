package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.post.Digests;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.OutboxStore;
import io.broadsheet.post.PostConfig;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.store.Batch;
import io.broadsheet.testing.Letters;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reader's mail from the settings to the mailbox and back, over HTTP and SMTP.
class MailPagesTest {
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern LINK =
      Pattern.compile("http://paper\\.example\\.org(/(?:confirm|unsubscribe|join)/[\\w-]{43})");

  /// A day with mail in its evening: nothing here waits.
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private GreenMail mail;
  private TestLibrary library;
  private FormClient browser;
  private ReaderId ada;

  @BeforeEach
  void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    library =
        new TestLibrary(folder, Optional.of(SignUp.INVITATION), config(mail.getSmtp().getPort()));
    browser = new FormClient(library.web().url());
    ada = member("ada", "Ada \r\nBcc: eve@example.org");
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

  private ReaderId member(String name, String shown) {
    ReaderId id = library.readers().add(name, shown, Role.READER).id();
    library.accounts().setPassword(id, TestLibrary.PASSWORDS.hash(PASSWORD));
    return id;
  }

  private void signIn(String name, String password) {
    browser.submit("/sign-in", "/sign-in", "name", name, "password", password);
  }

  private List<MimeMessage> sent() {
    library.post().postman().run();
    return List.of(mail.getReceivedMessages());
  }

  private static String text(MimeMessage message) throws Exception {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
  }

  private static String html(MimeMessage message) throws Exception {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(1).getContent();
  }

  private static String link(MimeMessage message) throws Exception {
    Matcher matcher = LINK.matcher(text(message));
    assertThat(matcher.find()).as(text(message)).isTrue();
    return matcher.group(1);
  }

  @Test
  void anAddressIsTheReadersOnceTheLetterCameBackAndADigestComesAtItsHour() throws Exception {
    signIn("ada", PASSWORD);
    HttpResponse<String> saved =
        browser.submit(
            "/settings", "/settings/mail", "action", "address", "address", "ada@example.org");
    assertThat(saved.headers().firstValue("location")).hasValue("/settings#mail");
    assertThat(browser.page("/settings").select("#mail").text()).contains("on its way");
    browser.submit(
        "/settings", "/settings/mail", "action", "digest", "every", "daily", "hour", "10");
    List<MimeMessage> first = sent();
    assertThat(first).hasSize(1);
    assertThat(first.getFirst().getSubject()).isEqualTo("Is this your address?");
    assertThat(library.post().digests().queueDue()).as("not confirmed").isZero();
    String confirm = link(first.getFirst());
    assertThat(text(first.getFirst())).contains("ada@example.org");

    try (FormClient scanner = new FormClient(library.web().url())) {
      assertThat(scanner.get(confirm).statusCode()).isEqualTo(200);
      assertThat(library.post().services().addresses().of(ada).usable())
          .as("looking confirms nothing")
          .isEmpty();
      assertThat(scanner.get("/confirm/" + "x".repeat(43)).statusCode()).isEqualTo(404);
      assertThat(scanner.postRaw(confirm, "application/x-www-form-urlencoded", "").statusCode())
          .isEqualTo(200);
      assertThat(scanner.postRaw(confirm, "application/x-www-form-urlencoded", "").statusCode())
          .as("again")
          .isEqualTo(200);
    }
    assertThat(browser.page("/settings").select("#mail").text())
        .contains("Mail goes to ada@example.org");

    // 9:00 in Berlin; the digest is due at 10:00.
    assertThat(library.post().digests().queueDue()).isZero();
    library.advance(Duration.ofMinutes(61));
    assertThat(library.post().digests().queueDue()).isEqualTo(1);
    assertThat(library.post().digests().queueDue()).as("once").isZero();
    MimeMessage digest = sent().getLast();
    assertThat(digest.getAllRecipients()[0].toString()).isEqualTo("ada@example.org");
    assertThat(digest.getSubject()).startsWith("Broadsheet, 12 November 2025: ");
    assertThat(digest.getMessageID()).matches("<digest\\.2025-11-20\\.[0-9a-f]{24}@example\\.org>");
    library.advance(DAY);
    assertThat(library.post().digests().queueDue()).as("nothing new, no mail").isZero();
    assertThat(sent()).hasSize(2);

    announce(LocalDate.of(2025, 11, 12), "2511.00777", "A late paper of that day");
    announce(LocalDate.of(2025, 11, 22), "2511.00778", "A paper of a new day");
    library.advance(DAY);
    assertThat(library.post().digests().queueDue()).isEqualTo(1);
    MimeMessage second = sent().getLast();
    assertThat(text(second))
        .contains("A paper of a new day")
        .as("only what is new")
        .doesNotContain("Filler study");
    assertThat(browser.page("/digest").select("#sent li")).hasSize(2);
    assertThat(browser.page("/digest").text()).contains("sent");
    String archived = browser.page("/digest").select("#sent a").first().attr("href");
    assertThat(browser.page(archived).select(".mailsheet h2, .mailsheet h3").eachText())
        .contains("A paper of a new day");
    assertThat(browser.page(archived).html()).as("no secret").doesNotContain("/unsubscribe/");
  }

  private void announce(LocalDate day, String id, String title) {
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
                        .categories(List.of("cs.CL"))
                        .announcedOn(day)
                        .build())));
  }

  private MimeMessage digest(String every) {
    Letters.confirmed(library.database(), ada, "ada@example.org");
    signIn("ada", PASSWORD);
    browser.submit("/settings", "/settings/mail", "action", "digest", "every", every);
    library.post().digests().prepare();
    assertThat(library.post().digests().queueNow(library.readers().find(ada).orElseThrow()))
        .isEqualTo(Digests.Result.QUEUED);
    return sent().getLast();
  }

  @Test
  void aDigestIsTheReadersFrontPageWithTheReasons() throws Exception {
    library.readers().follow(ada, Follow.of(Follow.Kind.CATEGORY, "cs.CV", ""));
    library.readers().mark(ada, PaperId.arxiv("2510.00004"), Mark.DISMISSED, true);
    MimeMessage message = digest("daily");
    Document html = Jsoup.parse(html(message));
    Document page = browser.page("/day/2025-11-12");
    assertThat(html.select("h2").first().text())
        .as("the same paper leads")
        .isEqualTo(page.select(".lead .headline").text());
    assertThat(html.text()).contains("You follow cs.CV").contains("Computer Vision");
    assertThat(text(message)).contains("You follow cs.CV").contains("/paper/2510.");
    assertThat(html.text()).as("put away").doesNotContain("2510.00004");
    assertThat(text(message).lines().map(String::length))
        .as("lines of a text mail")
        .allMatch(length -> length <= 100);
    assertThat(html(message).length()).as("more is cut off by Gmail").isLessThan(100_000);
  }

  @Test
  void theDigestOfADayLinksToThatDayAndOneOfSeveralToTheNewest() throws Exception {
    MimeMessage ofADay = digest("daily");
    String day = "http://paper.example.org/day/2025-11-12";
    assertThat(frontLink(ofADay)).isEqualTo(day);
    assertThat(text(ofADay).lines()).contains("Your front page: " + day);
    announce(LocalDate.of(2025, 11, 21), "2511.00777", "A paper of a day");
    announce(LocalDate.of(2025, 11, 22), "2511.00778", "A paper of the next");
    library.advance(Duration.ofDays(4));
    MimeMessage ofDays = digest("daily");
    assertThat(text(ofDays)).contains("A paper of a day", "A paper of the next");
    assertThat(frontLink(ofDays)).isEqualTo("http://paper.example.org/");
  }

  private static String frontLink(MimeMessage message) throws Exception {
    return Jsoup.parse(html(message))
        .select("a:containsOwn(Your front page)")
        .expectFirst("a")
        .attr("href");
  }

  @Test
  void aDigestLooksTheSameWithoutStyleSheetsAndLoadsNothing() throws Exception {
    Document html = Jsoup.parse(html(digest("weekly")));
    assertThat(html.select("img, script, link, iframe, object, form, input, style, svg, base"))
        .isEmpty();
    assertThat(html.select("[background], [onclick], [onload], [onerror], [src]")).isEmpty();
    assertThat(html.select("[style]").eachAttr("style"))
        .noneMatch(style -> style.contains("url(") || style.contains("@import"));
    assertThat(html.select("a[href]").eachAttr("href"))
        .isNotEmpty()
        .allMatch(href -> href.startsWith("http://paper.example.org/"));
    assertThat(html.select("h2, h3, p").stream().allMatch(element -> element.hasAttr("style")))
        .as("every text has its look in itself")
        .isTrue();
    assertThat(html.select("table").stream().allMatch(t -> t.attr("role").equals("presentation")))
        .isTrue();
  }

  @Test
  void nothingBreaksOutOfAMail() throws Exception {
    String hostile = "<script>hack()</script><img src=x onerror=hack()>\r\nBcc: eve@example.org";
    library.readers().follow(ada, Follow.of(Follow.Kind.QUERY, "retrieval OR " + hostile, ""));
    library.readers().tag(ada, TestLibrary.FORMULAS, List.of("<img src=x>"));
    library.readers().follow(ada, Follow.of(Follow.Kind.TAG, "<img src=x>", ""));
    MimeMessage message = digest("daily");
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
    Document html = Jsoup.parse(html(message));
    assertThat(html.text()).as("the attack is in it, as text").contains("<script>");
    assertThat(html.select("script, img, svg, iframe")).isEmpty();
    assertThat(html.select("a[href]").eachAttr("href"))
        .allMatch(href -> href.startsWith("http://paper.example.org/"));
    Document preview = browser.page("/digest");
    assertThat(preview.select("main script, main img, main [style], main [onerror]")).isEmpty();
    assertThat(preview.select(".mail-lead")).hasSize(1);
  }

  @Test
  void aSubjectOfAHostileTitleIsOneHeader() throws Exception {
    announce(
        LocalDate.of(2025, 11, 20),
        "2511.00900",
        "Free\r\nBcc: eve@example.org\r\n\r\n<script>1</script>");
    MimeMessage message = digest("daily");
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getSubject())
        .isEqualTo("Broadsheet, 20 November 2025: Free Bcc: eve@example.org <script>1</script>");
    assertThat(message.getAllRecipients()).hasSize(1);
  }

  @Test
  void aDigestIsInTheReadersLanguage() throws Exception {
    library.readers().choose(ada, "zh", java.time.ZoneId.of("Asia/Shanghai"));
    MimeMessage message = digest("daily");
    assertThat(message.getSubject()).startsWith("Broadsheet 2025年11月12日：");
    assertThat(text(message)).contains("退订", "2025年11月12日 星期三");
    assertThat(Jsoup.parse(html(message)).select("html").attr("lang")).isEqualTo("zh-Hans");
    assertThat(text(message)).as("a translated title").contains("基于潜在扩散");
  }

  @Test
  void oneClickGivesUpByPostWithoutSignInAndNotByGet() throws Exception {
    MimeMessage message = digest("daily");
    String header = message.getHeader("List-Unsubscribe")[0];
    String path = header.replaceAll("^<http://paper\\.example\\.org|>$", "");
    assertThat(link(message)).as("the same link in the text").isEqualTo(path);
    try (FormClient receiver = new FormClient(library.web().url())) {
      HttpResponse<String> looked = receiver.get(path);
      assertThat(looked.statusCode()).isEqualTo(200);
      assertThat(Jsoup.parse(looked.body()).select("main form button").text())
          .isEqualTo("Unsubscribe");
      assertThat(wantsDigests()).as("GET gives nothing up").isTrue();
      for (String guess :
          List.of("x".repeat(43), path.substring(13, 55) + "x", "..", "%2e%2e", "'", "")) {
        assertThat(
                receiver
                    .postRaw(
                        "/unsubscribe/" + guess,
                        "application/x-www-form-urlencoded",
                        "List-Unsubscribe=One-Click")
                    .statusCode())
            .as(guess)
            .isEqualTo(404);
      }
      assertThat(wantsDigests()).as("guessing gives nothing up").isTrue();
      HttpResponse<String> given =
          receiver.postRaw(path, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
      assertThat(given.statusCode()).isEqualTo(200);
      assertThat(wantsDigests()).isFalse();
      assertThat(
              receiver
                  .postRaw(
                      path,
                      "multipart/form-data; boundary=x",
                      "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                          + "One-Click\r\n--x--\r\n")
                  .statusCode())
          .as("again, in the other form")
          .isEqualTo(200);
    }
    announce(LocalDate.of(2025, 11, 20), "2511.00779", "One more");
    library.advance(DAY);
    assertThat(library.post().digests().queueDue()).isZero();
  }

  private boolean wantsDigests() {
    return library.post().services().choices().choice(ada).isPresent();
  }

  @Test
  void confirmationsAreAskedForSoOftenAndAnotherAddressWaitsForItsOwn() throws Exception {
    Letters.confirmed(library.database(), ada, "ada@example.org");
    signIn("ada", PASSWORD);
    for (int i = 1; i <= 3; i++) {
      assertThat(ask("new" + i + "@example.org").statusCode()).isEqualTo(303);
    }
    assertThat(ask("new4@example.org").statusCode()).isEqualTo(429);
    assertThat(ask("no address\r\nBcc: x@y").statusCode()).isEqualTo(400);
    List<MimeMessage> letters = sent();
    assertThat(letters).hasSize(3);
    assertThat(browser.page("/settings").text()).contains("Mail goes to ada@example.org");
    String outdated = link(letters.getFirst());
    assertThat(browser.postRaw(outdated, "text/plain", "").statusCode()).isEqualTo(404);
    assertThat(browser.postRaw(link(letters.getLast()), "text/plain", "").statusCode())
        .isEqualTo(200);
    assertThat(browser.page("/settings").text()).contains("Mail goes to new3@example.org");
  }

  private HttpResponse<String> ask(String address) {
    return browser.submit("/settings", "/settings/mail", "action", "address", "address", address);
  }

  @Test
  void aForgottenPasswordIsSetByALinkThatWorksOnceWithinAnHour() throws Exception {
    Letters.confirmed(library.database(), ada, "ada@example.org");
    HttpResponse<String> known = browser.submit("/forgot", "/forgot", "who", "ADA");
    HttpResponse<String> unknown = browser.submit("/forgot", "/forgot", "who", "nobody");
    assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
    assertThat(withoutSecrets(unknown)).as("the same answer").isEqualTo(withoutSecrets(known));
    browser.submit("/forgot", "/forgot", "who", "Ada@example.org");
    List<MimeMessage> letters = sent();
    assertThat(letters).as("an address is written as it is written").hasSize(1);
    String path = link(letters.getFirst());
    List<String> kept =
        library
            .database()
            .read(
                handle ->
                    handle
                        .createQuery("SELECT secret_hash FROM invitation")
                        .mapTo(String.class)
                        .list());
    assertThat(kept).hasSize(1).doesNotContain(path.substring(6));
    assertThat(browser.page(path).text()).contains("For ada");
    HttpResponse<String> set =
        browser.submit(path, path, "password", "another good one", "again", "another good one");
    assertThat(set.statusCode()).isEqualTo(303);
    assertThat(browser.get(path).statusCode()).as("once").isEqualTo(404);

    browser.submit("/forgot", "/forgot", "who", "ada@example.org");
    String late = link(sent().getLast());
    library.advance(Duration.ofMinutes(61));
    assertThat(browser.get(late).statusCode()).as("an hour").isEqualTo(404);
  }

  private static String withoutSecrets(HttpResponse<String> answer) {
    return answer.body().replaceAll("value=\"[0-9a-f]{64}\"", "");
  }

  @Test
  void newPasswordsAreAskedForSoOftenWhetherThereIsSuchAReaderOrNot() {
    Letters.confirmed(library.database(), ada, "ada@example.org");
    for (String who : List.of("ada", "nobody")) {
      for (int i = 0; i < 5; i++) {
        assertThat(browser.submit("/forgot", "/forgot", "who", who).statusCode()).isEqualTo(200);
      }
      assertThat(browser.submit("/forgot", "/forgot", "who", who).statusCode()).isEqualTo(429);
    }
    assertThat(sent()).as("nobody's mailbox is filled").hasSize(1 + 2);
  }

  @Test
  void anotherReadersMailIsNotShown() {
    digest("daily");
    String path =
        "/digest/" + library.post().services().outbox().archive(ada, 1).getFirst().number();
    assertThat(browser.get(path).statusCode()).isEqualTo(200);
    member("ben", "Ben");
    signIn("ben", PASSWORD);
    assertThat(browser.get(path).statusCode()).isEqualTo(404);
    assertThat(browser.get("/digest/x").statusCode()).isEqualTo(404);
    browser.cookies().clear();
    assertThat(browser.get(path).statusCode()).isEqualTo(303);
  }

  @Test
  void theArchiveOfAllThatIsKnownHoldsTheirMailAndNoSecret() throws Exception {
    digest("weekly");
    try (ZipInputStream zip =
        new ZipInputStream(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(library.web().url() + "/account/export.zip"))
                        .header("Cookie", "session=" + browser.cookies().get("session"))
                        .build(),
                    HttpResponse.BodyHandlers.ofInputStream())
                .body())) {
      Map<String, String> files = new HashMap<>();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
      assertThat(files.get("mail.json"))
          .contains("ada@example.org", "weekly", "Broadsheet, 12 November 2025")
          .doesNotContain("unsubscribe");
    }
  }

  @Test
  void aFormOfAnotherSiteChangesNothing() {
    signIn("ada", PASSWORD);
    HttpResponse<String> forged =
        browser.post("/settings/mail", "action", "address", "address", "eve@example.org");
    assertThat(forged.statusCode()).isEqualTo(400);
    assertThat(sent()).isEmpty();
  }

  @Test
  void aDigestThatMayNotHaveComeIsMentionedInTheNext() throws Exception {
    digest("daily");
    OutboxStore.Entry entry = library.post().services().outbox().archive(ada, 1).getFirst();
    library
        .database()
        .write(
            h ->
                h.execute("UPDATE letter SET state = 'DOUBTFUL' WHERE number = ?", entry.number()));
    announce(LocalDate.of(2025, 11, 20), "2511.00780", "One more");
    library.advance(DAY);
    library.post().digests().queueDue();
    assertThat(text(sent().getLast()))
        .contains("may not have come")
        .contains("http://paper.example.org/digest/" + entry.number());
  }
}
