package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.testing.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A discussion in real Chromium: voted, written and answered without JavaScript; read on a desk,
/// on a phone, in the dark and in Chinese, with a name and a comment in it that try to break out.
class CommunityBrowserTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String TALK = "/paper/2511.00002/discussion";

  private static TestLibrary library;
  private static Chromium chromium;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Chromium.assumeThere();
    Files.createDirectories(Chromium.PICTURES);
    library = TestLibrary.withCommunity(folder, Optional.of(SignUp.INVITATION));
    ReaderId eda =
        library.readers().add("eda", "Eda <img src=x onerror=window.hacked=1>", Role.EDITOR).id();
    library.accounts().setPassword(eda, TestLibrary.PASSWORDS.hash(PASSWORD));
    chromium = Chromium.start();
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

  private static BrowserContext context(int width, boolean dark, String locale, boolean scripts) {
    return chromium.visit(
        library.web().url(), new Chromium.Screen(width, 900, dark, locale), scripts);
  }

  private static void signIn(Page page) {
    page.navigate("/sign-in?back=" + TALK);
    page.fill("#name", "eda");
    page.fill("#password", PASSWORD);
    page.click("main form button");
    page.waitForURL("**" + TALK);
  }

  @Test
  void aDiscussionIsHeldWithoutJavaScriptAndReadsWellEverywhere() {
    try (BrowserContext context = context(1280, false, "en", false)) {
      Page page = context.newPage();
      signIn(page);
      page.click("main .follow button[value=vote]");
      page.click("main .follow button[value=pick]");
      page.fill("#comment", "A *fine* paper\n\n<script>window.hacked=2</script>");
      page.click("main > section > form button");
      page.locator("article.comment summary").first().click();
      page.locator("article.comment form textarea").first().fill("Indeed, see `the lemma`.");
      page.locator("article.comment form button").first().click();
      assertThat(page.locator("article.comment").count()).isEqualTo(2);
      assertThat(page.locator(".comment em").innerText()).isEqualTo("fine");
      assertThat(page.locator(".heading .small").innerText()).contains("1 vote", "Picked by Eda");
    }
    List<String> troubles = new ArrayList<>();
    look("DESK", 1280, false, "en", troubles);
    look("PHONE", 390, false, "en", troubles);
    look("DARK", 1280, true, "en", troubles);
    look("CHINESE", 1280, false, "zh-CN", troubles);
    assertThat(troubles).isEmpty();
  }

  private static void look(
      String way, int width, boolean dark, String locale, List<String> troubles) {
    try (BrowserContext context = context(width, dark, locale, true)) {
      Page page = context.newPage();
      page.onPageError(error -> troubles.add("error: " + error));
      signIn(page);
      for (String path : List.of(TALK, "/community")) {
        page.navigate(path);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(
                    Chromium.PICTURES.resolve(
                        "TALK-" + way + path.replaceAll("[^A-Za-z0-9.]+", "-") + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as("%s %s does not scroll sideways", way, path)
            .isEqualTo(width);
        assertThat(page.evaluate("String(window.hacked)")).as(path).isEqualTo("undefined");
        new AxeBuilder(page)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze()
            .getViolations()
            .forEach(
                rule ->
                    rule.getNodes()
                        .forEach(
                            node -> troubles.add(way + " " + rule.getId() + " " + node.getHtml())));
      }
    }
  }
}
