package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Editions are printed once and stay as they were.
class PressTest {
  private static final LocalDate MONDAY = LocalDate.of(2025, 11, 17);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
  private static final ZoneId ZONE = ZoneOffset.UTC;

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2025-11-17T06:00:00Z"));
  private Database database;
  private SqlPaperStore papers;
  private EditionStore editions;

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), clock);
    papers = new SqlPaperStore(database);
    editions = new SqlEditionStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anEditionIsPrintedWhenItsDayIsOverAndTheNextHasBegun() {
    announce(MONDAY, 1, 8);
    press();
    assertThat(editions.find(MONDAY)).as("the day is not over").isEmpty();
    clock.set(Instant.parse("2025-11-18T06:00:00Z"));
    press();
    assertThat(editions.find(MONDAY)).as("nothing came after it").isEmpty();
    announce(TUESDAY, 11, 3);
    press();
    assertThat(editions.find(MONDAY)).as("papers are still coming").isEmpty();
    clock.advance(Press.QUIET);
    Edition before = editor().edition(MONDAY);
    press();
    PrintedEdition printed = editions.find(MONDAY).orElseThrow();
    assertThat(printed.printedAt()).isEqualTo(clock.instant());
    assertThat(printed.places()).hasSize(8);
    assertThat(editions.find(TUESDAY)).isEmpty();
    assertThat(editor().edition(MONDAY)).as("the same page, reasons and all").isEqualTo(before);
  }

  @Test
  void whatIsPrintedStaysWhateverTheFormulaSaysLater() {
    printMonday();
    EditionConfig other =
        new EditionConfig(List.of("math.CO"), List.of("paper number 7"), 2, 2, ZONE);
    Edition asConfigured = editor(other, null).edition(MONDAY);
    Edition asPrinted = editor(other, editions).edition(MONDAY);
    assertThat(asPrinted).isNotEqualTo(asConfigured);
    assertThat(asPrinted).isEqualTo(editor().edition(MONDAY));
    assertThat(editions.print(asConfigured)).as("printed once").isFalse();
    assertThat(editor().edition(MONDAY)).isEqualTo(asPrinted);
  }

  @Test
  void aLatePaperGoesIntoTheNextEditionAndSaysSo() {
    printMonday();
    announce(MONDAY, 9, 1);
    PaperId late = id(9);
    assertThat(editor().edition(MONDAY).items()).noneMatch(item -> item.paper().id().equals(late));
    Edition tuesday = editor().edition(TUESDAY);
    assertThat(tuesday.total()).isEqualTo(4);
    assertThat(tuesday.items()).hasSize(4);
    assertThat(tuesday.items())
        .anySatisfy(
            item -> {
              assertThat(item.paper().id()).isEqualTo(late);
              assertThat(item.reasons()).contains(new Reason.Late("2025-11-17"));
            });
    announce(WEDNESDAY, 21, 2);
    clock.set(Instant.parse("2025-11-20T06:00:00Z"));
    press();
    assertThat(editions.find(TUESDAY).orElseThrow().places())
        .anyMatch(place -> place.paperId().equals(late));
    assertThat(editor().edition(TUESDAY)).isEqualTo(tuesday);
    assertThat(editor().edition(WEDNESDAY).items())
        .as("printed once")
        .noneMatch(item -> item.paper().id().equals(late));
  }

  @Test
  void aCorrectionIsMarkedInItsPlace() {
    printMonday();
    Edition before = editor().edition(MONDAY);
    clock.advance(Duration.ofHours(1));
    papers.write(
        Batch.ofPapers(
            List.of(
                paper(MONDAY, 3).toBuilder()
                    .title("Corrected number 3")
                    .updatedAt(Instant.parse("2025-11-19T00:00:00Z"))
                    .build())));
    Edition after = editor().edition(MONDAY);
    assertThat(ids(after)).as("in its place").isEqualTo(ids(before));
    assertThat(after.items().filter(item -> item.paper().id().equals(id(3))))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.paper().title()).isEqualTo("Corrected number 3");
              assertThat(item.reasons()).contains(new Reason.Corrected(clock.instant().toString()));
            });
    assertThat(
            after
                .items()
                .filter(
                    item -> item.reasons().stream().anyMatch(Reason.Corrected.class::isInstance)))
        .hasSize(1);
  }

  @Test
  void everyReasonSurvivesPrinting() {
    List<Reason> reasons =
        List.of(
            new Reason.MatchesInterest("graphs \"and\" 图", true),
            new Reason.RisingTopic("sparse attention", 12, 3.25),
            new Reason.Upvoted(7, "daily-papers"),
            new Reason.CrossListed(3),
            new Reason.FirstOfField("cs.CL", 40),
            new Reason.Followed(Follow.Kind.AUTHOR, "Ada Lovelace"),
            new Reason.NearTagged("A title", "proofs"),
            new Reason.LikeSaved("A title", List.of("one", "two words")),
            new Reason.LikeFollowed("cs.CL", List.of()),
            new Reason.Corrected("2025-11-19T00:00:00Z"),
            new Reason.Late("2025-11-17"));
    assertThat(reasons.stream().map(Object::getClass).distinct())
        .as("every kind there is")
        .hasSameSizeAs(Reason.class.getPermittedSubclasses());
    assertThat(ReasonCodec.decode(ReasonCodec.encode(reasons))).isEqualTo(reasons);
    assertThat(ReasonCodec.decode("[{\"kind\":\"FromTheFuture\",\"x\":1}]")).isEmpty();
  }

  @Test
  void historyThatIsImportedIsNotPrinted() {
    announce(MONDAY.minusDays(60), 1, 3);
    announce(MONDAY, 11, 3);
    clock.set(Instant.parse("2025-11-19T06:00:00Z"));
    press();
    assertThat(editions.printed(MONDAY.minusDays(100), MONDAY)).isEmpty();
  }

  private void printMonday() {
    announce(MONDAY, 1, 8);
    clock.set(Instant.parse("2025-11-18T06:00:00Z"));
    announce(TUESDAY, 11, 3);
    clock.advance(Press.QUIET);
    press();
    assertThat(editions.find(MONDAY)).isPresent();
  }

  private void press() {
    new Press(papers, editor(), editions, ZONE, clock).run();
  }

  private Editor editor() {
    return editor(EditionConfig.DEFAULT, editions);
  }

  private Editor editor(EditionConfig config, EditionStore store) {
    Trending trending = new Trending(papers, clock, Runnable::run);
    return store == null
        ? new Editor(papers, trending, config)
        : new Editor(papers, trending, config, store);
  }

  private void announce(LocalDate day, int first, int count) {
    List<Paper> batch = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      batch.add(paper(day, i));
    }
    papers.write(Batch.ofPapers(batch));
  }

  private static Paper paper(LocalDate day, int number) {
    return Paper.builder(id(number), "Paper number " + number)
        .provenance("arxiv")
        .language("en")
        .abstractText("It is about thing " + number + ".")
        .authors(List.of(Author.named("Ada Lovelace")))
        .categories(number % 2 == 0 ? List.of("cs.CL", "cs.LG") : List.of("math.CO"))
        .announcedOn(day)
        .build();
  }

  private static PaperId id(int number) {
    return PaperId.arxiv("2511.%05d".formatted(number));
  }

  private static List<PaperId> ids(Edition edition) {
    return edition.items().map(item -> item.paper().id()).toList();
  }
}
