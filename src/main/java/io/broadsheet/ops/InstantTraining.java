package io.broadsheet.ops;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.PassageText;
import io.broadsheet.embed.table.BilingualFile.Pair;
import io.broadsheet.embed.table.PassageVectors;
import io.broadsheet.embed.table.TrainingPaper;
import io.broadsheet.embed.table.VectorCache;
import io.broadsheet.embed.table.VectorTable;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Gathers papers in English and their vectors, to learn from them what stands in for a model.
public final class InstantTraining {
  private static final int AT_ONCE = 1_000;

  private InstantTraining() {}

  /// The English side of a file's papers.
  ///
  /// @param cache vectors made before, and those made now; null for none
  /// @param progress hears how many papers have their vectors
  public static List<TrainingPaper> ofFile(
      List<Pair> read,
      Embedder encoder,
      @Nullable VectorCache cache,
      int threads,
      LongConsumer progress) {
    List<PassageText> texts = CrossLingualTraining.passages(read);
    float[][] vectors = PassageVectors.of(texts, encoder, cache, threads, progress);
    List<TrainingPaper> papers = new ArrayList<>(vectors.length);
    for (int i = 0; i < vectors.length; i++) {
      papers.add(TrainingPaper.of(read.get(i).title(), read.get(i).abstractText(), vectors[i]));
    }
    return papers;
  }

  /// Papers of the library that have a vector, in the order of their keys.
  ///
  /// @param progress hears how many papers were looked at
  public static List<TrainingPaper> ofLibrary(
      Library library, EmbeddingModelId model, int most, LongConsumer progress) {
    List<PaperId> ids = new ArrayList<>();
    library.papers().scanIds(ids::add);
    List<TrainingPaper> papers = new ArrayList<>();
    for (int from = 0; from < ids.size() && papers.size() < most; from += AT_ONCE) {
      List<PaperId> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      Map<PaperId, EmbeddingStore.Embedded> vectors = library.embeddings().find(model, some);
      for (Paper paper : library.papers().findAll(some)) {
        EmbeddingStore.Embedded embedded = vectors.get(paper.id());
        if (embedded != null) {
          papers.add(TrainingPaper.of(paper.title(), paper.abstractText(), embedded.vector()));
        }
      }
      progress.accept((long) from + some.size());
    }
    return papers;
  }

  /// Those of a model's pieces that a table can hold: words and parts of words.
  public static List<String> units(List<String> pieces) {
    return pieces.stream().filter(VectorTable::isWordOrPiece).toList();
  }

  /// The encoder's vectors of units alone.
  public static float[][] alone(
      List<String> units, Embedder encoder, int threads, LongConsumer progress) {
    List<PassageText> texts =
        units.stream()
            .map(unit -> new PassageText(unit.startsWith("##") ? unit.substring(2) : unit, ""))
            .toList();
    return PassageVectors.of(texts, encoder, null, threads, progress);
  }
}
