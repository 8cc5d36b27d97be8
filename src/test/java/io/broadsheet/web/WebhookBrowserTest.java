package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.testing.Chromium;
import io.broadsheet.testing.FakeReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages around webhooks in real Chromium: with one that works, one that fails and one that is
/// left alone.
class WebhookBrowserTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String PUBLIC = "93.184.216.34";

  private static TestLibrary library;
  private static FakeReceiver receiver;
  private static Chromium chromium;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Chromium.assumeThere();
    Files.createDirectories(Chromium.PICTURES);
    library = new TestLibrary(folder, Optional.of(SignUp.INVITATION));
    receiver = new FakeReceiver();
    library
        .post()
        .internet()
        .name("hooks.example.org", PUBLIC)
        .name("gone.example.org", PUBLIC)
        .name("inside.example.org", "10.0.0.1")
        .serve(PUBLIC, receiver.port());
    ReaderId eve = library.readers().add("eve", "Eve", Role.OWNER).id();
    library.accounts().setPassword(eve, TestLibrary.PASSWORDS.hash(PASSWORD));
    library.readers().follow(eve, Follow.of(Follow.Kind.CATEGORY, "cs.CV", ""));
    library.readers().follow(eve, Follow.of(Follow.Kind.AUTHOR, "lovelace-ada", "Ada Lovelace"));
    library
        .readers()
        .follow(eve, Follow.of(Follow.Kind.QUERY, "a long query about things OR it", ""));
    var webhooks = library.post().webhooks();
    var reader = library.readers().find(eve).orElseThrow();
    List<Follow> follows = library.readers().follows(eve);
    String[] hosts = {
      "hooks.example.org/in/T0123/B4567?key=0123456789abcdef",
      "inside.example.org/",
      "gone.example.org/"
    };
    for (int i = 0; i < hosts.length; i++) {
      long number = webhooks.add(eve, "http://" + hosts[i]).webhook().number();
      webhooks.store().choose(eve, follows.get(i).number(), number);
      webhooks.test(reader, number);
    }
    library
        .database()
        .write(
            handle ->
                handle.execute(
                    "INSERT INTO webhook_item (webhook, follow, paper_key, found_at)"
                        + " SELECT webhook, number, '2511.00001', 0 FROM reader_follow"
                        + " WHERE webhook > 1"));
    receiver.next(410);
    webhooks.queueFound();
    webhooks.deliver();
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (library != null) {
      library.close();
      receiver.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePagesReadWell(ReaderBrowserTest.Way way) {
    List<String> troubles = new ArrayList<>();
    try (BrowserContext context = chromium.visit(library.web().url(), way.screen, true)) {
      Page page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              troubles.add(message.text());
            }
          });
      page.navigate("/sign-in?back=/settings");
      page.fill("#name", "eve");
      page.fill("#password", PASSWORD);
      page.click("main form button");
      page.waitForURL("**/settings");
      for (String path : List.of("/settings", "/settings/webhooks")) {
        page.navigate(path);
        look(way, page, path, troubles);
      }
      page.fill("#webhook-url", "https://example.org/" + "a-long-path/".repeat(12));
      page.click("#add button");
      page.waitForSelector(".secrets");
      look(way, page, "/settings/webhooks-made", troubles);
      page.locator("section").nth(3).locator("button[value=remove]").click();
      page.waitForLoadState(LoadState.NETWORKIDLE);
    }
    assertThat(troubles).isEmpty();
  }

  private static void look(
      ReaderBrowserTest.Way way, Page page, String path, List<String> troubles) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(
                Chromium.PICTURES.resolve(
                    "HOOK-" + way.name() + path.replaceAll("[^A-Za-z0-9.]+", "-") + ".png")));
    assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("%s does not scroll sideways", path)
        .isEqualTo(way.screen.width());
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
}
