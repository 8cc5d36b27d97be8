package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.store.Batch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `/profile` over HTTP.
class ProfilePagesTest {
  @TempDir private Path folder;
  private TestLibrary library;
  private ReaderId me;
  private FormClient browser;

  @BeforeEach
  void start() {
    library = new TestLibrary(folder);
    me = library.readers().readers().getFirst().id();
    browser = new FormClient(library.web().url());
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      papers.add(
          Paper.builder(PaperId.arxiv("2509.%05d".formatted(i + 1)), "Sparse attention kernels")
              .abstractText("Kernels for sparse attention, variant " + "abcdefgh".charAt(i))
              .categories(List.of("cs.AR"))
              .announcedOn(LocalDate.of(2025, 11, 10))
              .build());
    }
    library.store().write(Batch.ofPapers(papers));
  }

  @AfterEach
  void stop() {
    browser.close();
    library.close();
  }

  private static PaperId sparse(int number) {
    return PaperId.arxiv("2509.%05d".formatted(number));
  }

  private void save(int from, int until) {
    for (int i = from; i <= until; i++) {
      library.readers().mark(me, sparse(i), Mark.SAVED, true);
    }
  }

  private Document profile() {
    browser.page("/profile"); // the first page begins to learn what papers look like
    return browser.page("/profile");
  }

  @Test
  void whoHasSavedNothingIsToldWhatToDo() {
    assertThat(profile().select("[role=status]").text()).contains("Save some papers");
  }

  @Test
  void sayWhatTheLibraryHasInCommonAndHowItWent() {
    save(1, 6);
    library.advance(Duration.ofDays(31));
    for (PaperId id : new PaperId[] {TestLibrary.TRANSLATED, TestLibrary.CROWDED}) {
      library.readers().mark(me, id, Mark.SAVED, true);
    }
    Document page = profile();
    assertThat(page.select(".bars").first().text()).contains("sparse");
    assertThat(page.select(".bars a").eachAttr("href"))
        .anyMatch(href -> href.startsWith("/library?q="));
    assertThat(page.select("table.figures tbody tr")).hasSize(2);
    assertThat(page.select("table.figures tbody tr th").eachText())
        .containsExactly("December 2025", "November 2025");
    assertThat(page.select("svg.line-plot[role=img]")).hasSize(2);
    assertThat(page.select("aside .bars").first().text()).contains("cs.AR");
    assertThat(page.select("main script, main [style]")).isEmpty();
  }

  @Test
  void whatWasPutAwayIsShownAndTakenBackByAClick() {
    save(1, 4);
    library.readers().mark(me, TestLibrary.ATTACK, Mark.DISMISSED, true);
    Document page = profile();
    assertThat(page.html()).doesNotContain("<script>window");
    String button = page.select("#correct button").attr("value");
    assertThat(button).isEqualTo("restore " + TestLibrary.ATTACK);
    browser.submit("/profile", "/library/marks", "back", "/profile", "mark", button);
    assertThat(browser.page("/profile").select("#correct button")).isEmpty();
  }

  @Test
  void itIsTheReadersAlone(@TempDir Path other) {
    try (TestLibrary accounts = new TestLibrary(other, Optional.of(SignUp.INVITATION))) {
      assertThat(accounts.web().get("/profile").statusCode()).isNotEqualTo(200);
      assertThat(accounts.web().get("/profile").body()).doesNotContain("learnt of you");
    }
  }
}
