package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.reader.Follow;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.account.SignUp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a new reader begins, over HTTP.
class StartPagesTest {
  @TempDir private Path folder;
  private TestLibrary library;
  private ReaderStore readers;
  private ReaderId me;
  private FormClient browser;

  @BeforeEach
  void start() {
    library = new TestLibrary(folder);
    readers = library.readers();
    me = readers.readers().getFirst().id();
    browser = new FormClient(library.web().url());
  }

  @AfterEach
  void stop() {
    browser.close();
    library.close();
  }

  @Test
  void theFrontPageOffersItUntilSomethingIsSavedOrFollowed() {
    assertThat(browser.page("/").select(".notice-line a[href=/start]")).hasSize(1);
    assertThat(
            browser.submit("/start", "/start", "action", "begin", "category", "cs.CV").statusCode())
        .isEqualTo(303);
    assertThat(browser.page("/").select("a[href=/start]")).isEmpty();
  }

  @Test
  void categoriesHaveTheirCountsInBothLanguages() {
    Document page = browser.page("/start");
    assertThat(page.select("label:has(input[value=cs.CV])").text())
        .matches("cs\\.CV Computer Vision.* \\d+");
    assertThat(browser.page("/start?lang=zh").select("label:has(input[value=cs.CV])").text())
        .contains("计算机视觉");
  }

  @Test
  void whatIsTickedStaysWhileOneSearchesOn() {
    Document found = search("image retrieval", "category", "cs.CV", "paper", "2511.00001");
    assertThat(found.select("input[value=cs.CV]").hasAttr("checked")).isTrue();
    assertThat(found.select("input[name=paper][value=arxiv:2511.00001], input[value=2511.00001]"))
        .hasSize(1);
    assertThat(found.select("input[name=paper][checked]")).hasSize(1);
    assertThat(found.select("input[name=paper]:not([checked])")).isNotEmpty();
    assertThat(readers.shelf(me).items()).as("nothing is kept by searching").isEmpty();
    assertThat(search("ti:xyzzyplugh").select("[role=status]").text()).contains("xyzzyplugh");
  }

  @Test
  void anAuthorIsToldFromOthersAndFollowedByName() {
    Document found = search("lovelace");
    Element author = found.select("label:has(input[name=author])").first();
    assertThat(author).isNotNull();
    assertThat(author.text())
        .contains("Lovelace")
        .containsPattern("\\d+ papers? in .*the newest: ");
    String key = author.select("input").attr("value");
    assertThat(browser.submit("/start", "/start", "action", "begin", "author", key).statusCode())
        .isEqualTo(303);
    assertThat(readers.follows(me))
        .singleElement()
        .satisfies(
            follow -> {
              assertThat(follow.kind()).isEqualTo(Follow.Kind.AUTHOR);
              assertThat(follow.value()).isEqualTo(key);
              assertThat(follow.label()).contains("Lovelace");
            });
  }

  @Test
  void oneClickKeepsAllAndTheFrontPageShowsItWithReasons() {
    assertThat(browser.page("/").select(".reason").text()).doesNotContain("You follow");
    assertThat(
            browser
                .submit(
                    "/start",
                    "/start",
                    "action",
                    "begin",
                    "category",
                    "cs.CL",
                    "paper",
                    "2511.00001",
                    "paper",
                    "2511.00002")
                .headers()
                .firstValue("location"))
        .hasValue("/");
    assertThat(readers.library(me)).extracting(LibraryItem::isSaved).containsExactly(true, true);
    assertThat(readers.follows(me)).extracting(Follow::value).containsExactly("cs.CL");
    Document front = browser.page("/");
    assertThat(front.select(".reason").text()).contains("You follow cs.CL");
  }

