package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperVersion;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.store.Batch;
import io.broadsheet.web.page.LibraryHandler;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A reader's own pages, over HTTP, as a browser without JavaScript uses them.
class LibraryPagesTest {
  private static final PaperId PAPER = PaperId.arxiv("2510.00001");
  private static final PaperId OTHER = PaperId.arxiv("2510.00002");

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
  void aPaperIsSavedWithOneClickAndTheReaderComesBackToIt() {
    Document page = browser.page("/category/cs.CL");
    Element save = page.selectFirst("[id=usual-2510.00045] .marks button");
    assertThat(save.attr("form")).isEqualTo("marks");
    assertThat(save.attr("aria-label")).isEqualTo("Save: Filler study number 45");
    Element form = page.selectFirst("form#marks");
    HttpResponse<String> answer =
        browser.post(
            form.attr("action"),
            "token",
            form.selectFirst("[name=token]").attr("value"),
            "back",
            form.selectFirst("[name=back]").attr("value"),
            save.attr("name"),
            save.attr("value"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location"))
        .hasValue("/category/cs.CL#usual-2510.00045");
    assertThat(readers.library(me))
        .extracting(LibraryItem::paperId)
        .containsExactly(PaperId.arxiv("2510.00045"));
    Element saved =
        browser.page("/category/cs.CL").selectFirst("[id=usual-2510.00045] .marks button");
    assertThat(saved.text()).isEqualTo("Saved");
    assertThat(saved.attr("aria-pressed")).isEqualTo("true");
    mark(saved.attr("value"));
    assertThat(readers.library(me)).isEmpty();
  }

  @Test
  void whatIsOfNoInterestIsGoneFromTheFrontPageAtOnceAndComesBackWithOneClick() {
    String path = "/day/2025-11-12";
    assertThat(browser.page(path).select("a[href=/paper/2510.00001]")).isNotEmpty();
    mark("dismiss 2510.00001 usual");
    Document front = browser.page(path);
    assertThat(front.select("a[href=/paper/2510.00001]")).isEmpty();
    assertThat(front.select("main").text()).contains("2510.00001 is put away");
    assertThat(front.select("a[href=/paper/2510.00003]")).as("the others stay").isNotEmpty();
    Element undo = front.selectFirst("main > .notice-line button[form=marks]");
    mark(undo.attr("value"));
    assertThat(browser.page(path).select("a[href=/paper/2510.00001]")).isNotEmpty();
  }

  @Test
  void tagsAndANoteAreWrittenShownAndSearched() {
    HttpResponse<String> answer =
        browser.submit(
            "/paper/2510.00001",
            "/library/note",
            "paper",
            "2510.00001",
            "back",
            "/paper/2510.00001",
            "tags",
            "to cite, 检索",
            "note",
            "Section *three*\n\n- one\n- two https://example.org <b>x</b>");
    assertThat(answer.headers().firstValue("location")).hasValue("/paper/2510.00001#yours");
    Document paper = browser.page("/paper/2510.00001");
    assertThat(paper.select("#yours .note em").text()).isEqualTo("three");
    assertThat(paper.select("#yours .note li")).hasSize(2);
    assertThat(paper.select("#yours .note b")).isEmpty();
    assertThat(paper.select("#yours input[name=tags]").attr("value")).isEqualTo("to cite, 检索");
    assertThat(paper.select("#yours textarea").text()).contains("<b>x</b>");
    mark("save 2510.00002 usual");

    assertThat(entries("/library")).containsExactlyInAnyOrder("2510.00001", "2510.00002");
    assertThat(entries("/library?tag=%E6%A3%80%E7%B4%A2")).containsExactly("2510.00001");
    assertThat(entries("/library?q=SECTION+Filler")).containsExactly("2510.00001");
    assertThat(entries("/library?q=study+number+2")).containsExactly("2510.00002");
    assertThat(entries("/library?q=nothing")).isEmpty();
    mark("read 2510.00001 kept");
    assertThat(entries("/library?state=unread")).containsExactly("2510.00002");
    assertThat(entries("/library?state=read")).containsExactly("2510.00001");
    mark("dismiss 2510.00002 kept");
    assertThat(entries("/library?state=away")).containsExactly("2510.00002");
    assertThat(entries("/library")).containsExactly("2510.00001");
    assertThat(browser.page("/library").select(".facets a").eachText())
        .contains("to cite 1", "检索 1", "BibTeX", "CSV");
  }

  @Test
  void eachFollowIsASectionOfTheFrontPageInTheReadersOrderWithItsReason() {
    follow("category", "cs.CV");
    follow("author", "lovelace-ada");
    follow("query", "\"sharp bounds\"");
    follow("query", "unheard of");
    Document front = browser.page("/day/2025-11-12");
    List<String> titles = front.select("main section > header > h2").eachText();
    assertThat(titles)
        .containsSubsequence("Computer Vision and Pattern Recognition", "Ada Lovelace")
        .doesNotContain("Search: unheard of");
    Element zeta = front.selectFirst("article:has(a[href=/paper/2511.00001]) .reason");
    assertThat(zeta.text())
        .contains("You follow Ada Lovelace", "Matches what you follow: \"sharp bounds\"");
    assertThat(front.select(".welcome").text())
        .contains("Nothing that day from: Search: unheard of");
    List<String> papers = front.select("article .headline a").eachAttr("href");
    assertThat(papers.stream().filter(href -> href.equals("/paper/2510.00002")).count())
        .as("each paper has one place")
        .isLessThanOrEqualTo(1);
    assertThat(front.select("#also").size()).isEqualTo(1);

    Document settings = browser.page("/settings");
    assertThat(settings.select(".follows a").eachText())
        .containsExactly(
            "Computer Vision and Pattern Recognition",
            "Ada Lovelace",
            "Search: \"sharp bounds\"",
            "Search: unheard of");
    String second = settings.select(".follows [name=number]").eachAttr("value").get(1);
    browser.submit("/settings", "/follows", "action", "up", "number", second);
    assertThat(browser.page("/day/2025-11-12").select("main section > header > h2").eachText())
        .containsSubsequence("Ada Lovelace", "Computer Vision and Pattern Recognition");
    browser.submit("/settings", "/follows", "action", "unfollow", "number", second);
    assertThat(browser.page("/author/lovelace-ada").select(".follow button").text())
        .isEqualTo("Follow");
    assertThat(browser.page("/category/cs.CV").select(".follow button").text())
        .isEqualTo("Following");
  }

  @Test
  void aFollowedTagFindsWhatIsNear() {
    readers.tag(me, PAPER, List.of("fillers"));
    follow("tag", "fillers");
    Document front = browser.page("/day/2025-11-12");
    assertThat(front.select("main section > header > h2").eachText())
        .contains("Near your tag fillers");
    assertThat(front.select(".reason").eachText())
        .anyMatch(
            reason ->
                reason.startsWith("Near to “Filler study number 1”, which you tagged fillers"));
  }

  @Test
  void aNewVersionIsToldWithWhatChanged() {
    Paper before = library.store().find(PAPER).orElseThrow();
    Instant day = Instant.parse("2025-11-01T00:00:00Z");
    library
        .store()
        .write(
            Batch.ofPapers(
                List.of(before.toBuilder().versions(List.of(new PaperVersion(1, day))).build())));
    readers.mark(me, PAPER, Mark.READ, true);
    readers.mark(me, PAPER, Mark.SAVED, true);
    assertThat(browser.page("/paper/2510.00001").select("#yours .since")).isEmpty();
    library.advance(Duration.ofDays(1));
    library
        .store()
        .write(
            Batch.ofPapers(
                List.of(
                    before.toBuilder()
                        .title("Filler study number one")
                        .authors(List.of(Author.named("Ada Lovelace")))
                        .comment("Now with proofs")
                        .updatedAt(Instant.parse("2025-11-30T00:00:00Z"))
                        .versions(
                            List.of(
                                new PaperVersion(1, day),
                                new PaperVersion(2, day.plusSeconds(9)),
                                new PaperVersion(3, day.plusSeconds(10))))
                        .build())));
    Document paper = browser.page("/paper/2510.00001");
    assertThat(paper.select("#yours .since summary").text())
        .isEqualTo("Version 3 since you read version 1");
    assertThat(paper.select("#yours .since .label").eachText())
        .containsExactly("Title", "Authors", "Comment");
    assertThat(paper.select("#yours .since del").eachText()).contains("1");
    assertThat(paper.select("#yours .since ins").eachText()).contains("one", "Now with proofs");
    assertThat(browser.page("/library").select(".entry .since summary").text())
        .isEqualTo("Version 3 since you read version 1");
    assertThat(browser.page("/since").select(".since summary").text())
        .isEqualTo("Version 3 since you read version 1");
    mark("unread 2510.00001 yours");
    mark("read 2510.00001 yours");
    assertThat(browser.page("/paper/2510.00001").select("#yours .since")).as("read anew").isEmpty();
  }

  @Test
  void theFrontPageTellsWhatCameSinceTheLastVisit() {
    assertThat(browser.page("/").select(".welcome")).isEmpty();
    assertThat(browser.page("/").select(".notice-line").text()).contains("This page can be yours");
    follow("category", "cs.CL");
    library.advance(Duration.ofDays(3));
    assertThat(browser.page("/").select(".welcome").text())
        .startsWith("Since your last visit, Thursday, 20 November 2025, 09:00")
        .contains("0 papers announced");
    Document since = browser.page("/since");
    assertThat(since.select("h1").text()).isEqualTo("Since your last visit");
    assertThat(since.select(".notice-line a").eachAttr("href"))
        .as("where to go when nothing is new")
        .containsExactly("/", "/settings#follows");
  }

  @Test
  void lookingAtAPaperIsNotedButFetchingAheadIsNot() {
    browser.get("/paper/2510.00002", "Sec-Purpose", "prefetch");
    assertThat(readers.interactions(me, Instant.EPOCH)).isEmpty();
    browser.get("/paper/2510.00002");
    browser.get("/paper/2510.00002");
    assertThat(readers.interactions(me, Instant.EPOCH))
        .singleElement()
        .satisfies(one -> assertThat(one.paperId()).isEqualTo(OTHER));
  }

  @Test
  void languageAndZoneAreTheReadersOnEveryDevice() {
    browser.submit("/settings", "/settings", "language", "zh", "zone", "Asia/Shanghai");
    assertThat(readers.find(me).orElseThrow().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    try (FormClient phone = new FormClient(library.web().url())) {
      assertThat(phone.page("/library").select("html").attr("lang")).isEqualTo("zh-Hans");
      assertThat(phone.page("/library?lang=en").select("html").attr("lang")).isEqualTo("en");
      assertThat(phone.page("/settings").select("option[selected]").attr("value"))
          .isEqualTo("Asia/Shanghai");
    }
    assertThat(
            browser
                .submit("/settings", "/settings", "language", "zh", "zone", "Mars/Olympus")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void theLibraryIsGivenBackInFourForms() throws IOException {
    readers.tag(me, PAPER, List.of("a & b", "检索"));
    readers.note(me, PAPER, "=1+1 \"quoted\"\nsecond line");
    readers.mark(me, OTHER, Mark.SAVED, true);
    HttpResponse<String> bibtex = browser.get("/library/export.bib");
    assertThat(bibtex.headers().firstValue("cache-control")).hasValue("private, no-cache");
    assertThat(bibtex.body())
        .contains(
            "archivePrefix = {arXiv}",
            "eprinttype = {arxiv}",
            "keywords = {a \\& b, 检索}",
            "@misc{lovelace2025fillerstudynumber,",
            "@misc{lovelace2025fillerstudynumbera,");
    assertThat(browser.get("/library/export.ris").body())
        .contains("KW  - a & b\r\n", "KW  - 检索\r\n", "N1  - =1+1 \"quoted\" second line\r\n");
    var csl = JsonMapper.builder().build().readTree(browser.get("/library/export.csl.json").body());
    assertThat(csl).hasSize(2);
    assertThat(csl.findValuesAsText("keyword")).containsExactly("a & b, 检索");
    assertThat(browser.get("/library/export.csv").body())
        .startsWith("id,title,authors,categories,announced,doi,url,tags,note,saved,read\r\n")
        .contains("\"'=1+1 \"\"quoted\"\"\nsecond line\"", "2510.00002,Filler study number 2,");
    assertThat(browser.get("/library/export.csv?q=number+2").body().lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "save",
        "save nothing",
        "steal 2510.00001",
        "save 9999.99999",
        "save <script>",
        "save 2510.00001\u0000"
      })
  void garbageMarksNothing(String mark) {
    HttpResponse<String> answer =
        browser.submit("/library", "/library/marks", "back", "/", "mark", mark);
    assertThat(answer.statusCode()).isBetween(303, 404);
    if (answer.statusCode() == 303) {
      assertThat(mark).startsWith("save 2510.00001");
    } else {
      assertThat(readers.shelf(me).items()).isEmpty();
    }
  }

  @Test
  void garbageIsNeitherFollowedNorNoted() {
    for (String value : List.of("cs.CL\"", "../../etc", "cs.CL OR x")) {
      assertThat(follow("category", value).statusCode()).isEqualTo(400);
    }
    assertThat(follow("planet", "mars").statusCode()).isEqualTo(400);
    assertThat(follow("query", "x".repeat(501)).statusCode()).isEqualTo(400);
    assertThat(note("2510.00001", "x".repeat(61), "").statusCode()).isEqualTo(400);
    assertThat(note("2510.00001", "", "x".repeat(20_001)).statusCode()).isEqualTo(400);
    assertThat(note("2401.99999", "a", "").statusCode()).isEqualTo(404);
    assertThat(readers.shelf(me).items()).isEmpty();
    assertThat(readers.follows(me)).isEmpty();
    assertThat(browser.get("/library?state=stolen").statusCode()).isEqualTo(400);
    assertThat(browser.get("/library?q=" + "x".repeat(501)).statusCode()).isEqualTo(400);
    assertThat(browser.get("/library?page=10000").statusCode()).isEqualTo(200);
  }

  @Test
  void aPaperThatIsGoneStaysInTheLibraryByItsName() {
    readers.mark(me, PaperId.arxiv("1706.03762"), Mark.SAVED, true);
    assertThat(browser.page("/library").select(".entry").text())
        .contains("1706.03762", "no longer in the collection");
    assertThat(browser.get("/library/export.csv").body()).contains("\r\n1706.03762,");
    mark("unsave 1706.03762 kept");
    assertThat(readers.library(me)).isEmpty();
  }

  @Test
  void aLibraryIsBroughtAlongByAFileAndGivenBackTheSame() {
    readers.note(me, OTHER, "mine");
    String file =
        """
        @misc{a, title={Whatever}, eprint={2510.00001}, archivePrefix={arXiv}, keywords={x, y}}
        @misc{b, title={By DOI}, doi={10.1000/EXAMPLE.1}, annote={their note}}
        @misc{c, title={{CompoDiff}: Versatile Composed Image Retrieval With Latent Diffusion}}
        @misc{d, title={Not here yet}, url={https://arxiv.org/abs/1706.03762}}
        @book{e, title={A book about <script>window.hacked=7</script> nothing}}
        @misc{f, title={Mine already}, eprint={2510.00002}, annote={theirs}}
        """;
    Document page = upload(file);
    assertThat(page.select(".notice-line").text())
        .contains("Read as BibTeX. 6 references: 4 saved anew, of these 1 not yet")
        .contains("1 not identified", "A book about <script>");
    assertThat(readers.library(me))
        .extracting(item -> item.paperId().toString())
        .containsExactlyInAnyOrder(
            "2510.00001", "2511.00001", "2511.00002", "1706.03762", "2510.00002");
    assertThat(readers.item(me, PAPER).tags()).containsExactly("x", "y");
    assertThat(readers.item(me, TestLibrary.FORMULAS).note()).isEqualTo("their note");
    assertThat(readers.item(me, OTHER).note()).isEqualTo("mine");

    for (String extension : LibraryHandler.EXPORTS) {
      String exported = browser.get("/library/export." + extension).body();
      Set<String> before = ids();
      for (LibraryItem item : readers.library(me)) {
        readers.mark(me, item.paperId(), Mark.SAVED, false);
      }
      upload(exported);
      assertThat(ids())
          .as(extension)
          .containsAll(before.stream().filter(id -> !id.equals("1706.03762")).toList());
      readers.mark(me, PaperId.arxiv("1706.03762"), Mark.SAVED, true);
    }
  }

  private Set<String> ids() {
    return readers.library(me).stream()
        .map(item -> item.paperId().toString())
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsNoFileOfReferencesIsRefused() {
    assertThat(send("x").statusCode()).isEqualTo(400);
    assertThat(send("x".repeat(Multipart.MAX_BYTES)).statusCode()).isIn(400, 413);
    String token = browser.token("/library/import");
    for (String body :
        List.of("", "--B", "--B\r\n\r\n", "--B--", "--B\r\nx\r\n\r\n--B".repeat(50))) {
      assertThat(
              browser
                  .postRaw("/library/import", "multipart/form-data; boundary=B", body)
                  .statusCode())
          .as(body)
          .isEqualTo(400);
    }
    assertThat(browser.post("/library/import", "token", token, "text", "2510.00001").statusCode())
        .as("no form with a file")
        .isEqualTo(400);
    assertThat(
            browser
                .postRaw(
                    "/library/import",
                    "multipart/form-data; boundary=B",
                    part("text", "2510.00001") + "--B--\r\n")
                .statusCode())
        .as("without a token")
        .isEqualTo(400);
    assertThat(readers.library(me)).isEmpty();
  }

  private Document upload(String file) {
    HttpResponse<String> answer = send(file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private HttpResponse<String> send(String file) {
    return browser.postRaw(
        "/library/import",
        "multipart/form-data; boundary=\"B\"",
        part("token", browser.token("/library/import")) + part("file", file) + "--B--\r\n");
  }

  private static String part(String name, String value) {
    return "--B\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\"x\"\r\nContent-Type: text/plain\r\n\r\n"
        + value
        + "\r\n";
  }

  private void mark(String value) {
    HttpResponse<String> answer =
        browser.submit("/library", "/library/marks", "back", "/library", "mark", value);
    assertThat(answer.statusCode()).as(value).isEqualTo(303);
  }

  private HttpResponse<String> follow(String kind, String value) {
    String label = kind.equals("author") ? "Ada Lovelace" : value;
    return browser.submit(
        "/settings", "/follows", "action", "follow", "kind", kind, "value", value, "label", label);
  }

  private HttpResponse<String> note(String paper, String tags, String note) {
    return browser.submit("/library", "/library/note", "paper", paper, "tags", tags, "note", note);
  }

  private List<String> entries(String path) {
    return browser.page(path).select(".entry article").eachAttr("id").stream()
        .map(id -> id.replace("kept-", ""))
        .toList();
  }

  @Test
  void followsOfOneKindAreEnough() {
    readers.follow(me, Follow.of(Follow.Kind.CATEGORY, "cs.*", ""));
    Document front = browser.page("/day/2025-11-12");
    assertThat(front.select("article.lead .reason, .lead .reason").text())
        .contains("You follow cs.*");
    assertThat(front.select("main section > header > h2").first().text()).isNotEmpty();
  }
}
