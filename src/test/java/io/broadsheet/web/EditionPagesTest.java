package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.Batch;
import io.broadsheet.store.CategoryBatch;
import io.broadsheet.store.Database;
import io.broadsheet.store.HarvestCounts;
import io.broadsheet.store.HarvestReport;
import io.broadsheet.store.HarvestRun;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.translate.SqlTranslationStore;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The front page and its sisters over HTTP, on a library of three days: 70 papers on Wednesday 19
/// November 2025, 3 on Thursday 20, 2 on Friday 14; the clock stands at Thursday 09:00 in Berlin.
class EditionPagesTest {
  private static final LocalDate THURSDAY = LocalDate.of(2025, 11, 20);
  private final SettableClock clock = new SettableClock(TestWeb.NOW);
  @TempDir Path folder;
  private PaperStore store;
  private TestWeb web;

  @BeforeEach
  void start() {
    Database database = TestWeb.database(folder);
    store = new SqlPaperStore(database);
    WebServices base = TestWeb.services(store);
    EditionServices editions = TestWeb.editions(store, clock);
    EditionServices withStatus =
        new EditionServices(
            editions.editor(),
            editions.trending(),
            editions.sample(),
            editions.calendar(),
            editions.maps(),
            EditionPagesTest::status);
    web =
        TestWeb.over(
            new WebServices(
                store,
                base.search(),
                base.similar(),
                base.trends(),
                withStatus,
                TestWeb.reading(new SqlTranslationStore(database)),
                base.operations(),
                clock,
                "0.1"),
            database);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private void fill() {
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      String[] categories =
          i % 10 == 0 ? new String[] {"math.AG", "cs.CL"} : new String[] {"cs.CL"};
      papers.add(paper(100 + i, "Wednesday <b>paper</b> " + i, THURSDAY.minusDays(1), categories));
    }
    for (int i = 0; i < 3; i++) {
      papers.add(paper(300 + i, "Thursday paper " + i, THURSDAY, "cs.AI"));
    }
    for (int i = 0; i < 2; i++) {
      papers.add(paper(400 + i, "Friday paper " + i, THURSDAY.minusDays(6), "new.XX"));
    }
    PaperTranslation chinese =
        new PaperTranslation(PaperId.arxiv("2511.00300"), "zh", "星期四的论文", null, "谷歌翻译", null, null);
    store.write(new Batch(papers, List.of(), List.of(chinese), List.of(), List.of()));
  }

  private static Paper paper(int number, String title, LocalDate day, String... categories) {
    return Paper.builder(PaperId.arxiv("2511.%05d".formatted(number)), title)
        .abstractText("We say something. ".repeat(1 + number % 7))
        .language("en")
        .authors(List.of(Author.named("Ada Lovelace"), Author.named("Emmy Noether")))
        .categories(List.of(categories))
        .announcedOn(day)
        .build();
  }

  private static SystemStatus status() {
    HarvestRun run =
        new HarvestRun(
            1,
            "arxiv",
            "cs",
            TestWeb.NOW.minusSeconds(60),
            TestWeb.NOW,
            HarvestRun.Outcome.STALLED,
            new HarvestCounts(1, 20, 3, 0, 5, 0),
            "arXiv asks for <patience>");
    return new SystemStatus(
        TestWeb.NOW,
        75,
        List.of(new SystemStatus.Queue(SystemStatus.Queue.Kind.EMBEDDING, "tiny", 10, 600, 20)),
        new HarvestReport(
            List.of(
                new HarvestReport.SourceStatus(
                    run, null, TestWeb.NOW.plusSeconds(40), "arxiv", 17)),
            List.of(
                new CategoryBatch(
                    "arxiv-feed",
                    "cs.CL",
                    CategoryBatch.State.QUIET_DAY,
                    THURSDAY,
                    82,
                    4,
                    5,
                    TestWeb.NOW))),
        List.of(new SystemStatus.Version("Java", "25")));
  }

  private Document open(String path) {
    HttpResponse<String> response = web.get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(response.body(), web.url() + path);
  }

  @Test
  void theNewestDayIsOnTheFrontPage() {
    fill();
    Document page = open("/");
    assertThat(page.selectFirst("h1").text()).isEqualTo("Thursday, 20 November 2025");
    assertThat(page.selectFirst(".dateline .status").text())
        .isEqualTo(
            "3 new papers in 1 category. Next: Thursday 20:00 New York, Friday 02:00 your time.");
    assertThat(page.select(".lead article.card")).hasSize(1);
    assertThat(page.selectFirst(".lead .reason").text())
        .isEqualTo("First of the day’s 3 papers in cs.AI");
    assertThat(page.select(".notice-line")).isEmpty();
    assertThat(page.select("nav.days [aria-current=date]").text()).isEqualTo("20");
    assertThat(page.select("nav.days a").eachAttr("href"))
        .containsExactly(
            "/day/2025-11-14",
            "/day/2025-11-19",
            "/day/2025-11-20",
            "/week/2025-W47",
            "/month/2025-11",
            "/editions/2025");
  }

