package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.broadsheet.testing.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages in real Chromium: on a desk, on a phone, in the dark, in Chinese, without JavaScript.
class BrowserTest {
  private static final List<String> PATHS =
      List.of(
          "/",
          "/day/2025-11-22",
          "/week/2025-W47",
          "/month/2025-11",
          "/editions",
          "/category/cs.CL",
          "/category/no.SUCH",
          "/trending",
          "/topics",
          "/trends",
          "/map/2025-11-12",
          "/trends?q=retrieval&q=filler&by=week",
          "/status",
          "/help",
          "/search?q=retrieval&category=cs.CL",
          "/search?q=zzzyx&mode=keyword",
          "/paper/2511.00001?version=1",
          "/paper/2511.00002",
          "/paper/2511.00003",
          "/paper/2511.00004",
          "/paper/2511.00666",
          "/paper/hep-th/9901001",
          "/paper/2511.00002/similar",
          "/similar?id=2511.00002&id=2511.00003&id=hep-th%2F9901001",
          "/paper/1706.03762",
          "/author/lovelace-ada",
          "/settings",
          "/library",
          "/library?q=zzzyx",
          "/since",
          "/nowhere");

  private static TestLibrary library;
  private static Chromium chromium;

  /// A way of reading.
  enum Reader {
    DESK(1360, 1000, false, true, "en"),
    PHONE(390, 844, false, true, "en"),
    DARK(1360, 1000, true, true, "en"),
    CHINESE(1360, 1000, false, true, "zh-CN"),
    NO_SCRIPT(1360, 1000, false, false, "en");

    final Chromium.Screen screen;
    final boolean scripts;

    Reader(int width, int height, boolean dark, boolean scripts, String locale) {
      this.screen = new Chromium.Screen(width, height, dark, locale);
      this.scripts = scripts;
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) {
    Chromium.assumeThere();
    library = new TestLibrary(folder);
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

  private static BrowserContext context(Reader reader) {
    return chromium.visit(library.web().url(), reader.screen, reader.scripts);
  }

  /// Opens a page and notes everything that should not happen.
  private static Page open(BrowserContext context, String path, List<String> troubles) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (!message.text().contains("the server responded with a status of 404")) {
            troubles.add(path + " console: " + message.text());
          }
        });
    page.onPageError(error -> troubles.add(path + " error: " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(library.web().url() + "/")) {
            troubles.add(path + " asked for " + request.url());
          }
        });
    page.navigate(path);
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    return page;
  }

  @ParameterizedTest
  @EnumSource
  void everyPageReadsWellAndIsAccessible(Reader reader) {
    List<String> troubles = new ArrayList<>();
    try (BrowserContext context = context(reader)) {
      for (String path : PATHS) {
        Page page = open(context, path, troubles);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(
                    Chromium.PICTURES.resolve(
                        reader.name() + path.replaceAll("[^A-Za-z0-9.]+", "-") + ".png")));
        assertThat(page.title()).as(path).endsWith("Broadsheet");
        assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
        if (reader.scripts) {
          assertThat(page.evaluate("document.documentElement.scrollWidth"))
              .as("%s does not scroll sideways", path)
              .isEqualTo(reader.screen.width());
          assertThat(page.evaluate("String(window.hacked)")).as(path).isEqualTo("undefined");
          troubles.addAll(axe(page, path));
        }
        page.close();
      }
    }
    assertThat(troubles).isEmpty();
  }

  /// What axe-core has to say about the page, by WCAG 2.2 AA and its own good practice.
  private static List<String> axe(Page page, String path) {
    List<String> found = new ArrayList<>();
    new AxeBuilder(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(node -> found.add(path + " " + rule.getId() + " " + node.getHtml())));
    return found;
  }

  @Test
  void formulasAreSetByKatexUnderTheStrictPolicy() {
    List<String> troubles = new ArrayList<>();
    try (BrowserContext context = context(Reader.DESK)) {
      Page page = open(context, "/paper/2511.00001", troubles);
      page.waitForSelector("h1 .katex");
      assertThat(page.locator("h1 .math.set .katex-mathml math").count()).isPositive();
      assertThat(page.evaluate("getComputedStyle(document.querySelector('.katex')).fontFamily"))
          .asString()
          .contains("KaTeX");
      Page plain = open(context, "/help", troubles);
      assertThat(plain.locator("script[src*=katex]").count()).isZero();
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void theKeysWork() {
    try (BrowserContext context = context(Reader.DESK)) {
      Page page = open(context, "/search?q=retrieval&mode=keyword", new ArrayList<>());
      page.keyboard().press("j");
      page.keyboard().press("j");
      page.keyboard().press("k");
      page.keyboard().press("j");
      String second = page.locator("article .headline a").nth(1).getAttribute("href");
      assertThat(page.evaluate("document.activeElement.getAttribute('href')")).isEqualTo(second);
      page.keyboard().press("o");
      page.waitForURL("**" + second);
      page.keyboard().press("?");
      assertThat(page.locator("dialog#keys").isVisible()).isTrue();
      page.keyboard().press("Escape");
      page.keyboard().press("/");
      page.keyboard().type("filler j");
      page.keyboard().press("Enter");
      page.waitForURL("**/search?q=filler+j");
    }
  }

  @Test
  void whatIsTypedIsCompletedByKeysAlone() {
    for (Reader reader : List.of(Reader.DESK, Reader.PHONE, Reader.DARK, Reader.CHINESE)) {
      List<String> troubles = new ArrayList<>();
      try (BrowserContext context = context(reader)) {
        Page page = open(context, "/help", troubles);
        page.locator("#q").focus();
        page.keyboard().type("lovela");
        page.waitForSelector("#q-suggestions li");
        assertThat(page.locator("#q").getAttribute("aria-expanded")).isEqualTo("true");
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Chromium.PICTURES.resolve(reader + "-suggestions.png")));
        troubles.addAll(axe(page, "/help with suggestions"));
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#q").getAttribute("aria-activedescendant"))
            .isEqualTo(page.locator("#q-suggestions [aria-selected=true]").getAttribute("id"));
        page.keyboard().press("Escape");
        assertThat(page.locator("#q-suggestions").isVisible()).isFalse();
        page.keyboard().type("ce");
        page.waitForSelector("#q-suggestions:not([hidden])");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL("**/author/lovelace-ada*");
      }
      assertThat(troubles).isEmpty();
    }
  }

  @Test
  void aMisspeltWordIsMendedByOneClick() {
    try (BrowserContext context = context(Reader.DESK)) {
      Page page = open(context, "/search?q=retrievall&mode=keyword", new ArrayList<>());
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Chromium.PICTURES.resolve("DESK-did-you-mean.png")));
      page.locator(".notes a").click();
      page.waitForURL("**/search?q=retrieval&mode=keyword");
      assertThat(page.locator("article").count()).isPositive();
    }
  }

  @Test
  void withoutJavaScriptTheSearchWorks() {
    try (BrowserContext context = context(Reader.NO_SCRIPT)) {
      Page page = open(context, "/help", new ArrayList<>());
      page.fill("#q", "dense retrieval");
      page.click(".search button");
      page.waitForURL("**/search?q=dense+retrieval");
      page.locator("article .headline a").first().click();
      page.waitForURL("**/paper/**");
      assertThat(page.locator("h1").count()).isEqualTo(1);
    }
  }
}
