package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.FakeEmbedder;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayMapsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 11, 12);
  private static final List<String> TOPICS =
      List.of(
          "diffusion models for image synthesis",
          "reward hacking of language agents",
          "protein folding with graph networks",
          "speech recognition of rare dialects");

  @TempDir Path folder;
  private Database database;
  private PaperStore store;
  private final Set<PaperId> without = new HashSet<>();
  private int asked;

  @BeforeEach
  void open() {
    database =
        Database.open(
            StoreConfig.of(folder), new SettableClock(Instant.parse("2025-11-12T08:00:00Z")));
    store = new SqlPaperStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Map<PaperId, float[]> vectors(Collection<Paper> papers) {
    asked++;
    FakeEmbedder embedder = new FakeEmbedder();
    Map<PaperId, float[]> vectors = new HashMap<>();
    for (Paper paper : papers) {
      if (!without.contains(paper.id())) {
        vectors.put(paper.id(), embedder.embedPassage(paper.title()));
      }
    }
    return vectors;
  }

  private static Paper paper(int number) {
    String topic = TOPICS.get(number % TOPICS.size());
    return Paper.builder(
            PaperId.arxiv("2511.%05d".formatted(number)), "On " + topic + " " + number / 4)
        .abstractText(topic + ".")
        .announcedOn(DAY)
        .build();
  }

  private void fill(int count) {
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      papers.add(paper(i));
    }
    store.write(Batch.ofPapers(papers));
  }

  @Test
  void topicsAreClustersNamedByTheirOwnTerms() {
    fill(80);
    DayMap map = new DayMaps(store, this::vectors).of(DAY).orElseThrow();
    assertThat(map.placed()).isEqualTo(80);
    assertThat(map.unplaced()).isEmpty();
    assertThat(map.clusters().stream().flatMap(c -> c.dots().stream()))
        .allSatisfy(
            dot -> {
              assertThat(dot.x()).isBetween(0.0, 1.0);
              assertThat(dot.y()).isBetween(0.0, 1.0);
            });
    assertThat(map.clusters())
        .allSatisfy(
            cluster -> {
              int topic = number(cluster.dots().getFirst().paper()) % 4;
              assertThat(cluster.dots()).allMatch(dot -> number(dot.paper()) % 4 == topic);
              assertThat(cluster.terms()).isNotEmpty();
              assertThat(TOPICS.get(topic)).contains(cluster.terms().getFirst());
            });
    assertThat(map.clusters().stream().map(c -> c.terms().getFirst()).toList())
        .as("as papers write them, not as stems")
        .containsAnyOf("diffusion models", "image synthesis", "diffusion models for");
  }

  private static int number(Paper paper) {
    return Integer.parseInt(paper.id().local().substring(5));
  }

  @Test
  void papersWithoutAVectorAreNamedApart() {
    fill(30);
    without.add(paper(3).id());
    DayMap map = new DayMaps(store, this::vectors).of(DAY).orElseThrow();
    assertThat(map.unplaced()).extracting(Paper::id).containsExactly(paper(3).id());
    assertThat(map.placed()).isEqualTo(29);
    without.addAll(store.announced(DAY, DAY, 100).stream().map(Paper::id).toList());
    DayMap none = new DayMaps(store, this::vectors).of(DAY).orElseThrow();
    assertThat(none.clusters()).isEmpty();
    assertThat(none.unplaced()).hasSize(30);
  }

  @Test
  void aMapIsWorkedOutAnewWhenAPaperOrAVectorComes() {
    fill(40);
    without.add(paper(5).id());
    DayMaps maps = new DayMaps(store, this::vectors);
    DayMap first = maps.of(DAY).orElseThrow();
    assertThat(maps.of(DAY)).hasValue(first);
    without.clear();
    assertThat(maps.of(DAY).orElseThrow().placed()).isEqualTo(40);
    store.write(Batch.ofPapers(List.of(paper(41))));
    assertThat(maps.of(DAY).orElseThrow().placed()).isEqualTo(41);
    assertThat(asked).isEqualTo(4);
  }

  @Test
  void aDayWithoutPapersHasNoMapAndOnePaperHas() {
    DayMaps maps = new DayMaps(store, this::vectors);
    assertThat(maps.of(DAY)).isEmpty();
    fill(1);
    DayMap map = maps.of(DAY).orElseThrow();
    assertThat(map.clusters()).hasSize(1);
    assertThat(map.clusters().getFirst().dots().getFirst().x()).isEqualTo(0.5);
  }
}