  @Test
  void everyPaperOfADayIsOnItsPageOnce() {
    fill();
    Document page = open("/day/2025-11-19");
    List<String> links =
        page.select("main .lead, main .section:not(aside .section)").stream()
            .flatMap(section -> section.select("a[href^=/paper/]").stream())
            .map(link -> link.attr("href"))
            .distinct()
            .toList();
    Set<String> papers = new HashSet<>();
    store
        .announced(THURSDAY.minusDays(1), THURSDAY.minusDays(1), 100)
        .forEach(paper -> papers.add("/paper/" + paper.id()));
    assertThat(links).containsExactlyInAnyOrderElementsOf(papers);
    assertThat(page.html()).doesNotContain("<b>paper</b>");
    assertThat(page.select(".also details summary").text()).contains("more in");
  }

  @Test
  void thePlotHasItsTable() {
    fill();
    Document page = open("/");
    assertThat(page.select(".days-plot svg").attr("role")).isEqualTo("img");
    assertThat(page.select(".days-plot svg").attr("aria-label"))
        .isEqualTo(
            "Papers a day from 22 October 2025 to 20 November 2025: 75 in all, 70 on the fullest"
                + " day. The table below has every day.");
    assertThat(page.select(".days-plot rect")).hasSize(3);
    assertThat(page.select(".days-plot tbody tr").eachText())
        .containsExactly("20 November 2025 3", "19 November 2025 70", "14 November 2025 2");
  }

