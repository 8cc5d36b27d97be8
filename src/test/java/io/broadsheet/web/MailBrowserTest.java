package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.broadsheet.post.DigestChoice;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.PostConfig;
import io.broadsheet.post.Subscription;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.testing.Chromium;
import io.broadsheet.testing.FakeSmtp;
import io.broadsheet.testing.Letters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages around mail, and the mail itself, in real Chromium.
class MailBrowserTest {
  private static final String PASSWORD = "correct horse battery";

  private static FakeSmtp server;
  private static TestLibrary library;
  private static ReaderId eve;
  private static Chromium chromium;
  private static String unsubscribe;
  private static String subscription;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Chromium.assumeThere();
    Files.createDirectories(Chromium.PICTURES);
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
    eve = library.readers().add("eve", "Eve", Role.OWNER).id();
    library.accounts().setPassword(eve, TestLibrary.PASSWORDS.hash(PASSWORD));
    library.readers().follow(eve, Follow.of(Follow.Kind.CATEGORY, "cs.CV", ""));
    library.readers().follow(eve, Follow.of(Follow.Kind.AUTHOR, "lovelace-ada", "Ada Lovelace"));
    library.readers().follow(eve, Follow.of(Follow.Kind.QUERY, "<script>1</script> OR thing", ""));
    library.readers().mark(eve, TestLibrary.FORMULAS, Mark.SAVED, true);
    Letters.confirmed(library.database(), eve, "eve@example.org");
    chromium = Chromium.start();
    try (FormClient browser = new FormClient(library.web().url())) {
      browser.submit("/sign-in", "/sign-in", "name", "eve", "password", PASSWORD);
      browser.submit("/settings", "/settings/mail", "action", "digest", "every", "daily");
    }
    library.post().digests().prepare();
    library.post().digests().queueNow(library.readers().find(eve).orElseThrow());
    library.post().postman().run();
    Matcher link =
        Pattern.compile("(?m)^List-Unsubscribe: <http://[^/]+(/unsubscribe/[\\w-]+)>$")
            .matcher(server.letters().getFirst());
    assertThat(link.find()).isTrue();
    unsubscribe = link.group(1);
    subscription = subscribed();
  }

  /// The page of somebody without an account.
  private static String subscribed() {
    library
        .post()
        .services()
        .subscriptions()
        .orElseThrow()
        .subscriptions()
        .ask(
            new Subscription.Wish(
                MailAddress.of("ann@example.org"),
                Optional.of(Follow.of(Follow.Kind.QUERY, "<script>1</script> OR thing", "")),
                DigestChoice.Every.WEEKLY,
                "en",
                ZoneId.of("Europe/Paris")));
    long reader =
        library
            .database()
            .write(
                handle -> {
                  handle.execute(
                      "UPDATE mail_address SET address = pending WHERE pending IS NOT NULL");
                  handle.execute("UPDATE subscription SET confirmed_at = 1");
                  return handle
                      .createQuery("SELECT reader FROM subscription")
                      .mapTo(Long.class)
                      .one();
                });
    library.post().digests().queueNow(library.readers().find(new ReaderId(reader)).orElseThrow());
    library.post().postman().run();
    Matcher link =
        Pattern.compile("(?m)^List-Unsubscribe: <http://[^/]+/unsubscribe/([\\w-]+)>$")
            .matcher(server.letters().getLast());
    assertThat(link.find()).isTrue();
    return "/subscription/" + link.group(1);
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (library != null) {
      library.close();
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePagesAroundMailReadWell(ReaderBrowserTest.Way way) {
    List<String> troubles = new ArrayList<>();
    try (BrowserContext context = chromium.visit(library.web().url(), way.screen, true)) {
      Page page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              troubles.add(message.text());
            }
          });
      page.onRequest(
          request -> {
            if (!request.url().startsWith(library.web().url() + "/")) {
              troubles.add("asked for " + request.url());
            }
          });
      for (String path :
          List.of(
              "/forgot",
              "/sign-in",
              unsubscribe,
              "/subscribe",
              "/subscribe?kind=category&value=cs.CV",
              subscription)) {
        look(way, page, path, troubles);
      }
      page.navigate("/sign-in?back=/settings");
      page.fill("#name", "eve");
      page.fill("#password", PASSWORD);
      page.click("main form button");
      page.waitForURL("**/settings");
      String sent =
          "/digest/" + library.post().services().outbox().archive(eve, 1).getFirst().number();
      for (String path : List.of("/settings", "/digest", sent, "/status")) {
        look(way, page, path, troubles);
      }
      assertThat(page.url()).endsWith("/status");
    }
    assertThat(troubles).isEmpty();
  }

  private static void look(
      ReaderBrowserTest.Way way, Page page, String path, List<String> troubles) {
    page.navigate(path);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    String named =
        path.replaceAll("^(/unsubscribe|/digest|/subscription)/.*", "$1-one")
            .replaceAll("\\?.*", "-of");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(
                Chromium.PICTURES.resolve(
                    "MAIL-" + way.name() + named.replaceAll("[^A-Za-z0-9.]+", "-") + ".png")));
    assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("%s does not scroll sideways", path)
        .isEqualTo(way.screen.width());
    assertThat(page.evaluate("String(window.hacked)")).as(path).isEqualTo("undefined");
    new AxeBuilder(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(
                        node -> troubles.add(path + " " + rule.getId() + " " + node.getHtml())));
  }

  /// What a mail program shows that drops style sheets, classes and the head.
  @ParameterizedTest
  @EnumSource
  void theMailReadsWellWhereOnlyItsBodyIsShown(ReaderBrowserTest.Way way) {
    if (way == ReaderBrowserTest.Way.CHINESE) {
      library.readers().choose(eve, "zh", null);
    }
    String html =
        library
            .post()
            .digests()
            .preview(library.readers().find(eve).orElseThrow())
            .orElseThrow()
            .html();
    library.readers().choose(eve, null, null);
    String body = html.replaceAll("(?s)<head>.*</head>", "").replaceAll(" class=\"[^\"]*\"", "");
    try (BrowserContext context = chromium.visit(library.web().url(), way.screen, false)) {
      Page page = context.newPage();
      page.setContent(body);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Chromium.PICTURES.resolve("MAIL-" + way.name() + "-itself.png")));
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("does not scroll sideways")
          .isEqualTo(true);
    }
  }

  @Test
  void withoutJavaScriptAReaderGivesUpWithTwoClicks() {
    try (BrowserContext context =
        chromium.visit(library.web().url(), ReaderBrowserTest.Way.PHONE.screen, false)) {
      Page page = context.newPage();
      page.navigate(unsubscribe);
      assertThat(page.locator("main h1").innerText()).isEqualTo("Unsubscribe");
      page.click("main form button");
      assertThat(page.locator("main h1").innerText()).isEqualTo("Unsubscribed");
    }
  }
}
