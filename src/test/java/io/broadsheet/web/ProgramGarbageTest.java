package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.store.PaperStore;
import io.broadsheet.testing.Seed;
import io.broadsheet.web.page.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a program asks of any address for programs, it is told in `application/problem+json`
/// what is wrong, and nothing of ours fails.
class ProgramGarbageTest {
  private static final List<String> PIECES =
      List.of(
          "%00",
          "%ff",
          "%",
          "%zz",
          "+",
          "'",
          "%22",
          "%3Cscript%3E",
          "%E4%B8%AD",
          "-1",
          "0",
          "99999999999",
          "2147483648",
          "2025-02-30",
          "2025-11-20",
          "0000-00-00",
          "%2B999999-01-01",
          "a".repeat(300),
          "(",
          "OR",
          "ti:",
          "au:%22",
          "%F0%9F%92%A9",
          "..",
          "%2F..%2F",
          "2511.00001",
          "hep-th/9901001",
          "10.1000/",
          "10.1000/example.1",
          "doi:10.1/%7B",
          "cs.CL",
          ";",
          ":",
          "*",
          "%5C",
          "%0d%0aX-Injected:1",
          "x:y",
          "latest");
  private static final List<String> NAMES =
      List.of(
          "q",
          "mode",
          "category",
          "author",
          "from",
          "until",
          "language",
          "sort",
          "offset",
          "limit",
          "facets",
          "lang",
          "page",
          "%00",
          "");

  private static TestLibrary library;
  private static List<Route> routes;

  @BeforeAll
  static void start(@TempDir Path folder) {
    library = new TestLibrary(folder);
    routes = programRoutes(library.store());
  }

  @AfterAll
  static void stop() {
    library.close();
  }

  private static List<Route> programRoutes(PaperStore store) {
    WebServices services = TestWeb.services(store);
    Assets assets = Assets.load();
    Pages pages = new Pages(assets, new LibraryCounts(store), "0.1");
    return Routes.of(services, pages, assets).routes().stream()
        .filter(route -> route.audience() == Route.Audience.PROGRAM)
        .toList();
  }

  @Test
  void garbageIsAnsweredOrRefusedInWords() throws IOException {
    assertThat(routes).hasSizeGreaterThan(15);
    Random random = Seed.random("ProgramGarbageTest");
    for (Route route : routes) {
      for (int i = 0; i < 25; i++) {
        StringBuilder target = new StringBuilder();
        target.append(
            route.pattern().replaceAll("\\{[a-z.]+\\}", "\u0000").replace("\u0000", some(random)));
        for (int n = random.nextInt(4), k = 0; k < n; k++) {
          target.append(k == 0 ? '?' : '&').append(NAMES.get(random.nextInt(NAMES.size())));
          target.append('=').append(some(random));
        }
        check("GET", target.toString());
      }
    }
  }

  @Test
  void aWrongMethodIsRefusedNamingTheRightOnes() throws IOException {
    for (Route route : routes) {
      String target = route.pattern().replaceAll("\\{[a-z.]+\\}", "x");
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE")) {
        String answer = check(method, target);
        assertThat(answer).as(method + " " + target).startsWith("HTTP/1.1 405 ");
        assertThat(answer).containsIgnoringCase("allow: GET, HEAD");
      }
    }
  }

  @Test
  void anIdentifierOfTenThousandLettersIsRefused() throws IOException {
    for (Route route : routes) {
      if (route.pattern().indexOf('{') >= 0) {
        assertThat(check("GET", route.pattern().replaceAll("\\{[a-z.]+\\}", "a".repeat(10_000))))
            .startsWith("HTTP/1.1 414 ");
        assertThat(check("GET", route.pattern().replaceAll("\\{[a-z.]+\\}", "a".repeat(7_000))))
            .matches("(?s)HTTP/1.1 (400|404) .*");
      }
    }
  }

  @Test
  void aPaperThatIsNotHereIsA404InEveryForm() throws IOException {
    for (String form : List.of("bib", "ris", "csl.json", "md", "json")) {
      assertThat(check("GET", "/paper/2301.99999." + form)).startsWith("HTTP/1.1 404 ");
      assertThat(check("GET", "/paper/nonsense." + form)).startsWith("HTTP/1.1 400 ");
    }
    assertThat(check("GET", "/api/v1/papers/10.1234/unknown"))
        .startsWith("HTTP/1.1 404 ")
        .contains("DOI 10.1234/unknown");
  }

  private static String some(Random random) {
    StringBuilder garbage = new StringBuilder();
    for (int n = random.nextInt(3); n >= 0; n--) {
      garbage.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return garbage.toString();
  }

  private static String check(String method, String target) throws IOException {
    String answer = RawRequest.send(library.web().port(), method, target);
    String shown = method + " " + target.substring(0, Math.min(200, target.length()));
    assertThat(answer).as(shown).matches("(?s)HTTP/1.1 (200|400|404|405|414) .*");
    assertThat(answer).as(shown).doesNotContain("\tat ", "Exception");
    int body = answer.indexOf("\r\n\r\n");
    assertThat(answer.substring(0, body)).as(shown).doesNotContain("X-Injected");
    boolean unreadable = answer.contains("Bad Request: the request cannot be read");
    if (!answer.startsWith("HTTP/1.1 200 ") && !unreadable) {
      assertThat(answer.substring(0, body)).as(shown).contains(Reply.PROBLEM);
      assertThat(new JsonMapper().readTree(answer.substring(body + 4)).path("detail").asText())
          .as(shown)
          .isNotEmpty();
    }
    return answer;
  }
}
