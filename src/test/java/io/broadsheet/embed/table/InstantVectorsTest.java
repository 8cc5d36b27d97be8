package io.broadsheet.embed.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.PaperVectors.PaperVector;
import io.broadsheet.embed.SqlEmbeddingStore;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstantVectorsTest {
  private static final EmbeddingModelId MODEL = new EmbeddingModelId("tiny", 2, "0123456789ab");
  private static final PaperId ENGLISH = PaperId.arxiv("2501.00001");
  private static final PaperId EMBEDDED = PaperId.arxiv("2501.00002");
  private static final PaperId CHINESE = PaperId.arxiv("2501.00003");
  private static final PaperId UNKNOWN = PaperId.arxiv("2501.00004");

  private final VectorTable english = Tables.of("en", List.of("image"), new float[] {1}, 1, 0);
  private final VectorTable chinese = Tables.of("zh", List.of("图像"), new float[] {1}, 0, 1);

  private final List<Paper> papers =
      List.of(
          Paper.builder(ENGLISH, "Image editing").build(),
          Paper.builder(EMBEDDED, "Image generation").build(),
          Paper.builder(CHINESE, "图像编辑").build(),
          Paper.builder(UNKNOWN, "Прочее").build());

  @TempDir private Path folder;
  private Database database;
  private EmbeddingStore embeddings;

  @BeforeEach
  void open() {
    database =
        Database.open(
            StoreConfig.of(folder), new SettableClock(Instant.parse("2025-11-20T08:00:00Z")));
    new SqlPaperStore(database).write(Batch.ofPapers(papers));
    embeddings = new SqlEmbeddingStore(database);
    float[] own = {0.6f, 0.8f};
    embeddings.put(
        MODEL,
        List.of(
            new EmbeddingStore.Embedded(EMBEDDED, "h", own),
            new EmbeddingStore.Embedded(CHINESE, "h", own)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theModelsOwnComesFirstAndTheTableStandsInForIt() {
    Map<PaperId, PaperVector> vectors =
        new InstantVectors(embeddings, MODEL, () -> chinese, () -> english).of(papers);
    assertThat(vectors).containsOnlyKeys(ENGLISH, EMBEDDED, CHINESE);
    assertThat(vectors.get(ENGLISH).vector()).containsExactly(1, 0);
    assertThat(vectors.get(ENGLISH).approximate()).isTrue();
    assertThat(vectors.get(EMBEDDED).vector()).containsExactly(0.6f, 0.8f);
    assertThat(vectors.get(EMBEDDED).approximate()).isFalse();
  }

  @Test
  void chineseIsReadByItsTableWhateverIsStored() {
    PaperVector vector =
        new InstantVectors(embeddings, MODEL, () -> chinese, null).of(papers).get(CHINESE);
    assertThat(vector).isNotNull();
    assertThat(vector.vector()).containsExactly(0, 1);
    assertThat(vector.approximate()).isFalse();
  }

  @Test
  void withoutTablesOnlyTheModelsVectorsAreThere() {
    assertThat(new InstantVectors(embeddings, MODEL, null, null).of(papers))
        .containsOnlyKeys(EMBEDDED, CHINESE);
  }

  @Test
  void approximateVectorsAreComparedWithWhatTheTableMakesOfTheQueryToo() {
    float[] model = {0, 1};
    InstantVectors both = new InstantVectors(embeddings, MODEL, () -> chinese, () -> english);
    float half = (float) Math.sqrt(0.5);
    assertThat(both.likeApproximate("image", model)).containsExactly(half, half);
    assertThat(both.likeApproximate("прочее", model)).containsExactly(0, 1);
    assertThat(both.likeApproximate("image 图像", model)).containsExactly(0, 1);
    assertThat(
            new InstantVectors(embeddings, MODEL, () -> chinese, null)
                .likeApproximate("image", model))
        .containsExactly(0, 1);
    assertThat(model).containsExactly(0, 1);
  }
}
