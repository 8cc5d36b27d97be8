package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.store.Batch;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The front page in a reader's own order, over HTTP.
class RankingPagesTest {
  private static final LocalDate BEFORE = LocalDate.of(2025, 11, 10);
  private static final LocalDate DAY = LocalDate.of(2025, 11, 18);

  @TempDir private Path folder;
  private TestLibrary library;
  private ReaderStore readers;
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
    me = readers.readers().getFirst().id();
    browser = new FormClient(library.web().url());
  }

  @AfterEach
  void stop() {
    browser.close();
    library.close();
  }

  @Test
  void whatIsLikeTheLibraryLeadsAndSaysWhy() {
    save(2, 8, 14);
    browser.page("/day/" + DAY); // the first page begins to learn what papers look like
    Document page = browser.page("/day/" + DAY);
    assertThat(page.select("section.lead").text()).contains("topic2").contains("which you saved");
    assertThat(page.select("h2").eachText()).contains("For you");
    assertThat(page.select("a[href=/paper/2511.10102]")).as("each paper once").hasSize(1);
    Document chinese = browser.page("/day/" + DAY + "?lang=zh");
    assertThat(chinese.select("h2").eachText()).contains("为你推荐");
    assertThat(chinese.select("section.lead").text()).contains("与你收藏的");
  }

  @Test
  void puttingAPaperAwayChangesTheNextPage() {
    save(2, 8, 14, 3, 9, 15);
    browser.page("/day/" + DAY);
    long before = topics(browser.page("/day/" + DAY), "topic3");
    for (int i : new int[] {105, 111, 117}) {
      readers.mark(me, id(i), Mark.DISMISSED, true);
    }
    long after = topics(browser.page("/day/" + DAY), "topic3");
    assertThat(before).isPositive();
    assertThat(after).isLessThan(before);
  }

  @Test
  void theSlidersAreKeptAndSetBack() {
    Document settings = browser.page("/settings");
    assertThat(settings.select("#ranking input[type=range]")).hasSize(5);
    assertThat(
            browser
                .submit(
                    "/settings",
                    "/settings/ranking",
                    "interest",
                    "0",
                    "follows",
                    "200",
                    "recency",
                    "100",
                    "community",
                    "40",
                    "diversity",
                    "150")
                .statusCode())
        .isEqualTo(303);
    settings = browser.page("/settings");
    assertThat(settings.select("#ranking input[type=range]").eachAttr("value"))
        .containsExactly("0", "200", "100", "40", "150");
    save(2, 8, 14);
    browser.page("/day/" + DAY);
    assertThat(browser.page("/day/" + DAY).select("h2").eachText()).doesNotContain("For you");
    browser.submit("/settings", "/settings/ranking", "action", "reset");
    assertThat(browser.page("/settings").select("#ranking input[type=range]").eachAttr("value"))
        .containsOnly("100");
    assertThat(browser.page("/day/" + DAY).select("h2").eachText()).contains("For you");
  }

  @Test
  void slidersOutOfRangeAndFormsOfOtherSitesAreRefused() {
    for (String wrong : List.of("201", "-1", "x", "1e9", "99999999999999999999")) {
      assertThat(browser.submit("/settings", "/settings/ranking", "interest", wrong).statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
    assertThat(browser.post("/settings/ranking", "interest", "0").statusCode()).isEqualTo(400);
    assertThat(browser.page("/settings").select("#ranking input[type=range]").eachAttr("value"))
        .containsOnly("100");
  }

  private static long topics(Document page, String topic) {
    return page
        .select("section.lead, section.section:has(h2:contains(For you))")
        .select("h2, h3")
        .eachText()
        .stream()
        .filter(title -> title.contains(topic))
        .count();
  }

  private void save(int... numbers) {
    for (int number : numbers) {
      readers.mark(me, id(number), Mark.SAVED, true);
    }
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
    return PaperId.arxiv(String.format(java.util.Locale.ROOT, "2511.1%04d", number));
  }
}