  @Test
  void rubbishIsRefusedAndNothingIsKept() {
    assertThat(browser.post("/start", "action", "begin", "category", "cs.CV").statusCode())
        .as("without a token")
        .isEqualTo(400);
    for (List<String> wrong :
        List.of(
            List.of("paper", "<script>"),
            List.of("paper", "9999.99999"),
            List.of("author", "nobody-at-all"),
            List.of("author", "\""),
            List.of("category", "no category!"),
            List.of("category", "cs.ZZ"),
            List.of("action", "steal"))) {
      List<String> fields = new ArrayList<>(List.of("category", "cs.CV"));
      if (!wrong.getFirst().equals("action")) {
        fields.addAll(List.of("action", "begin"));
      }
      fields.addAll(wrong);
      assertThat(browser.submit("/start", "/start", fields.toArray(String[]::new)).statusCode())
          .as(wrong.toString())
          .isBetween(400, 404);
    }
    List<String> many = new ArrayList<>(List.of("action", "begin"));
    for (int i = 0; i < 41; i++) {
      many.addAll(List.of("category", "cs.A" + (char) ('A' + i / 26) + (char) ('A' + i % 26)));
    }
    assertThat(browser.submit("/start", "/start", many.toArray(String[]::new)).statusCode())
        .isEqualTo(400);
    assertThat(readers.shelf(me).items()).isEmpty();
    assertThat(readers.follows(me)).isEmpty();
    assertThat(browser.submit("/start", "/start", "action", "begin").body())
        .contains("Nothing is ticked yet");
  }

  @Test
  void titlesAuthorsAndQueriesAreTextAndNothingElse() {
    Document found =
        search("\"><script>window.hacked=6</script> Eve", "paper", TestLibrary.ATTACK.toString());
    assertThat(found.select("main script, main img, main svg, [onerror], [onload]")).isEmpty();
    assertThat(found.select("label:has(input[name=paper][checked])").text())
        .contains("<script>window.hacked=1</script>");
    assertThat(found.select("#startq").attr("value"))
        .isEqualTo("\"><script>window.hacked=6</script> Eve");
    Element author = search("Eve").select("input[name=author]").first();
    assertThat(author).isNotNull();
    browser.submit("/start", "/start", "action", "begin", "author", author.attr("value"));
    assertThat(readers.follows(me)).hasSize(1);
    assertThat(browser.page("/settings").select("main script, main img, [onerror]")).isEmpty();
  }

  @Test
  void aQueryOfAnyKindIsAnswered() {
    for (String query :
        List.of("(", "\"", "au:", "AND NOT", "ti:(", "\u0000", "💩", "a".repeat(300), "cat:*.*")) {
      HttpResponse<String> answer =
          browser.submit("/start", "/start", "action", "search", "q", query, "category", "cs.CL");
      assertThat(answer.statusCode()).as(query).isEqualTo(200);
      assertThat(Jsoup.parse(answer.body()).select("input[value=cs.CL]").hasAttr("checked"))
          .as(query)
          .isTrue();
    }
    assertThat(browser.submit("/start", "/start", "action", "search", "q", "x".repeat(3000)))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(400);
  }

  @Test
  void theTokenOfAnotherIsRefused() {
    HttpResponse<String> answer =
        browser.post("/start", "token", "0".repeat(40), "action", "begin", "category", "cs.CV");
    assertThat(answer.statusCode()).isBetween(400, 403);
    assertThat(readers.follows(me)).isEmpty();
  }

  @Test
  void theLanguageAskedForStays() {
    Document page = browser.page("/start?lang=zh");
    assertThat(page.select("form.start").attr("action")).isEqualTo("/start?lang=zh");
    assertThat(
            browser
                .submit("/start", "/start?lang=zh", "action", "begin", "category", "cs.CL")
                .headers()
                .firstValue("location"))
        .hasValue("/?lang=zh");
  }

  @Test
  void beginningTwiceKeepsEachOnce() {
    for (int i = 0; i < 2; i++) {
      browser.submit(
          "/start",
          "/start",
          "action",
          "begin",
          "category",
          "cs.CL",
          "category",
          "cs.CL",
          "paper",
          "2511.00002");
    }
    assertThat(readers.follows(me)).hasSize(1);
    assertThat(readers.library(me)).hasSize(1);
  }

  @Test
  void whoIsNotSignedInIsSentToSignIn(@TempDir Path other) {
    try (TestLibrary server = new TestLibrary(other, Optional.of(SignUp.OPEN));
        FormClient stranger = new FormClient(server.web().url())) {
      HttpResponse<String> answer = stranger.get("/start");
      assertThat(answer.statusCode()).isBetween(302, 303);
      assertThat(answer.headers().firstValue("location").orElse("")).startsWith("/sign-in");
      assertThat(stranger.page("/").select("a[href=/start]")).isEmpty();
    }
  }

  private Document search(String query, String... picked) {
    List<String> fields = new ArrayList<>(List.of("action", "search", "q", query));
    fields.addAll(List.of(picked));
    return Jsoup.parse(browser.submit("/start", "/start", fields.toArray(String[]::new)).body());
  }
}
