package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.Chromium;
import io.broadsheet.translate.SourceHash;
import io.broadsheet.translate.Translation;
import io.broadsheet.translate.TranslationField;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Translated pages in real Chromium: on a desk, on a phone, in the dark, and corrected without
/// JavaScript.
class TranslationBrowserTest {
  private static final PaperId PAPER = PaperId.arxiv("2510.00001");
  private static final String TITLE = "Filler study number 1";
  private static final String ABSTRACT = "Filler about retrieval. It measures thing 0 with care.";

  private static TestLibrary library;
  private static Chromium chromium;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Chromium.assumeThere();
    library = new TestLibrary(folder);
    put(TranslationField.TITLE, "填充研究之一", TITLE);
    put(TranslationField.ABSTRACT, "关于检索的填充。它仔细地测量事物0。", ABSTRACT);
    chromium = Chromium.start();
  }

  private static void put(TranslationField field, String text, String source) {
    library
        .translations()
        .put(
            new Translation(
                0,
                PAPER,
                field,
                "zh",
                text,
                Translation.Origin.MACHINE,
                "FakeMT",
                "fake-1",
                1,
                LocalDate.of(2025, 11, 19),
                SourceHash.of(source),
                "",
                List.of(),
                List.of(),
                false));
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

  private static BrowserContext context(int width, int height, boolean dark, boolean scripts) {
    return chromium.visit(
        library.web().url(), new Chromium.Screen(width, height, dark, "zh-CN"), scripts);
  }

  @ParameterizedTest
  @CsvSource({"desk,1280,900,false", "phone,390,844,false", "dark,1280,900,true"})
  void translatedPagesReadWellAndAreAccessible(String name, int width, int height, boolean dark) {
    List<String> troubles = new ArrayList<>();
    try (BrowserContext context = context(width, height, dark, true)) {
      for (String path :
          List.of("/paper/2510.00001", "/paper/2510.00001/translation?to=zh", "/settings")) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> troubles.add(path + " console: " + message.text()));
        page.onPageError(error -> troubles.add(path + " error: " + error));
        page.navigate(path);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(
                    Chromium.PICTURES.resolve(
                        "zh-" + name + path.replaceAll("[^A-Za-z0-9.]+", "-") + ".png")));
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("zh-Hans");
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as("%s does not scroll sideways", path)
            .isEqualTo(width);
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations()
            .forEach(rule -> troubles.add(path + " " + rule.getId()));
        page.close();
      }
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void theSentenceUnderThePointerIsLitInBothLanguages() {
    try (BrowserContext context = context(1280, 900, false, true)) {
      Page page = context.newPage();
      page.navigate("/paper/2510.00001");
      page.hover("section[lang=zh] [data-s='1']");
      assertThat(page.locator("section[lang=en] [data-s='1'].lit").count()).isEqualTo(1);
      assertThat(page.locator("section[lang=zh] [data-s='1'].lit").count()).isEqualTo(1);
      page.hover("h1");
      assertThat(page.locator(".lit").count()).isZero();
    }
  }

  @Test
  void aReaderCorrectsATranslationWithoutJavaScript() {
    try (BrowserContext context = context(1280, 900, false, false)) {
      Page page = context.newPage();
      page.navigate("/paper/2511.00001/translation?to=zh");
      page.fill("#title", "范数的尖锐界");
      page.fill("#abstract", "我们证明了一个界。");
      page.click("button[value=correct]");
      page.waitForURL("**/paper/2511.00001");
      assertThat(page.locator(".sidebyside section[lang=zh]").innerText()).contains("我们证明了一个界。");
      assertThat(page.locator("h1").innerText()).contains("范数的尖锐界");
    }
  }
}