  @Test
  void nothingOnThePageIsStyledOrScriptedInline() {
    fill();
    for (String path : List.of("/", "/week/2025-W47", "/topics", "/trending", "/status")) {
      Document page = open(path);
      assertThat(page.select("[style], style, script:not([src])")).as(path).isEmpty();
      for (Element element : page.getAllElements()) {
        assertThat(element.attributes().asList())
            .as(path)
            .noneMatch(attribute -> attribute.getKey().startsWith("on"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/day/2025-11-16 | Nothing was announced on Sunday, 16 November 2025. Below is the edition"
            + " of Friday, 14 November 2025. | Friday, 14 November 2025",
        "/day/2026-01-05 | Monday, 5 January 2026 is not printed yet; the next announcement is"
            + " Thursday 20:00 New York, Friday 02:00 your time. Below is the newest edition, of"
            + " Thursday, 20 November 2025. | Thursday, 20 November 2025",
        "/day/2020-02-29 | Nothing in the library is as old as Saturday, 29 February 2020. Below"
            + " is its first edition, of Friday, 14 November 2025. | Friday, 14 November 2025",
      })
  void aDayWithoutPapersSaysWhyAndShowsTheNearestEdition(
      String path, String notice, String heading) {
    fill();
    Document page = open(path);
    assertThat(page.select(".notice-line").text()).isEqualTo(notice);
    assertThat(page.selectFirst("h1").text()).isEqualTo(heading);
  }

  @Test
  void aQuietSaturdaySaysWhenThereIsSomethingNew() {
    fill();
    clock.set(Instant.parse("2025-11-22T09:00:00Z"));
    Document today = open("/day/2025-11-22");
    assertThat(today.select(".notice-line").text())
        .isEqualTo(
            "Nothing is announced for Saturday, 22 November 2025; nothing new until Sunday 20:00"
                + " New York, Monday 02:00 your time. Below is the edition of Thursday, 20 November"
                + " 2025.");
    assertThat(open("/").selectFirst(".dateline .status").text())
        .endsWith("Next: Sunday 20:00 New York, Monday 02:00 your time.");
  }

  @Test
  void anOldLibrarySaysHowOldItIs() {
    fill();
    clock.set(Instant.parse("2025-12-20T09:00:00Z"));
    assertThat(open("/").select(".notice-line").text())
        .startsWith("The newest papers here are of Thursday, 20 November 2025, 30 days old.");
  }

  @Test
  void chineseReadersReadTranslationsWithTheirEngine() {
    fill();
    Document page = open("/?lang=zh");
    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("zh-Hans");
    assertThat(page.selectFirst("h1").text()).isEqualTo("2025年11月20日 星期四");
    assertThat(page.select("article.card .headline").eachText()).contains("星期四的论文");
    assertThat(page.select(".attribution").text()).contains("谷歌翻译");
    assertThat(page.select("main a[href^=/paper/]").eachAttr("href"))
        .allMatch(href -> href.endsWith("?lang=zh"));
  }

  @Test
  void anEmptyLibraryOpensWithTheSample() {
    for (String path : List.of("/", "/day/2025-11-20")) {
      Document page = open(path);
      assertThat(page.selectFirst("h1").text()).isEqualTo("Sample edition");
      assertThat(page.select(".sample-note").text())
          .contains("replaced by the first harvest or import")
          .contains("bin/broadsheet harvest arxiv")
          .contains("bin/broadsheet import");
      assertThat(page.select("article.card")).hasSize(82);
      assertThat(page.select("article .headline a").eachAttr("href"))
          .allMatch(href -> href.startsWith("https://arxiv.org/abs/"));
      assertThat(page.select("a[href^=/paper/]")).isEmpty();
    }
    assertThat(open("/?lang=zh").select(".synopsis").first().text())
        .matches(text -> text.codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF));
    fill();
    assertThat(open("/").selectFirst("h1").text()).isEqualTo("Thursday, 20 November 2025");
  }

  @Test
  void aWeekAndAMonthShowTheirDaysNewestFirst() {
    fill();
    Document week = open("/week/2025-W47");
    assertThat(week.selectFirst("h1").text()).isEqualTo("Week 47 of 2025");
    assertThat(week.select(".section h2 a").eachAttr("href"))
        .containsExactly("/day/2025-11-20", "/day/2025-11-19");
    assertThat(week.select("a[rel=prev]").attr("href")).isEqualTo("/week/2025-W46");
    assertThat(week.select("a[rel=next]")).isEmpty();
    Document month = open("/month/2025-11");
    assertThat(month.selectFirst("h1").text()).isEqualTo("November 2025");
    assertThat(month.select(".days-plot rect")).hasSize(3);
    assertThat(open("/week/2024-W01").select(".notice-line").text())
        .isEqualTo("Nothing was announced in this time.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/day/2025-13-01",
        "/day/today",
        "/day/1200-01-01",
        "/day/+12025-01-01",
        "/week/2025-W54",
        "/week/2025-W53",
        "/week/2025-W00",
        "/week/2025-47",
        "/month/2025-00",
        "/month/2025",
        "/category/cs.CL?page=0",
        "/category/cs.CL?page=x",
      })
  void whatIsNoDateIsRefusedWithTheRightShape(String path) {
    HttpResponse<String> response = web.get(path);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(response.body()).select(".detail").text()).isNotBlank();
  }

  @Test
  void aCategoryShowsItsDaysAndMarksCrossLists() {
    fill();
    Document first = open("/category/cs.CL");
    assertThat(first.selectFirst("h1").text()).isEqualTo("Computation and Language");
    assertThat(first.select("article.card")).hasSize(50);
    assertThat(first.select(".reason").eachText())
        .isNotEmpty()
        .containsOnly("Cross-listed from math.AG");
    assertThat(first.select("link[type=application/atom+xml]").attr("href"))
        .isEqualTo("/feed/category/cs.CL.atom");
    Document second = open(first.select("a[rel=next]").attr("href"));
    assertThat(second.select("article.card")).hasSize(20);
    assertThat(second.select("a[rel=next]")).isEmpty();
    assertThat(open("/category/new.XX").select("article.card")).hasSize(2);
    assertThat(open("/category/hep-th").select(".notice-line")).hasSize(1);
  }

  @Test
  void anUnknownCategorySuggestsNearOnes() {
    fill();
    HttpResponse<String> response = web.get("/category/cs.CLL");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Jsoup.parse(response.body()).select(".detail").text()).contains("cs.CL");
    assertThat(web.get("/category/cs.SY").headers().firstValue("Location"))
        .contains("/category/eess.SY");
  }

  @Test
  void topicsListAllCategoriesWithTheirCounts() {
    fill();
    Document page = open("/topics");
    assertThat(page.select(".topics li").eachText())
        .contains("cs.CL Computation and Language 70 papers", "new.XX new.XX 2 papers");
    assertThat(open("/topics?lang=zh").select(".section h2").eachText()).contains("计算机科学");
  }

  @Test
  void trendingExplainsItselfWhenTheLibraryIsTooYoung() {
    fill();
    Document page = open("/trending");
    assertThat(page.select(".notice-line").text()).contains("at least 100 papers");
    assertThat(page.select("#formula").text()).contains("0.6 · topic", "0.4 · votes");
  }

  @Test
  void theStatusShowsSourcesBatchesAndBacklog() {
    Document page = open("/status");
    assertThat(page.select("td.bad").text()).startsWith("stalled, tried again");
    assertThat(page.select("table").eachText().toString())
        .contains("arXiv asks for <patience>")
        .contains("20 Nov 09:00")
        .contains("17 (arxiv)")
        .contains("quiet day")
        .contains("Embeddings tiny 10 600 20/s 30 s");
    assertThat(page.select("dl.facts").text()).contains("Java 25");
  }
}
