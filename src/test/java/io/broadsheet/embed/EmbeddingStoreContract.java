package io.broadsheet.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.embed.EmbeddingStore.Embedded;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Change;
import io.broadsheet.store.PaperStore;
import io.broadsheet.testing.RandomPapers;
import io.broadsheet.testing.Seed;
import io.broadsheet.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [EmbeddingStore] does.
abstract class EmbeddingStoreContract {
  private static final EmbeddingModelId MODEL = new EmbeddingModelId("one", 3, "0123456789ab");
  private static final EmbeddingModelId OTHER = new EmbeddingModelId("one", 3, "ba9876543210");
  private static final PaperId FIRST = PaperId.arxiv("2511.00001");
  private static final PaperId SECOND = PaperId.arxiv("2511.00002");
  private static final PaperId UNDATED = PaperId.arxiv("2511.00003");

  final SettableClock clock = new SettableClock(Instant.parse("2025-11-20T10:11:12.345Z"));
  private EmbeddingStore store;
  private PaperStore papers;

  /// An empty store, and afterwards [#papers] of the same database.
  abstract EmbeddingStore openEmpty();

  abstract PaperStore papers();

  @BeforeEach
  void openStore() {
    store = openEmpty();
    papers = papers();
    papers.write(
        Batch.ofPapers(
            List.of(
                Paper.builder(UNDATED, "undated").build(),
                Paper.builder(FIRST, "old").announcedOn(LocalDate.of(2025, 11, 3)).build(),
                Paper.builder(SECOND, "new").announcedOn(LocalDate.of(2025, 11, 4)).build())));
  }

  @Test
  void keepsVectorsOfEachModelToTheBit() {
    float[] vector = {Float.MIN_VALUE, -0.0f, 1 / 3f};
    store.put(MODEL, List.of(new Embedded(FIRST, "hash", vector)));
    Embedded found = store.find(MODEL, List.of(SECOND, FIRST)).get(FIRST);
    assertThat(found.textHash()).isEqualTo("hash");
    assertThat(found.vector()).containsExactly(vector);
    assertThat(store.find(MODEL, List.of(SECOND))).isEmpty();
    assertThat(store.find(OTHER, List.of(FIRST))).isEmpty();
    assertThat(store.count(MODEL)).isEqualTo(1);
    assertThat(store.count(OTHER)).isZero();
  }

  @Test
  void replacesAVectorAndLogsIt() {
    long before = papers.lastSequence();
    store.put(MODEL, List.of(embedded(FIRST, 1), embedded(FIRST, 2)));
    store.put(MODEL, List.of(embedded(FIRST, 3), embedded(SECOND, 3)));
    store.put(MODEL, List.of());
    assertThat(store.find(MODEL, List.of(FIRST)).get(FIRST).vector()).containsExactly(3, 3, 3);
    assertThat(papers.changesAfter(before, 10))
        .extracting(change -> change.kind() + " " + change.paperId())
        .containsExactly(
            Change.Kind.ENRICHED + " " + FIRST,
            Change.Kind.ENRICHED + " " + FIRST,
            Change.Kind.ENRICHED + " " + SECOND);
  }

  @Test
  void namesWhatIsMissingNewestAnnouncedFirst() {
    assertThat(store.missing(MODEL, 10)).containsExactly(SECOND, FIRST, UNDATED);
    assertThat(store.missing(MODEL, 1)).containsExactly(SECOND);
    store.put(MODEL, List.of(embedded(SECOND, 1)));
    assertThat(store.missing(MODEL, 10)).containsExactly(FIRST, UNDATED);
    assertThat(store.countMissing(MODEL)).isEqualTo(2);
    assertThat(store.countMissing(OTHER)).isEqualTo(3);
    papers.write(
        Batch.ofPapers(
            List.of(
                Paper.builder(UNDATED, "undated").announcedOn(LocalDate.of(2025, 11, 5)).build(),
                Paper.builder(SECOND, "another title").build())));
    assertThat(store.missing(MODEL, 10)).containsExactly(UNDATED, FIRST);
  }

  @Test
  void keepsNoVectorOfAnUnknownPaper() {
    PaperId unknown = PaperId.arxiv("2511.09999");
    long before = papers.lastSequence();
    store.put(MODEL, List.of(embedded(unknown, 1)));
    assertThat(store.count(MODEL)).isZero();
    assertThat(papers.lastSequence()).isEqualTo(before);
  }

  @Test
  void refusesAVectorOfAnotherLength() {
    assertThatThrownBy(() -> store.put(MODEL, List.of(new Embedded(FIRST, "hash", new float[2]))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 dimensions, not 3");
  }

  @Test
  void doesWhatAMapDoes() {
    Random random = Seed.random("doesWhatAMapDoes");
    RandomPapers world = new RandomPapers(random, 60);
    Map<EmbeddingModelId, Map<PaperId, Integer>> vectors =
        Map.of(MODEL, new HashMap<>(), OTHER, new HashMap<>());
    for (int round = 1; round <= 60; round++) {
      papers.write(Batch.ofPapers(world.some(world::paper)));
      EmbeddingModelId model = random.nextBoolean() ? MODEL : OTHER;
      Map<PaperId, Integer> expected = vectors.get(model);
      int value = round;
      List<PaperId> embedded =
          papers.findAll(world.some(world::id)).stream().map(Paper::id).toList();
      store.put(model, embedded.stream().map(id -> embedded(id, value)).toList());
      embedded.forEach(id -> expected.put(id, value));

      List<PaperId> missing = missing(expected);
      assertThat(store.missing(model, 5)).isEqualTo(missing.stream().limit(5).toList());
      assertThat(store.countMissing(model)).isEqualTo(missing.size());
      assertThat(store.count(model)).isEqualTo(expected.size());
      Map<PaperId, Integer> found = new HashMap<>();
      store
          .find(model, expected.keySet())
          .forEach((id, vector) -> found.put(id, (int) vector.vector()[2]));
      assertThat(found).isEqualTo(expected);
    }
  }

  private List<PaperId> missing(Map<PaperId, Integer> embedded) {
    List<Paper> all = new ArrayList<>();
    papers.scan(all::add);
    return all.stream()
        .filter(paper -> !embedded.containsKey(paper.id()))
        .sorted(
            Comparator.comparing(
                    (Paper paper) ->
                        paper.announcedOn() == null ? LocalDate.MIN : paper.announcedOn())
                .thenComparing(Paper::id)
                .reversed())
        .map(Paper::id)
        .toList();
  }

  private static Embedded embedded(PaperId id, float value) {
    return new Embedded(id, "hash", new float[] {value, value, value});
  }
}
