package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.text.TexToText;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every page that a reader comes to, and those of errors and of nothing found, has no English of
/// ours in it when it is asked for in Chinese.
class ChinesePagesTest {
  private static final int MOST_PAGES = 120;

  private static final List<String> STARTS =
      List.of(
          "/",
          "/help",
          "/status",
          "/settings",
          "/topics",
          "/trending",
          "/day/2025-11-22",
          "/day/2025-13-45",
          "/week/2025-W47",
          "/month/2025-11",
          "/editions",
          "/category/no.SUCH",
          "/search?q=retrieval&mode=keyword",
          "/search?q=zzzyx&mode=keyword",
          "/search?q=%28open",
          "/search?q=a&page=-1",
          "/paper/2511.00001",
          "/paper/2511.00001?version=1",
          "/paper/9999.99999",
          "/paper/what",
          "/paper/2511.00002/similar",
          "/similar?id=2511.00002&id=2511.00003",
          "/similar",
          "/paper/2511.00002/translation?to=zh",
          "/paper/2511.00002/translation?to=!",
          "/author/nobody-at-all",
          "/nowhere");

  /// Two English words side by side; a name alone is no text of ours.
  private static final Pattern ENGLISH =
      Pattern.compile("\\b[A-Za-z]?[a-z]{1,20}(?:,? [a-z]{2,20}){1,12}\\b");

  private static final List<String> ATTRIBUTES =
      List.of("aria-label", "title", "placeholder", "alt");

  @TempDir private Path folder;

  @Test
  void noPageHasEnglishOfOurs() {
    List<String> english = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(STARTS);
    try (TestLibrary library = new TestLibrary(folder)) {
      List<String> theirs = texts(library);
      while (!open.isEmpty() && seen.size() < MOST_PAGES) {
        String path = open.removeFirst();
        if (!seen.add(path)) {
          continue;
        }
        String asked = path + (path.contains("?") ? "&" : "?") + "lang=zh";
        HttpResponse<String> response = library.web().get(asked, "Accept", "text/html");
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
          continue;
        }
        Document page = Jsoup.parse(response.body());
        assertThat(page.select("html").attr("lang")).as(path).isEqualTo("zh-Hans");
        page.select("a[href^=/]").stream()
            .map(link -> link.attr("href").replaceAll("#.*|[?&]lang=[a-z]+", ""))
            .filter(link -> !link.isEmpty() && !link.startsWith("//"))
            .forEach(open::addLast);
        find(path, page, theirs, english);
      }
    }
    System.out.println("read " + seen.size() + " pages in Chinese");
    assertThat(seen).hasSizeGreaterThan(STARTS.size() + 20);
    assertThat(english).isEmpty();
  }

  @Test
  void englishIsFoundWhereItIs() {
    try (TestLibrary library = new TestLibrary(folder)) {
      List<String> english = new ArrayList<>();
      find("/help", Jsoup.parse(library.web().get("/help?lang=en").body()), List.of(), english);
      assertThat(english).hasSizeGreaterThan(10);
      english.clear();
      find("/nowhere", Jsoup.parse(library.web().get("/nowhere").body()), List.of(), english);
      assertThat(english).isNotEmpty();
    }
  }

  /// What is the papers' own, longest first.
  private static List<String> texts(TestLibrary library) {
    Set<String> texts =
        new LinkedHashSet<>(List.of(TestLibrary.HOSTILE, "<svg onload=window.hacked=5>"));
    library
        .store()
        .scan(
            paper -> {
              texts.add(paper.title());
              texts.add(TexToText.convert(paper.title()));
              paper.authors().forEach(author -> texts.add(author.name()));
            });
    return texts.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /// Looks at all but what is said to be in another language, code, keys, formulas and the names of
  /// time zones.
  private static void find(String path, Document page, List<String> theirs, List<String> english) {
    page.select(
            ".diff span, [lang]:not(html):not([lang^=zh]), script, style, code, kbd, pre, .math, textarea,"
                + " option[value*=/]")
        .remove();
    for (Element element : page.getAllElements()) {
      for (TextNode text : element.textNodes()) {
        note(path, element, text.text(), theirs, english);
      }
      for (String attribute : ATTRIBUTES) {
        note(path, element, element.attr(attribute), theirs, english);
      }
    }
  }

  private static void note(
      String path, Element element, String text, List<String> theirs, List<String> english) {
    String ours = text.replace("bin/broadsheet harvest arxiv", "");
    for (String own : theirs) {
      ours = ours.replace(own, "");
    }
    String beginning = ours.endsWith("…") ? ours.substring(0, ours.length() - 1) : "\n";
    if (theirs.stream().anyMatch(own -> own.startsWith(beginning))) {
      return; // of a title that was cut
    }
    if (path.contains("q=")) {
      String query = path.replaceAll(".*[?&]q=|&.*", "");
      ours = ours.replace(URLDecoder.decode(query, StandardCharsets.UTF_8), "");
    }
    if (ENGLISH.matcher(ours).find()) {
      english.add(path + " <" + element.tagName() + "> " + text.strip());
    }
  }
}
