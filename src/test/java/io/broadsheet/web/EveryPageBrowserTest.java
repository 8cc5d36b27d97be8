package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import io.broadsheet.testing.Chromium;
import io.broadsheet.web.page.Pages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every page that the product's own table of routes has, in real Chromium: whoever adds a page
/// adds an example of it here. Each is seen on a desk and on a phone, in the light and in the dark,
/// in English and in Chinese; by a member, by a visitor, and by the one reader of a machine.
class EveryPageBrowserTest {
  private static final Chromium.Screen PHONE = new Chromium.Screen(390, 844, false, "en");
  private static final Chromium.Screen PHONE_DARK = new Chromium.Screen(390, 844, true, "en");
  private static final Chromium.Screen PHONE_CHINESE = new Chromium.Screen(390, 844, true, "zh-CN");
  private static final Chromium.Screen DESK = new Chromium.Screen(1280, 1000, false, "en");

  /// What a page route answers with something else than a page: a file, or a way out.
  private static final Set<String> NO_PAGES =
      Set.of(
          "/assets/{hash}/{name...}",
          "/account/export.zip",
          "/library/export.bib",
          "/library/export.ris",
          "/library/export.csl.json",
          "/library/export.csv",
          "/sign-in/openid");

  /// What is refused as it stands: a return from a provider whom nobody was sent to.
  private static final Set<String> REFUSED = Set.of("/sign-in/openid/done");

  private static ExamplePages examples;
  private static Chromium chromium;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Chromium.assumeThere();
    Files.createDirectories(Chromium.PICTURES);
    examples = new ExamplePages(folder);
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (examples != null) {
      examples.close();
    }
  }

  private static Set<String> patterns(TestLibrary library) {
    Assets assets = Assets.load();
    Pages pages = new Pages(assets, new LibraryCounts(library.store()), "0.1");
    Set<String> patterns = new TreeSet<>();
    for (Route route : Routes.of(library.services(), pages, assets).routes()) {
      if (route.method().equals("GET") && route.audience() == Route.Audience.READER) {
        patterns.add(route.pattern());
      }
    }
    return patterns;
  }

  @Test
  void everyPageOfTheProductHasAnExample() {
    assertThat(examples.ofMembers().keySet())
        .as("examples of pages, and the pages there are: add yours to ExamplePages")
        .containsExactlyInAnyOrderElementsOf(patterns(examples.members()));
    assertThat(patterns(examples.members()))
        .as("one reader has no page that members have not")
        .containsAll(patterns(examples.alone()));
  }

  @Test
  void aMemberReadsEveryPageOnADesk() {
    walk(examples.members(), examples.ofMembers(), DESK, true);
  }

  @Test
  void aMemberReadsEveryPageOnAPhoneInTheDarkInChinese() {
    walk(examples.members(), examples.ofMembers(), PHONE_CHINESE, true);
  }

  @Test
  void aVisitorReadsEveryPageOnAPhone() {
    walk(examples.members(), examples.ofMembers(), PHONE, false);
  }

  @Test
  void theOneReaderOfAMachineReadsEveryPageOnAPhoneInTheDark() {
    Map<String, String> there = examples.ofOneReader();
    there.keySet().retainAll(patterns(examples.alone()));
    walk(examples.alone(), there, PHONE_DARK, false);
  }

  private static void walk(
      TestLibrary library, Map<String, String> paths, Chromium.Screen screen, boolean signIn) {
    List<String> troubles = new ArrayList<>();
    try (BrowserContext context = chromium.visit(library.web().url(), screen, true)) {
      Page page = context.newPage();
      if (signIn) {
        page.navigate("/sign-in?back=/help");
        page.fill("#name", ExamplePages.NAME);
        page.fill("#password", ExamplePages.PASSWORD);
        page.click("main form button");
        page.waitForURL("**/help");
      }
      page.onPageError(error -> troubles.add(page.url() + " error: " + error));
      paths.forEach(
          (pattern, path) -> {
            if (NO_PAGES.contains(pattern)) {
              file(context, pattern, path, troubles);
            } else {
              look(page, pattern, path, screen, signIn, troubles);
            }
          });
    }
    assertThat(troubles).isEmpty();
  }

  /// Holds the list of what is no page to what it says.
  private static void file(
      BrowserContext context, String pattern, String path, List<String> troubles) {
    APIResponse answer = context.request().get(path, RequestOptions.create().setMaxRedirects(0));
    String type = answer.headers().getOrDefault("content-type", "");
    if (answer.status() == 200 && type.startsWith("text/html")) {
      troubles.add(pattern + " is a page");
    }
    if (answer.status() >= 400) {
      troubles.add(pattern + " answered " + answer.status());
    }
  }

  private static void look(
      Page page,
      String pattern,
      String path,
      Chromium.Screen screen,
      boolean member,
      List<String> troubles) {
    Response answer = page.navigate(path);
    if (member && answer.status() >= 400 && !REFUSED.contains(pattern)) {
      troubles.add(pattern + " answered " + answer.status() + " to " + path);
    }
    if (page.url().contains("/sign-in?back=") && !pattern.equals("/sign-in")) {
      return; // Members' pages send a visitor to one and the same page.
    }
    String where = pattern + " (" + screen.width() + " " + screen.locale() + ")";
    if (page.locator("h1").count() != 1) {
      troubles.add(where + " has not one h1 but " + page.locator("h1").count());
    }
    Object width = page.evaluate("document.documentElement.scrollWidth");
    if (!width.equals(screen.width())) {
      troubles.add(where + " scrolls sideways: " + width + " wide");
    }
    new AxeBuilder(page)
        .setLegacyMode(true) // in half the time: our pages have no frames
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(
                        node ->
                            troubles.add(
                                where
                                    + " "
                                    + rule.getImpact()
                                    + " "
                                    + rule.getId()
                                    + " "
                                    + node.getHtml())));
  }
}
