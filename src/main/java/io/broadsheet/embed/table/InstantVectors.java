package io.broadsheet.embed.table;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.Floats;
import io.broadsheet.embed.PaperVectors;
import io.broadsheet.embed.PassageText;
import io.broadsheet.embed.StoredVectors;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives every paper a vector at once: one in Chinese the Chinese table's, any other the model's
/// when that is there and the English table's until then.
///
/// What a table makes is never stored: another table must not meet the vectors of this one.
public final class InstantVectors implements PaperVectors {
  private final StoredVectors stored;
  private final @Nullable Supplier<VectorTable> chinese;
  private final @Nullable Supplier<VectorTable> english;

  /// @param chinese null when there is none: the model's vectors are taken then
  /// @param english null when there is none: papers wait for the model's vectors then
  public InstantVectors(
      EmbeddingStore embeddings,
      EmbeddingModelId model,
      @Nullable Supplier<VectorTable> chinese,
      @Nullable Supplier<VectorTable> english) {
    this.stored = new StoredVectors(embeddings, model);
    this.chinese = chinese;
    this.english = english;
  }

  @Override
  public Map<PaperId, PaperVector> of(Collection<Paper> papers) {
    Map<PaperId, PaperVector> vectors = new ConcurrentHashMap<>(stored.of(papers));
    List<Paper> read =
        papers.stream().filter(paper -> isRead(paper, vectors.containsKey(paper.id()))).toList();
    if (!read.isEmpty()) {
      read.parallelStream()
          .forEach(paper -> made(paper).ifPresent(vector -> vectors.put(paper.id(), vector)));
    }
    return vectors;
  }

  /// Halfway between what the model and what the table makes of the query: what the table leaves
  /// out of a paper it leaves out of the query as well.
  @Override
  public float[] likeApproximate(String query, float[] vector) {
    return english == null || Script.of(query).hasChinese()
        ? vector
        : english.get().embed(query).map(table -> halfway(vector, table)).orElse(vector);
  }

  private static float[] halfway(float[] vector, float[] table) {
    float[] sum = vector.clone();
    Floats.add(sum, 1, table);
    return Floats.normalise(sum);
  }

  private boolean isRead(Paper paper, boolean isStored) {
    return isChinese(paper) || (!isStored && english != null);
  }

  private Optional<PaperVector> made(Paper paper) {
    boolean inChinese = isChinese(paper);
    Supplier<VectorTable> table = inChinese ? chinese : english;
    return table == null
        ? Optional.empty()
        : table
            .get()
            .embed(PassageText.of(paper).text())
            .map(vector -> new PaperVector(vector, !inChinese));
  }

  private boolean isChinese(Paper paper) {
    return chinese != null
        && Script.of(paper.title() + "\n" + paper.abstractText()).isMostlyChinese();
  }
}
