package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `/trends`, its CSV and its JSON over HTTP: all 51 papers are of 12 November 2025.
class TrendsPagesTest {
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
  void aTopicIsDrawnAndItsFiguresStandInATableThatLeadsToThePapers() {
    Document page = open("/trends?q=filler&q=dense+retrieval&by=week");
    assertThat(page.select("svg.line-plot[role=img] > title")).hasSize(2);
    assertThat(page.select("svg.line-plot .series")).hasSize(4);
    assertThat(page.select(".legend li")).hasSize(2);
    assertThat(page.select(".legend a").first().attr("href"))
        .isEqualTo("/search?q=filler&sort=newest");
    Element row = page.selectFirst("table.figures tbody tr");
    assertThat(row.select("th").text()).isEqualTo("the week of 10 November 2025 in part");
    assertThat(row.select("td").eachText()).containsExactly("45", "88%", "1", "2%", "51");
    String search = row.selectFirst("td a").attr("href");
    assertThat(search).isEqualTo("/search?q=filler&sort=newest&from=2025-11-12&until=2025-11-12");
    assertThat(open(search).selectFirst("h1").text()).contains("45 papers");
    assertThat(page.select("svg.line-plot desc").first().text())
        .contains("filler: 45 papers", "88%");
  }

  @Test
  void withoutAQueryTheLargestCategoriesAreCounted() {
    Document page = open("/trends");
    assertThat(page.select(".legend a").eachText())
        .containsExactly("stat.ML", "cs.CL", "cs.CV", "cs.IR");
    assertThat(page.select("table.figures tbody tr td").eachText()).startsWith("45").endsWith("51");
  }

  @Test
  void aCategorysPageShowsItsPapersADay() {
    Document page = open("/category/stat.ML");
    assertThat(page.select(".days-plot tbody td").eachText()).containsExactly("45");
    assertThat(page.select("a[href^=/trends?as=papers]").attr("href"))
        .isEqualTo("/trends?as=papers&q=cat%3Astat.ML");
    assertThat(open("/category/stat.ML?page=1").select(".days-plot")).hasSize(1);
  }

  @Test
  void nothingFoundSaysSoAndWhatIsAmissIsNamed() {
    assertThat(open("/trends?q=zzzyx").select(".legend").text()).contains("No paper in this time");
    assertThat(open("/trends?q=(retrieval").select(".legend [role=status]").text())
        .contains("parenthesis");
    assertThat(open("/trends?q=retrievall").select(".legend p a").attr("href"))
        .isEqualTo("/trends?q=retrieval");
    assertThat(open("/trends?q=retrieval&from=2020-01-01&until=2020-02-01").text())
        .contains("has no papers in this time");
  }

  @ParameterizedTest
  @CsvSource({
    "q=a&q=b&q=c&q=d&q=e&q=f, at most 5",
    "by=hour, 'one of day, week, month, year'",
    "from=2025-02-30, a day written",
    "from=2025-11-12&until=2025-11-01, is after",
    "as=colour, one of"
  })
  void whatCannotBeMeantIsRefusedByName(String parameters, String says) {
    HttpResponse<String> response = library.web().get("/trends?" + parameters);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(response.body()).text()).contains(says);
  }

  @Test
  void nothingBreaksOutOfThePlot() {
    String hostile = "%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E%22onload%3D1";
    Document page = open("/trends?q=" + hostile + "&q=retrieval");
    assertThat(page.select("main script, main [onload], main foreignObject")).isEmpty();
    assertThat(page.select("main [style], main style")).as("the policy forbids them").isEmpty();
    assertThat(page.select(".trend-queries input").first().attr("value")).startsWith("<script>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/trends?by=day&from=1000-01-01&until=9999-12-31",
        "/trends?by=day&q=retrieval&from=1000-01-01",
        "/trends?q=%20&q=%00&q=a",
        "/trends?q=cat:*&q=-&q=NOT"
      })
  void oddRangesAndQueriesAreAnswered(String path) {
    assertThat(open(path).select("h1").text()).isEqualTo("Trends over time");
  }

  @Test
  void spreadsheetsGetTheFiguresAndNoFormula() {
    HttpResponse<String> response = library.web().get("/trends.csv?q=filler&q=%3Dzzzyx&by=month");
    assertThat(response.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
    List<String> lines = response.body().lines().toList();
    assertThat(lines)
        .containsExactly(
            "query,from,until,whole,papers,all,share",
            "filler,2025-11-12,2025-11-12,false,45,51,0.882353",
            "'=zzzyx,2025-11-12,2025-11-12,false,0,51,0.000000");
  }

  @Test
  void programsGetTheFigures() throws Exception {
    JsonNode answer =
        new JsonMapper().readTree(library.web().get("/api/v1/trends?q=filler").body());
    assertThat(answer.get("by").asText()).isEqualTo("day");
    assertThat(answer.at("/periods/0/all").asInt()).isEqualTo(51);
    assertThat(answer.at("/series/0/papers/0").asInt()).isEqualTo(45);
    assertThat(answer.at("/series/0/shares/0").asDouble()).isEqualTo(45.0 / 51);
    assertThat(library.web().get("/api/v1/trends?by=x").statusCode()).isEqualTo(400);
    assertThat(library.web().get("/api/v1/trends?q=" + "a".repeat(2_001)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void inChineseAllOfItIs() {
    Document page = open("/trends?q=filler&lang=zh");
    assertThat(page.selectFirst("h1").text()).isEqualTo("主题走势");
    assertThat(page.select("svg.line-plot > title").first().text()).contains("占全部论文的比例");
    assertThat(page.select(".actions a, .legend a").eachAttr("href"))
        .allMatch(
            href ->
                href.contains("lang=zh") || href.contains("trends.csv") || href.contains("/api/"));
  }
}
