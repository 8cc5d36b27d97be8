package io.broadsheet.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The real browser that pages are tried in. It asks the network for nothing: it resolves no name
/// but this machine's own.
public final class Chromium implements AutoCloseable {
  /// Where the pictures of the pages go.
  public static final Path PICTURES = Path.of("target/pictures");

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /// Skips the tests, and says so, where there is no such browser.
  public static void assumeThere() {
    boolean there = Files.isExecutable(PROGRAM);
    if (!there) {
      System.out.println("skipped: the browser " + PROGRAM + " is not here");
    }
    assumeTrue(there, () -> "the browser " + PROGRAM + " is not here");
  }

  public static Chromium start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(PROGRAM)
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1,EXCLUDE localhost"));
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  /// A reader who has been nowhere yet.
  ///
  /// @param site that paths are of
  /// @param screen it is read on
  /// @param scripts whether pages may run JavaScript
  public BrowserContext visit(String site, Screen screen, boolean scripts) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setViewportSize(screen.width(), screen.height())
            .setJavaScriptEnabled(scripts)
            .setLocale(screen.locale())
            .setBaseURL(site);
    if (screen.dark()) {
      options.setColorScheme(ColorScheme.DARK);
    }
    return browser.newContext(options);
  }

  /// What a page is read on.
  ///
  /// @param width of the window, in CSS pixels
  /// @param height of the window, in CSS pixels
  /// @param dark whether the reader prefers dark pages
  /// @param locale of the browser, BCP 47
  public record Screen(int width, int height, boolean dark, String locale) {}

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
