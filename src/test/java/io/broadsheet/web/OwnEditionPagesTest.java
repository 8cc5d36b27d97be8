package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.edition.EditionConfig;
import io.broadsheet.edition.EditionStore;
import io.broadsheet.edition.Editor;
import io.broadsheet.edition.Press;
import io.broadsheet.edition.ReaderEditionStore;
import io.broadsheet.edition.ReaderPress;
import io.broadsheet.edition.SqlEditionStore;
import io.broadsheet.edition.Trending;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Role;
import io.broadsheet.store.Batch;
import io.broadsheet.web.page.PersonalEditions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reader's own edition of a day that is over, over HTTP.
class OwnEditionPagesTest {
  private static final LocalDate BEFORE = LocalDate.of(2025, 11, 10);
  private static final LocalDate DAY = LocalDate.of(2025, 11, 20);
  private static final LocalDate NEXT = DAY.plusDays(1);
  private static final String PAGE = "/day/" + DAY;

  @TempDir private Path folder;
  private TestLibrary library;
  private ReaderStore readers;
  private ReaderEditionStore editions;
  private ReaderId me;
  private FormClient browser;

  @BeforeEach
  void start() {
    library = new TestLibrary(folder);
    List<Paper> papers = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      papers.add(paper(i, BEFORE, random));
      papers.add(paper(100 + i, DAY, random));
    }
    library.store().write(Batch.ofPapers(papers));
    readers = library.readers();
    editions = library.services().readers().orElseThrow().printed();
    me = readers.readers().getFirst().id();
    browser = new FormClient(library.web().url());
    for (int number : new int[] {2, 8, 14}) {
      readers.mark(me, id(number), Mark.SAVED, true);
    }
    readers.follow(me, Follow.of(Follow.Kind.CATEGORY, "cs.CV", ""));
    browser.page(PAGE); // the first page begins to learn what papers look like
  }

  @AfterEach
  void stop() {
    browser.close();
    library.close();
  }

  @Test
  void itStaysAsItWasWhateverTheReaderDoesLater() {
    Document live = browser.page(PAGE);
    assertThat(live.select("p.welcome").text()).doesNotContain("printed");
    // said of the page, and so too late for it
    readers.mark(me, PaperId.parse(links(live).getFirst()).orElseThrow(), Mark.SAVED, true);
    readers.mark(me, id(100), Mark.DISMISSED, true);
    nextDay();
    Document printed = browser.page(PAGE);
    assertThat(links(printed)).isEqualTo(links(live));
    assertThat(reasons(printed)).isEqualTo(reasons(live)).anyMatch(r -> r.contains("you saved"));
    assertThat(printed.select("h2").eachText()).contains("For you");
    assertThat(printed.select("p.welcome").text()).contains("Your edition, as it was printed");
    for (int number : new int[] {3, 9, 15}) {
      readers.mark(me, id(number), Mark.SAVED, true);
    }
    readers.unfollow(me, readers.follows(me).getFirst().number());
    press();
    Document later = browser.page(PAGE);
    assertThat(links(later)).isEqualTo(links(live));
    assertThat(reasons(later)).isEqualTo(reasons(live));
    assertThat(later.select("h2").eachText()).contains("cs.CV");
    assertThat(browser.page(PAGE + "?lang=zh").select("p.welcome").text()).contains("印定的版面");
  }

  @Test
  void theEditionOfEveryoneIsALinkAway() {
    nextDay();
    Document own = browser.page(PAGE);
    String link = own.select("p.welcome a").attr("href");
    assertThat(link).isEqualTo(PAGE + "?edition=public");
    Document everyones = browser.page(link);
    assertThat(reasons(everyones)).noneMatch(reason -> reason.contains("you saved"));
    assertThat(everyones.select("h2").eachText()).doesNotContain("For you");
    assertThat(everyones.select("p.welcome a").attr("href")).isEqualTo(PAGE);
    assertThat(browser.get(PAGE + "?edition=%3Cscript%3E").statusCode()).isEqualTo(400);
  }

  @Test
  void latePapersAreNotInItAndCorrectionsAreMarkedInTheirPlace() {
    nextDay();
    List<String> before = links(browser.page(PAGE));
    library.advance(Duration.ofHours(1));
    Random random = new Random(6);
    library
        .store()
        .write(
            Batch.ofPapers(
                List.of(
                    paper(170, DAY, random),
                    paper(102, DAY, random).toBuilder()
                        .title("Corrected number 102")
                        .updatedAt(Instant.parse("2025-11-21T08:00:00Z"))
                        .build())));
    Document page = browser.page(PAGE);
    assertThat(links(page)).isEqualTo(before);
    assertThat(page.select("article:contains(Corrected number 102)").text())
        .contains("Changed on 21 November 2025, after this edition was printed");
  }

  @Test
  void theCalendarTellsWhichDaysAreTheReaders() {
    assertThat(browser.page("/editions").select(".status").text()).contains("will be marked here");
    nextDay();
    Document calendar = browser.page("/editions/2025");
    assertThat(calendar.select("a.own").eachAttr("href")).containsExactly(PAGE);
    assertThat(calendar.select("a.own").attr("aria-label"))
        .isEqualTo("20 November 2025, 60 papers, your edition");
    assertThat(calendar.select(".calendar a").eachAttr("href")).contains("/day/" + NEXT);
    assertThat(browser.page("/editions?lang=zh").select("h1").text()).contains("2025 年");
    for (String wrong : List.of("25", "20255", "3000", "x", "-2025")) {
      assertThat(browser.get("/editions/" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(browser.page("/editions/1999").select(".calendar")).isEmpty();
  }

  @Test
  void onlyWhoWasThereAndSaidSomethingHasOneAndItGoesWithThem() throws IOException {
    ReaderId quiet = readers.add("quiet", "Quiet", Role.READER).id();
    library.advance(Duration.ofDays(1));
    ReaderId late = readers.add("late", "Late", Role.READER).id();
    readers.follow(late, Follow.of(Follow.Kind.CATEGORY, "cs.CV", ""));
    library.advance(Duration.ofDays(-1));
    nextDay();
    assertThat(editions.find(me, DAY)).isPresent();
    assertThat(editions.find(quiet, DAY)).isEmpty();
    assertThat(editions.find(late, DAY)).isEmpty();
    assertThat(new String(editions.archive(me), StandardCharsets.UTF_8))
        .contains("\"day\" : \"2025-11-20\"", "which you saved");
    assertThat(exported()).contains("\"day\" : \"2025-11-20\"");
    readers.delete(me);
    assertThat(editions.find(me, DAY)).isEmpty();
    assertThat(new String(editions.archive(me), StandardCharsets.UTF_8)).isEqualTo("[ ]");
  }

  @Test
  void whatIsPrintedForEveryoneADayTooEarlyIsNotInventedForReaders() {
    over();
    everyones().run();
    library.advance(Duration.ofHours(25));
    own().run();
    assertThat(editions.find(me, DAY)).isEmpty();
  }

  /// The file of the editions in what a reader takes along.
  private String exported() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(library.web().url() + "/account/export.zip")).build();
    try (HttpClient client = HttpClient.newHttpClient();
        ZipInputStream zip =
            new ZipInputStream(
                client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(ReaderEditionStore.FILE)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    } catch (InterruptedException ending) {
      throw new AssertionError(ending);
    }
    return "";
  }

  private void nextDay() {
    over();
    press();
    assertThat(editions.find(me, DAY)).isPresent();
  }

  private void over() {
    library.advance(Duration.ofDays(1));
    library.store().write(Batch.ofPapers(List.of(paper(300, NEXT, new Random(1)))));
    library.advance(Duration.ofMinutes(31));
  }

  private void press() {
    everyones().run();
    own().run();
  }

  private Press everyones() {
    EditionStore printed = new SqlEditionStore(library.database());
    return new Press(
        library.store(), editor(printed), printed, TestWeb.ZONE, library.database().clock());
  }

  private ReaderPress own() {
    EditionStore printed = new SqlEditionStore(library.database());
    return new ReaderPress(
        editor(printed),
        printed,
        editions,
        readers,
        new PersonalEditions(
            library.services().editions(),
            library.services().readers().orElseThrow(),
            library.database().clock()),
        TestWeb.ZONE,
        library.database().clock());
  }

  private Editor editor(EditionStore printed) {
    return new Editor(
        library.store(),
        new Trending(library.store(), library.database().clock(), Runnable::run),
        EditionConfig.DEFAULT,
        printed);
  }

  /// The papers of the page without its margin, in their order.
  private static List<String> links(Document page) {
    return page
        .select(".front > div a[href^=/paper/2511.1], main > section a[href^=/paper/2511.1]")
        .eachAttr("href")
        .stream()
        .map(link -> link.replaceAll("/paper/([0-9.]+).*", "arxiv:$1"))
        .distinct()
        .toList();
  }

  private static List<String> reasons(Document page) {
    return page.select(".front > div .reason, main > section .reason").eachText();
  }

  /// Of one of six topics.
  private static Paper paper(int number, LocalDate day, Random random) {
    String topic = "topic" + number % 6;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append(topic).append("word").append((char) ('a' + random.nextInt(8))).append(' ');
      text.append("any").append((char) ('a' + random.nextInt(20))).append(' ');
    }
    return Paper.builder(id(number), "On " + topic + " number " + number)
        .abstractText(text.toString())
        .language("en")
        .authors(List.of(Author.named("Some Body" + number)))
        .categories(List.of(number % 2 == 0 ? "cs.CL" : "cs.CV"))
        .announcedOn(day)
        .build();
  }

  private static PaperId id(int number) {
    return PaperId.arxiv(String.format(Locale.ROOT, "2511.1%04d", number));
  }
}
