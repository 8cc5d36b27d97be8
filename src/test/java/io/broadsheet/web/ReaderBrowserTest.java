package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.Scope;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.testing.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A reader's own pages in real Chromium, with a library in them that tries to break out of them.
class ReaderBrowserTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String HOSTILE =
      "<script>window.hacked=1</script><img src=x onerror=window.hacked=2>\"'><svg/onload=window.hacked=3>";

  private static TestLibrary library;
  private static ReaderId eve;
  private static Chromium chromium;

  /// A way of reading.
  enum Way {
    DESK(1280, 1000, false, "en"),
    PHONE(390, 844, false, "en"),
    DARK(1280, 1000, true, "en"),
    CHINESE(1280, 1000, false, "zh-CN");

    final Chromium.Screen screen;

    Way(int width, int height, boolean dark, String locale) {
      this.screen = new Chromium.Screen(width, height, dark, locale);
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Chromium.assumeThere();
    Files.createDirectories(Chromium.PICTURES);
    library = new TestLibrary(folder, Optional.of(SignUp.INVITATION));
    fill(library.readers());
    chromium = Chromium.start();
  }

  private static void fill(ReaderStore readers) {
    eve = readers.add("eve", "Eve " + HOSTILE.substring(0, 50), Role.OWNER).id();
    library.accounts().setPassword(eve, TestLibrary.PASSWORDS.hash(PASSWORD));
    library.accounts().issue(eve, HOSTILE.substring(0, 60), Set.of(Scope.READ));
    readers.tag(
        eve, TestLibrary.FORMULAS, List.of("<img src=x onerror=window.hacked=4>", "proofs"));
    readers.note(
        eve,
        TestLibrary.FORMULAS,
        "# A note\n\nThe *third* section has the **main** lemma, see [there](https://example.org).\n\n- one\n- two");
    readers.note(
        eve,
        TestLibrary.ATTACK,
        HOSTILE
            + "\n\n[link](javascript:window.hacked=5) ![](x \"onerror=window.hacked=6\")"
            + " <a href=\"jav&#x09;ascript:window.hacked=7\">x</a> [y](data:text/html,<script>1</script>)"
            + "\n\n<iframe src=javascript:window.hacked=8></iframe>"
            + "\n\n<https://example.org/\"onmouseover=window.hacked=9>");
    for (int i = 1; i <= 12; i++) {
      readers.tag(eve, PaperId.arxiv("2510.%05d".formatted(i)), List.of("fillers", "to read"));
    }
    readers.mark(eve, PaperId.arxiv("2510.00003"), Mark.READ, true);
    readers.follow(eve, Follow.of(Follow.Kind.CATEGORY, "cs.CV", ""));
    readers.follow(eve, Follow.of(Follow.Kind.AUTHOR, "lovelace-ada", HOSTILE));
    readers.follow(eve, Follow.of(Follow.Kind.QUERY, HOSTILE, ""));
    readers.follow(eve, Follow.of(Follow.Kind.TAG, "fillers", ""));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (library != null) {
      library.close();
    }
  }

  private static BrowserContext context(Way way, boolean scripts) {
    return chromium.visit(library.web().url(), way.screen, scripts);
  }

  private static void signIn(Page page) {
    page.navigate("/sign-in?back=/library");
    page.fill("#name", "eve");
    page.fill("#password", PASSWORD);
    page.click("main form button");
    page.waitForURL("**/library");
  }

  @ParameterizedTest
  @EnumSource
  void aReadersPagesReadWellAndNothingBreaksOutOfThem(Way way) {
    List<String> troubles = new ArrayList<>();
    String join = "/join/" + library.accounts().invite(Role.READER, null, Duration.ofDays(1));
    try (BrowserContext context = context(way, true)) {
      Page page = context.newPage();
      page.onDialog(
          dialog -> {
            troubles.add("a dialog: " + dialog.message());
            dialog.dismiss();
          });
      page.onPageError(error -> troubles.add("error: " + error));
      page.onRequest(
          request -> {
            if (!request.url().startsWith(library.web().url() + "/")) {
              troubles.add("asked for " + request.url());
            }
          });
      for (String path : List.of("/sign-in", join)) {
        look(way, page, path, troubles);
      }
      signIn(page);
      for (String path :
          List.of(
              "/day/2025-11-12",
              "/library",
              "/library?tag=fillers&state=unread",
              "/library/import",
              "/settings",
              "/profile",
              "/since",
              "/account",
              "/paper/2511.00001",
              "/paper/2511.00666",
              "/category/cs.CV",
              "/search?q=retrieval")) {
        look(way, page, path, troubles);
      }
    }
    assertThat(troubles).isEmpty();
  }

  private static void look(Way way, Page page, String path, List<String> troubles) {
    page.navigate(path);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    String named = path.startsWith("/join/") ? "/join" : path;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(
                Chromium.PICTURES.resolve(
                    "READER-" + way.name() + named.replaceAll("[^A-Za-z0-9.]+", "-") + ".png")));
    assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("%s does not scroll sideways", path)
        .isEqualTo(way.screen.width());
    assertThat(page.evaluate("String(window.hacked)")).as(path).isEqualTo("undefined");
    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('main a[href], main form[action]')]"
                    + ".map(e => e.href || new URL(e.getAttribute('action'), location).href)"
                    + ".every(address => /^(https?|mailto):/.test(address))"))
        .as("%s has links to pages alone", path)
        .isEqualTo(true);
    assertThat(page.locator(".note img, .note iframe, .note script, .note svg").count())
        .as(path)
        .isZero();
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

  /// The whole of it by clicks and the keyboard alone, as a browser without JavaScript does it.
  @Test
  void withoutJavaScriptAReaderSavesTagsFollowsAndPutsAway() {
    ReaderStore readers = library.readers();
    ReaderId ben = readers.add("ben", "Ben", Role.READER).id();
    library.accounts().setPassword(ben, TestLibrary.PASSWORDS.hash(PASSWORD));
    try (BrowserContext context = context(Way.DESK, false)) {
      Page page = context.newPage();
      page.navigate("/sign-in?back=/category/cs.CL");
      page.fill("#name", "ben");
      page.fill("#password", PASSWORD);
      page.click("main form button");
      page.waitForURL("**/category/cs.CL");
      page.click("main .follow button");
      page.locator("[id='usual-2511.00002'] button").first().click();
      assertThat(page.locator("[id='usual-2511.00002'] button").first().innerText())
          .isEqualTo("Saved");
      assertThat(page.url()).endsWith("/category/cs.CL#usual-2511.00002");
      assertThat(readers.library(ben)).hasSize(1);
      page.navigate("/paper/2511.00002");
      page.click("#yours details.edit summary");
      page.fill("#tags", "images, to cite");
      page.fill("#note", "A **fine** one");
      page.click("#yours form button");
      assertThat(page.locator("#yours .note strong").innerText()).isEqualTo("fine");
      page.navigate("/library");
      page.fill("#within", "fine composed");
      page.click(".within button");
      assertThat(page.locator(".entry").count()).isEqualTo(1);
      page.navigate("/day/2025-11-12");
      assertThat(page.locator("main section > header > h2").first().innerText())
          .contains("Computation and Language");
      assertThat(page.locator(".reason").first().innerText()).contains("You follow cs.CL");
      String lead = page.locator(".lead .headline a").getAttribute("href");
      page.locator(".lead .marks button").last().click();
      assertThat(page.locator("a[href='" + lead + "']").count()).isZero();
      page.locator("main > .notice-line button").click();
      // Back on the page; in which place, the reader's own order says, which is learnt meanwhile.
      assertThat(page.locator("main a[href='" + lead + "']").count()).isPositive();
    }
    readers.delete(ben);
  }
}
