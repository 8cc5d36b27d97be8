package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.testing.Chromium;
import io.broadsheet.testing.FakeProvider;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Signing in with a provider in real Chromium, there and back, under the rules of our pages for
/// what forms may lead to.
class OpenIdBrowserTest {
  private static final String PASSWORD = "correct horse battery";

  private static TestLibrary library;
  private static FakeProvider provider;
  private static Chromium chromium;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Chromium.assumeThere();
    Files.createDirectories(Chromium.PICTURES);
    provider = new FakeProvider(new SettableClock(TestWeb.NOW));
    library = TestLibrary.withProvider(folder, SignUp.OPEN, provider.config(false));
    provider.registered(library.web().url() + "/sign-in/openid/done");
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (library != null) {
      library.close();
      provider.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void thereAndBack(ReaderBrowserTest.Way way) {
    List<String> troubles = new ArrayList<>();
    String name = way.name().toLowerCase(Locale.ROOT);
    var reader = library.readers().add(name, "Reader " + name, Role.READER);
    library.accounts().setPassword(reader.id(), TestLibrary.PASSWORDS.hash(PASSWORD));
    try (BrowserContext context = chromium.visit(library.web().url(), way.screen, true)) {
      Page page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") && !message.text().contains("400")) {
              troubles.add(message.text());
            }
          });
      page.navigate("/sign-in/openid/done");
      look(way, page, "/trouble", troubles);
      page.navigate("/sign-in?back=/account");
      look(way, page, "/sign-in", troubles);
      page.fill("#name", name);
      page.fill("#password", PASSWORD);
      page.click("main form button");
      page.waitForURL("**/account");
      look(way, page, "/account-before", troubles);
      provider.user("linked-" + name);
      page.click("#provider button[value=link]");
      page.waitForURL("**/account#provider");
      look(way, page, "/account-linked", troubles);
      page.click("form[action='/sign-out'] button");
      page.navigate("/sign-in?back=/account");
      page.click(".provider a");
      page.waitForURL("**/account");
      assertThat(page.locator(".standfirst").first().textContent()).contains("Reader " + name);
      page.click("form[action='/sign-out'] button");
      provider.user("fresh-" + name);
      page.navigate("/sign-in?back=/account");
      page.click(".provider a");
      page.waitForURL("**/account");
      look(way, page, "/account-fresh", troubles);
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
                    "OIDC-" + way.name() + path.replaceAll("[^A-Za-z0-9.]+", "-") + ".png")));
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
