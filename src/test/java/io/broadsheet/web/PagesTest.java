package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
  private static TestLibrary library;

  @BeforeAll
  static void start(@TempDir Path folder) {
    library = new TestLibrary(folder);
  }

  @AfterAll
  static void stop() {
    library.close();
  }

  private static Document page(String path, String... headers) {
    HttpResponse<String> response = library.web().get(path, headers);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(response.body(), library.web().url() + path);
  }

  @Test
  void aSearchShowsTheMatchingSentenceTheTotalFacetsAndPages() {
    Document page = page("/search?q=retrieval&mode=keyword");

    assertThat(page.select("h1").text()).contains("49 papers by words");
    assertThat(page.select("article.card")).hasSize(20);
    assertThat(page.select("article.card mark").eachText()).contains("retrieval");
    assertThat(page.select(".facets li").text()).contains("cs.CL", "stat.ML");
    assertThat(page.select(".facets rect").first().attr("width")).isEqualTo("100");
    assertThat(page.select(".paging a[rel=next]").attr("href")).contains("page=2");
    assertThat(page.select("link[type=application/atom+xml]").attr("href"))
        .isEqualTo("/feed/search.atom?q=retrieval&mode=keyword");
    Document last = page("/search?q=retrieval&mode=keyword&page=3");
    assertThat(last.select("article.card")).hasSize(9);
    assertThat(last.select(".paging a[rel=next]")).isEmpty();
    assertThat(last.select("ol.hits").attr("start")).isEqualTo("41");
  }

  @Test
  void aFilterIsAChipThatTakesItselfAway() {
    Document page =
        page("/search?q=retrieval&category=stat.ML&author=Lovelace&from=2025-01-01&language=en");

    List<Element> chips = page.select(".chips a");
    assertThat(chips).hasSize(4);
    assertThat(chips.getFirst().text()).startsWith("stat.ML");
    assertThat(chips.getFirst().attr("href"))
        .doesNotContain("category=")
        .contains("author=Lovelace");
    assertThat(page.select(".facets a[aria-current=true]").eachText())
        .anyMatch(text -> text.startsWith("stat.ML"));
  }

  @Test
  void everyIdentifierLeadsToItsPaper() {
    for (String shape :
        List.of(
            "2511.00001",
            "arXiv:2511.00001v2",
            "https%3A%2F%2Farxiv.org%2Fpdf%2F2511.00001",
            "10.1000%2Fexample.1")) {
      HttpResponse<String> response = library.web().get("/search?q=" + shape);
      assertThat(response.statusCode()).as(shape).isEqualTo(302);
      assertThat(response.headers().firstValue("Location")).contains("/paper/2511.00001");
    }
  }

  @Test
  void anEmptyResultSaysWhatWasSearchedAndWhatToTry() {
    Document page = page("/search?q=zzzyx&mode=keyword&category=cs.RO");

    assertThat(page.select(".empty").text())
        .contains("Nothing found", "51 papers", "zzzyx", "without filters", "by meaning");
  }

  @Test
  void aQueryThatDoesNotParseIsAnsweredWithANote() {
    Document page = page("/search?q=%28retrieval");

    assertThat(page.select(".notes li")).isNotEmpty();
    assertThat(page.select("article.card")).isNotEmpty();
  }

  @Test
  void aPaperShowsItsFactsAndIsReadByCitationManagers() {
    Document page = page("/paper/2511.00001");

    assertThat(page.select("h1").text()).doesNotContain("$").contains("Sharp bounds");
    assertThat(page.select(".math[data-tex]")).isNotEmpty();
    assertThat(page.select(".actions a").eachAttr("href"))
        .contains(
            "https://arxiv.org/abs/2511.00001",
            "https://arxiv.org/pdf/2511.00001",
            "https://doi.org/10.1000/example.1",
            "https://github.com/example/zeta_bounds",
            "/paper/2511.00001.bib",
            "/paper/2511.00001.csl.json");
    assertThat(page.select(".facts").text())
        .contains("12 November 2025", "v1", "v2", "12 pages, 4 figures", "10.1000/example.1");
    assertThat(page.select("meta[name=citation_author]").eachAttr("content"))
        .containsExactly("Lovelace, Ada", "Wang, Zhangyang");
    assertThat(page.select("meta[name=citation_date]").attr("content")).isEqualTo("2025/11/03");
    assertThat(page.select("meta[name=citation_title]").attr("content")).doesNotContain("$");
    assertThat(page.select("link[rel=canonical]").attr("href"))
        .isEqualTo(library.web().url() + "/paper/2511.00001");
    assertThat(page.select("a[href=/author/lovelace-ada]").text()).isEqualTo("Ada Lovelace");
    assertThat(page.select("article.brief")).hasSize(8);
  }

  @Test
  void aTranslationSaysWhoseItIsAndOnlyWhatIsKnown() {
    Document english = page("/paper/2511.00002");
    assertThat(english.select("h1").attr("lang")).isEqualTo("en");
    assertThat(english.select(".sidebyside .attribution").text())
        .isEqualTo("Translated by 谷歌翻译. Correct it");

    Document chinese = page("/paper/2511.00002?lang=zh");
    assertThat(chinese.select("html").attr("lang")).isEqualTo("zh-Hans");
    assertThat(chinese.select("h1").attr("lang")).isEqualTo("zh");
    assertThat(chinese.select("h1").text()).contains("潜在扩散");
    assertThat(chinese.select(".othertitle").text()).contains("Latent Diffusion");
    assertThat(chinese.select("nav.main a").first().attr("href")).isEqualTo("/?lang=zh");
    assertThat(page("/paper/2511.00002", "Accept-Language", "zh-CN,zh;q=0.9").select("h1").text())
        .contains("潜在扩散");
  }

  @Test
  void aPaperOfManyAuthorsFoldsMostOfThem() {
    Document page = page("/paper/2511.00003");

    assertThat(page.select("p.authors a")).hasSize(12);
    assertThat(page.select("details.authors a")).hasSize(48);
    assertThat(page.select("details.authors summary").text()).isEqualTo("and 48 more authors");
  }

  @Test
  void aRevisionShowsWhatChanged() {
    Document page = page("/paper/2511.00004");

    assertThat(page.select("#changes del").eachText()).containsExactly("First", "once.");
    assertThat(page.select("#changes ins").eachText()).containsExactly("Second", "twice.");
  }

  @Test
  void anOldStyleIdentifierIsAPathOfTwoPartsAndAWithdrawnPaperSaysSo() {
    Document page = page("/paper/hep-th/9901001");

    assertThat(page.select(".flag").text()).startsWith("Withdrawn.");
    assertThat(page("/paper/hep-th/9901001/similar").select("h1").text()).contains("strings");
  }

  @Test
  void papersLikeSeveralAreFoundByAddingOneAfterTheOther() {
    Document one = page("/paper/2511.00002/similar");
    assertThat(one.select(".examples-alike")).isEmpty();
    String more = one.select(".also a").first().attr("href");
    assertThat(more).startsWith("/similar?id=2511.00002&id=");

    Document two = page(more);
    assertThat(two.select("h1").text()).isEqualTo("2 papers");
    assertThat(two.select(".examples-alike li")).hasSize(2);
    String second = two.select(".examples-alike li").last().select("a").first().attr("href");
    assertThat(two.select("article.card .headline a").eachAttr("href"))
        .isNotEmpty()
        .doesNotContain("/paper/2511.00002", second);
    assertThat(two.select(".examples-alike li").last().select("a.small").attr("href"))
        .isEqualTo("/paper/2511.00002/similar");
    assertThat(two.title()).contains("and 1 more");
    assertThat(library.web().get("/similar").statusCode()).isEqualTo(400);
    assertThat(library.web().get("/similar?id=2511.99999").statusCode()).isEqualTo(404);
    assertThat(library.web().get("/similar?" + "id=2511.00001&".repeat(21)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aSearchSaysOfEachPaperWhyItWasFound() {
    String reason =
        page("/search?q=retrieval+date:2020..2030&mode=keyword").select(".reason").first().text();
    assertThat(reason).contains("retrieval").contains(" of ").contains("20");
    assertThat(page("/search?q=retrieval&mode=keyword&lang=zh").select(".reason").first().text())
        .matches(".*(标题|摘要)：.*[Rr]etrieval.*");
  }

  @Test
  void aVersionInTheAddressIsMarkedOnThePage() {
    HttpResponse<String> redirect = library.web().get("/paper/2511.00001v1");
    assertThat(redirect.statusCode()).isEqualTo(302);
    assertThat(redirect.headers().firstValue("Location")).contains("/paper/2511.00001?version=1");

    assertThat(page("/paper/2511.00001?version=1").select(".flag").text())
        .contains("version 1", "newest version is 2");
    assertThat(page("/paper/2511.00001?version=2").select(".flag")).isEmpty();
  }

  @Test
  void anUnknownPaperOffersItsPageAtTheSource() {
    HttpResponse<String> response = library.web().get("/paper/1706.03762");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Jsoup.parse(response.body()).select(".notice a").eachAttr("href"))
        .contains("https://arxiv.org/abs/1706.03762");
    assertThat(library.web().get("/paper/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void anAuthorHasPapersNewestFirstAPlotWithItsTableAndCoauthors() {
    Document page = page("/author/lovelace-ada");

    assertThat(page.select("h1").text()).isEqualTo("Ada Lovelace");
    assertThat(page.select("article.card")).hasSizeGreaterThan(40);
    assertThat(page.select("svg.plot[role=img] title").first().text()).contains("2025");
    assertThat(page.select("details.table tbody tr")).hasSize(1);
    assertThat(page.select(".counted a").first().text()).isEqualTo("Zhangyang Wang");
    assertThat(page.select("link[type=application/atom+xml]").attr("href"))
        .isEqualTo("/feed/author/lovelace-ada.atom");
    assertThat(library.web().get("/author/nobody-at-all").statusCode()).isEqualTo(404);
  }

  @Test
  void noPageHasInlineScriptOrStyleAndHeadingsDoNotSkipALevel() {
    for (String path :
        List.of(
            "/help",
            "/search?q=retrieval",
            "/search?q=zzzyx&mode=keyword",
            "/paper/2511.00001",
            "/paper/2511.00666?lang=zh",
            "/paper/2511.00002/similar",
            "/similar?id=2511.00002&id=2511.00003",
            "/author/lovelace-ada")) {
      Document page = page(path);
      assertThat(page.select("[style], style, script:not([src])")).as(path).isEmpty();
      assertThat(
              page.getAllElements().stream()
                  .flatMap(element -> element.attributes().asList().stream())
                  .filter(attribute -> attribute.getKey().startsWith("on")))
          .as(path)
          .isEmpty();
      assertThat(page.select("h1")).as(path).hasSize(1);
      List<Integer> levels =
          page.select("main h1, main h2, main h3, main h4").stream()
              .map(heading -> heading.tagName().charAt(1) - '0')
              .toList();
      for (int i = 1; i < levels.size(); i++) {
        assertThat(levels.get(i)).as(path).isLessThanOrEqualTo(levels.get(i - 1) + 1);
      }
      assertThat(levels.stream().min(Comparator.naturalOrder())).as(path).contains(1);
    }
  }
}
