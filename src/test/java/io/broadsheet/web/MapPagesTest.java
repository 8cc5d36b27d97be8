package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `/map/2025-11-12` over HTTP; the withdrawn one of the library's 51 papers is not announced.
class MapPagesTest {
  private static TestLibrary library;

  @BeforeAll
  static void start(@TempDir Path folder) {
    library = new TestLibrary(folder);
  }

  @AfterAll
  static void stop() {
    library.close();
  }

  private static Document open(String path) {
    HttpResponse<String> response = library.web().get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(response.body(), library.web().url() + path);
  }

  @Test
  void everyPaperOfTheDayIsADotThatLeadsToItAndALineOfTheList() {
    Document page = open("/map/2025-11-12");
    List<String> dots = page.select(".day-map svg a").eachAttr("href");
    assertThat(dots).hasSize(50).doesNotHaveDuplicates().allMatch(h -> h.startsWith("/paper/"));
    Set<String> listed = new HashSet<>(page.select(".map-groups li a").eachAttr("href"));
    assertThat(listed).isEqualTo(new HashSet<>(dots));
    assertThat(page.select(".day-map svg a").eachAttr("aria-label")).hasSize(50);
    assertThat(page.select(".map-groups h2")).hasSameSizeAs(page.select(".names text"));
    assertThat(page.select(".day-map svg > title, .day-map svg > desc")).hasSize(2);
    assertThat(page.select("main script, main [style], main img, main [onload]")).isEmpty();
  }

  @Test
  void theFrontPageOfTheDayLeadsThere() {
    assertThat(open("/day/2025-11-12").select("a[href=/map/2025-11-12]")).hasSize(1);
    assertThat(open("/map/2025-11-12").select("a[href=/day/2025-11-12]")).hasSize(1);
  }

  @Test
  void inChineseTitlesAreTranslatedWhereTheyCanBe() {
    Document page = open("/map/2025-11-12?lang=zh");
    assertThat(page.selectFirst("h1").text()).isEqualTo("2025年11月12日论文地图");
    assertThat(page.select(".day-map a[lang=zh]").eachAttr("aria-label"))
        .contains("CompoDiff：基于潜在扩散的多功能组合图像检索");
  }

  @Test
  void aDayWithoutPapersLeadsToTheOneBefore() {
    HttpResponse<String> answer = library.web().get("/map/2025-11-15?lang=zh");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location")).hasValue("/map/2025-11-12?lang=zh");
  }

  @Test
  void anEmptyLibrarySaysSo(@TempDir Path empty) {
    try (TestWeb web = TestWeb.empty(empty)) {
      HttpResponse<String> answer = web.get("/map/2025-11-12");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Jsoup.parse(answer.body()).text()).contains("no announced papers yet");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"today", "2025-02-30", "0001-01-01", "%3Cscript%3E", "9999-12-31"})
  void whatIsNoDayIsRefused(String date) {
    assertThat(library.web().get("/map/" + date).statusCode()).isEqualTo(400);
  }
}
