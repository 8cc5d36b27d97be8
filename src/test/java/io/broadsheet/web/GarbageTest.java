package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.Seed;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is asked, the answer is neither a 500 nor a stack trace.
class GarbageTest {
  private static final List<String> PIECES =
      List.of(
          "%00",
          "%ff",
          "%",
          "%zz",
          "+",
          "'",
          "%22",
          "<script>".replace("<", "%3C"),
          "%E4%B8%AD",
          "-1",
          "99999999999",
          "2025-02-30",
          "a".repeat(300),
          "(",
          ")",
          "OR",
          "AND%20NOT",
          "ti:",
          "au:%22",
          "%F0%9F%92%A9",
          "..",
          "%2F..%2F",
          "{{7*7}}".replace("{", "%7B"),
          ";",
          ":",
          "*",
          "date:..",
          "cat:*.*",
          "%0d%0aX-Injected:1",
          "~",
          "%5C");
  private static final List<String> PATHS =
      List.of(
          "/search?q=%s",
          "/search?mode=%s",
          "/search?page=%s",
          "/search?from=%s",
          "/search?sort=%s",
          "/search?category=%s&q=x",
          "/search?author=%s",
          "/search?language=%s",
          "/search?lang=%s",
          "/paper/%s",
          "/paper/%s/similar",
          "/similar?id=%s",
          "/similar?id=2511.00001&id=%s",
          "/api/v1/similar?id=%s",
          "/paper/2511.00001?version=%s",
          "/author/%s",
          "/help?lang=%s",
          "/day/%s",
          "/week/%s",
          "/month/%s",
          "/editions/%s",
          "/day/2025-11-20?edition=%s",
          "/category/%s",
          "/category/cs.CL?page=%s",
          "/?lang=%s",
          "/assets/%s/x",
          "/assets/x/%s",
          "/%s",
          "/paper/2511.00001/similar?limit=%s");

  private static TestLibrary library;

  @BeforeAll
  static void start(@TempDir Path folder) {
    library = new TestLibrary(folder);
  }

  @AfterAll
  static void stop() {
    library.close();
  }

  @Test
  void garbageIsAnsweredWithAClearRefusalOrAsWords() throws IOException {
    Random random = Seed.random("GarbageTest");
    for (int i = 0; i < 300; i++) {
      String pattern = PATHS.get(random.nextInt(PATHS.size()));
      StringBuilder garbage = new StringBuilder();
      for (int n = random.nextInt(3); n >= 0; n--) {
        garbage.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String path = pattern.replace("%s", garbage);
      String answer =
          raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).matches("(?s)HTTP/1.1 (200|302|400|404|414) .*");
      assertThat(answer).as(path).doesNotContain("\tat ", "Exception");
      assertThat(answer.substring(0, answer.indexOf("\r\n\r\n")))
          .as(path)
          .doesNotContain("X-Injected");
    }
  }

  @Test
  void aBadParameterIsNamedWithWhatIsAccepted() {
    assertThat(refusal("/search?page=x")).contains("page", "a whole number from 1 to 501");
    assertThat(refusal("/search?mode=fuzzy")).contains("mode", "hybrid, keyword, semantic");
    assertThat(refusal("/search?from=yesterday")).contains("from", "2025-11-20");
    assertThat(refusal("/search?lang=tlh")).contains("lang", "en or zh");
    assertThat(refusal("/search?q=%ff")).contains("parameter q is not UTF-8");
    assertThat(refusal("/search?q=%25%")).contains("cannot be read");
  }

  private static String refusal(String path) {
    try {
      String answer =
          raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 400 ");
      return answer.replace("&#34;", "\"");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aHostThatIsNotOursIsRefused() throws IOException {
    assertThat(raw("GET /help HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421 ");
    assertThat(raw("GET /help HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(raw("GET /help HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void whatIsTooLongIsRefusedBySize() throws IOException {
    String close = "Host: localhost\r\nConnection: close\r\n";
    assertThat(raw("GET /search?q=" + "a".repeat(9_000) + " HTTP/1.1\r\n" + close + "\r\n"))
        .startsWith("HTTP/1.1 414 ");
    assertThat(raw("GET /search?q=" + "a".repeat(2_500) + " HTTP/1.1\r\n" + close + "\r\n"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(raw("GET /" + "a".repeat(60_000) + " HTTP/1.1\r\n" + close + "\r\n"))
        .startsWith("HTTP/1.1 414 ");
    assertThat(raw("GET /help HTTP/1.1\r\n" + close + "X: " + "a".repeat(60_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
    assertThat(raw("POST /help HTTP/1.1\r\n" + close + "Content-Length: 99999999\r\n\r\n"))
        .matches("(?s)HTTP/1.1 (405|413) .*");
  }

  @Test
  void aHostileTextIsShownAsTextEverywhere() {
    for (String path :
        List.of(
            "/paper/2511.00666",
            "/paper/2511.00666?lang=zh",
            "/search?q=window.hacked",
            "/search?q=%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E",
            "/paper/%3Cscript%3Ewindow.hacked")) {
      HttpResponse<String> response = library.web().get(path);
      assertThat(response.statusCode()).as(path).isIn(200, 404);
      assertThat(response.body())
          .as(path)
          .doesNotContain("<script>window", "<img src=x", "<svg onload", "href=\"javascript:");
    }
  }

  private static String raw(String request) throws IOException {
    return RawRequest.send(library.web().port(), request);
  }
}
