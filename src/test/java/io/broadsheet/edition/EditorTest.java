package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.Seed;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorTest {
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

  private Editor editor() {
    return new Editor(
        store,
        trending,
        new EditionConfig(List.of(), List.of("quantum memory"), 3, 3, ZoneOffset.UTC));
  }

  private void runBackground() {
    for (Runnable task = background.poll(); task != null; task = background.poll()) {
      task.run();
    }
  }

  @Test
  void eachDayOfARandomLibraryIsPrintedWhole() {
    Random random = Seed.random("EditorTest");
    List<Paper> papers = new ArrayList<>();
    for (int day = 0; day < 12; day++) {
      for (int i = random.nextInt(40); i > 0; i--) {
        papers.add(
            EditionSamples.random(random, papers.size() + 1, EditionSamples.DAY.plusDays(day)));
      }
    }
    store.write(Batch.ofPapers(papers));
    Editor editor = editor();
    for (int day = 0; day < 12; day++) {
      LocalDate date = EditionSamples.DAY.plusDays(day);
      Edition edition = editor.edition(date);
      assertThat(edition.date()).isEqualTo(date);
      assertThat(edition.items().map(item -> item.paper().id()))
          .containsExactlyInAnyOrderElementsOf(
              papers.stream()
                  .filter(paper -> date.equals(paper.announcedOn()))
                  .map(Paper::id)
                  .toList());
    }
    assertThat(editor().edition(EditionSamples.DAY.plusDays(3)))
        .isEqualTo(editor.edition(EditionSamples.DAY.plusDays(3)));
  }

  @Test
  void aDayWithoutAnnouncementIsEmptyAndStartsNoWork() {
    Edition edition = editor().edition(LocalDate.of(2025, 11, 15));
    assertThat(edition.isEmpty()).isTrue();
    assertThat(edition.lead()).isEmpty();
    assertThat(background).isEmpty();
  }

  @Test
  void withdrawnPapersAreNotPrinted() {
    Paper kept = EditionSamples.paper(1, "Kept", "Text.", "cs.AI");
    Paper gone = EditionSamples.paper(2, "Gone", "Text.", "cs.AI");
    store.write(Batch.ofPapers(List.of(kept, gone)));
    Editor editor = editor();
    assertThat(editor.edition(EditionSamples.DAY).total()).isEqualTo(2);
    store.write(new Batch(List.of(), List.of(gone.id()), List.of(), List.of(), List.of()));
    assertThat(editor.edition(EditionSamples.DAY).items().map(item -> item.paper().id()))
        .containsExactly(kept.id());
  }

  @Test
  void anEditionIsKeptUntilTheStoreChanges() {
    store.write(Batch.ofPapers(List.of(EditionSamples.paper(1, "One", "Text.", "cs.AI"))));
    Editor editor = editor();
    Edition first = editor.edition(EditionSamples.DAY);
    assertThat(editor.edition(EditionSamples.DAY)).isSameAs(first);
    store.write(Batch.ofPapers(List.of(EditionSamples.paper(2, "Two", "Text.", "cs.AI"))));
    assertThat(editor.edition(EditionSamples.DAY).total()).isEqualTo(2);
  }

  @Test
  void risingTopicsCountOnceTheyAreKnown() {
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      papers.add(
          Paper.builder(PaperId.arxiv("2510.%05d".formatted(i)), "Graphs " + (char) ('a' + i % 26))
              .announcedOn(EditionSamples.DAY.minusDays(20 + i % 30))
              .categories(List.of("cs.AI"))
              .build());
    }
    for (int i = 0; i < 12; i++) {
      papers.add(EditionSamples.paper(500 + i, "Steering World Models", "Text.", "cs.RO"));
    }
    papers.add(EditionSamples.paper(1, "Graphs", "Text that is longer.", "cs.AI"));
    store.write(Batch.ofPapers(papers));
    Editor editor = editor();
    assertThat(editor.edition(EditionSamples.DAY).lead().orElseThrow().paper().title())
        .isEqualTo("Graphs");
    runBackground();
    EditionItem lead = editor.edition(EditionSamples.DAY).lead().orElseThrow();
    assertThat(lead.paper().title()).isEqualTo("Steering World Models");
    assertThat(lead.reason().orElseThrow())
        .startsWith("“Steering World Models” is rising: 12 papers in seven days");
  }
}
