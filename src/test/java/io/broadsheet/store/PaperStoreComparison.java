package io.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.RandomPapers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Asks two stores every question of the port, with random arguments, and compares the answers.
final class PaperStoreComparison {
  private PaperStoreComparison() {}

  static void compare(PaperStore store, PaperStore plain, RandomPapers world, Random random) {
    comparePapers(store, plain, world);
    compareAnnouncements(store, plain, world, random);
    List<PaperId> ids = new ArrayList<>(world.some(world::id));
    ids.addAll(world.some(world::id));
    for (PaperId id : ids) {
      assertThat(store.history(id)).isEqualTo(plain.history(id));
      assertThat(store.translations(id)).isEqualTo(plain.translations(id));
    }
    assertThat(store.translations(ids))
        .containsExactlyInAnyOrderElementsOf(plain.translations(ids));
    for (String language : List.of("zh", "es", "fr")) {
      assertThat(store.translations(ids, language)).isEqualTo(plain.translations(ids, language));
    }
    LocalDate day = world.day();
    assertThat(store.signalsSince(day)).isEqualTo(plain.signalsSince(day));
    assertThat(store.checkpoint("round")).isEqualTo(plain.checkpoint("round"));
    long last = plain.lastSequence();
    assertThat(store.lastSequence()).isEqualTo(last);
    long from = last == 0 ? 0 : random.nextLong(last);
    assertThat(store.changesAfter(from, 7)).isEqualTo(plain.changesAfter(from, 7));
    assertThat(store.newestChanges(5)).isEqualTo(plain.newestChanges(5));
  }

  private static void comparePapers(PaperStore store, PaperStore plain, RandomPapers world) {
    List<PaperId> ids = world.some(world::id);
    assertThat(store.findAll(ids)).isEqualTo(plain.findAll(ids));
    ids.forEach(id -> assertThat(store.find(id)).isEqualTo(plain.find(id)));
    for (String doi : RandomPapers.DOIS) {
      assertThat(store.findByDoi(doi)).isEqualTo(plain.findByDoi(doi));
    }
    assertThat(store.count()).isEqualTo(plain.count());
    List<Paper> scanned = new ArrayList<>();
    List<Paper> expected = new ArrayList<>();
    store.scan(scanned::add);
    plain.scan(expected::add);
    assertThat(scanned).isEqualTo(expected);
    List<PaperId> scannedIds = new ArrayList<>();
    store.scanIds(scannedIds::add);
    assertThat(scannedIds).isEqualTo(expected.stream().map(Paper::id).toList());
  }

  private static void compareAnnouncements(
      PaperStore store, PaperStore plain, RandomPapers world, Random random) {
    LocalDate first = random.nextInt(5) == 0 ? LocalDate.MIN : world.day();
    LocalDate last = random.nextInt(5) == 0 ? LocalDate.MAX : world.day();
    assertThat(store.newestAnnouncement(last)).isEqualTo(plain.newestAnnouncement(last));
    LocalDate day = world.day();
    for (int direction : new int[] {-1, 1}) {
      assertThat(store.neighbourAnnouncement(day, direction))
          .isEqualTo(plain.neighbourAnnouncement(day, direction));
    }
    int limit = random.nextInt(20);
    assertThat(store.announced(first, last, limit)).isEqualTo(plain.announced(first, last, limit));
    assertThat(store.countsByDay(first, last)).isEqualTo(plain.countsByDay(first, last));
    assertThat(store.countsByCategory(first, last)).isEqualTo(plain.countsByCategory(first, last));
    for (String category : RandomPapers.CATEGORIES) {
      int offset = random.nextInt(5);
      assertThat(store.announcedIn(category, first, last, offset, limit))
          .isEqualTo(plain.announcedIn(category, first, last, offset, limit));
      assertThat(store.countAnnouncedIn(category, first, last))
          .isEqualTo(plain.countAnnouncedIn(category, first, last));
    }
  }
}
