package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendingTest {
  private static final LocalDate DAY = EditionSamples.DAY;
  private final SettableClock clock = new SettableClock(Instant.parse("2025-11-20T00:00:00Z"));
  private final Queue<Runnable> background = new ArrayDeque<>();
  @TempDir Path folder;
  private Database database;
  private SqlPaperStore store;
  private Trending trending;

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), clock);
    store = new SqlPaperStore(database);
    trending = new Trending(store, clock, background::add);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void runBackground() {
    for (Runnable task = background.poll(); task != null; task = background.poll()) {
      task.run();
    }
  }

  private static Paper paper(int number, String title, LocalDate day) {
    return EditionSamples.paper(number, title, "Text.", "cs.AI").toBuilder()
        .announcedOn(day)
        .build();
  }

  private void write(List<Paper> papers, PaperSignal... signals) {
    store.write(new Batch(papers, List.of(), List.of(), List.of(signals), List.of()));
  }

  private static List<Paper> quietWeeks() {
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      papers.add(paper(i + 1, "Graphs " + (char) ('a' + i % 26), DAY.minusDays(14 + i % 40)));
    }
    return papers;
  }

  @Test
  void nobodyWaitsForTheFirstAnswer() {
    write(quietWeeks());
    assertThat(trending.newest(DAY)).isEmpty();
    assertThat(trending.newest(DAY)).isEmpty();
    assertThat(background).as("asked twice, worked once").hasSize(1);
    runBackground();
    assertThat(trending.newest(DAY)).isPresent();
    assertThat(background).isEmpty();
  }

  @Test
  void anAnswerIsShownWhileItIsRenewedButNotMoreOftenThanEveryHalfMinute() {
    write(quietWeeks());
    LocalDate newest = store.newestAnnouncement(DAY).orElseThrow();
    trending.asOf(newest);
    runBackground();
    write(List.of(paper(900, "One more", newest)));
    assertThat(trending.asOf(newest)).isPresent();
    assertThat(background).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    assertThat(trending.asOf(newest).orElseThrow().rising().recentPapers())
        .isLessThan(store.announced(newest.minusDays(6), newest, 1_000).size());
    assertThat(background).hasSize(1);
    runBackground();
    assertThat(trending.asOf(newest).orElseThrow().rising().recentPapers())
        .isEqualTo(store.announced(newest.minusDays(6), newest, 1_000).size());
  }

  @Test
  void anEmptyStoreHasNothingAndStartsNothing() {
    assertThat(trending.newest(DAY)).isEmpty();
    assertThat(background).isEmpty();
  }

  @Test
  void aTopicAndVotesBothLiftAndSayWhy() {
    List<Paper> papers = quietWeeks();
    for (int i = 0; i < 10; i++) {
      papers.add(paper(500 + i, "Steering World Models", DAY));
    }
    papers.add(paper(600, "Plain Graphs", DAY));
    write(
        papers,
        new PaperSignal(PaperId.arxiv("2511.00600"), "huggingface", "upvotes", 200, DAY),
        new PaperSignal(PaperId.arxiv("2511.00503"), "huggingface", "upvotes", 7, DAY));
    trending.asOf(DAY);
    runBackground();
    List<EditionItem> items = trending.asOf(DAY).orElseThrow().items();
    assertThat(items.getFirst().paper().id()).isEqualTo(PaperId.arxiv("2511.00503"));
    assertThat(items.getFirst().reason().orElseThrow())
        .contains("“Steering World Models” is rising")
        .contains("7 upvotes at huggingface");
    assertThat(items).as("three of one term and the voted one").hasSize(4);
    assertThat(items.get(1).paper().title()).isEqualTo("Plain Graphs");
  }

  @Test
  void votesFadeByHalfInAWeek() {
    Votes votes =
        new Votes(
            List.of(
                new PaperSignal(PaperId.arxiv("2511.00001"), "a", "upvotes", 5, DAY.minusDays(7)),
                new PaperSignal(PaperId.arxiv("2511.00001"), "a", "upvotes", 14, DAY.minusDays(1)),
                new PaperSignal(PaperId.arxiv("2511.00001"), "b", "upvotes", 3, DAY),
                new PaperSignal(PaperId.arxiv("2511.00001"), "a", "comments", 99, DAY)));
    PaperId paper = PaperId.arxiv("2511.00001");
    assertThat(votes.most(paper)).contains(new Reason.Upvoted(14, "a"));
    assertThat(votes.decayed(paper, DAY.plusDays(6)))
        .isCloseTo(Math.log(8) / Math.log(256), within(1e-12));
    assertThat(votes.strength(PaperId.arxiv("2511.00002"))).isZero();
  }

  @Test
  void aClosedPoolIsNoError() {
    write(quietWeeks());
    LocalDate newest = store.newestAnnouncement(DAY).orElseThrow();
    trending.asOf(newest);
    Trending closing =
        new Trending(
            store,
            clock,
            _ -> {
              throw new RejectedExecutionException("closed");
            });
    assertThat(closing.asOf(newest)).isEmpty();
    assertThat(closing.asOf(newest)).isEmpty();
  }

  @Test
  void oldDaysAskedForInARowDoNotPileUpWork() {
    List<Paper> papers = quietWeeks();
    write(papers);
    for (int i = 14; i < 40; i++) {
      trending.asOf(DAY.minusDays(i));
    }
    assertThat(background).hasSizeLessThanOrEqualTo(4);
  }
}
