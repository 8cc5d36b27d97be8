package io.broadsheet.ops;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.PassageText;
import io.broadsheet.embed.table.BilingualFile.Pair;
import io.broadsheet.embed.table.PassageVectors;
import io.broadsheet.embed.table.TrainingPaper;
import io.broadsheet.embed.table.VectorCache;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Gathers translated papers and their vectors, to learn a table from.
public final class CrossLingualTraining {
  private static final int AT_ONCE = 1_000;

  private CrossLingualTraining() {}

  /// The papers of a bilingual file, in its order.
  ///
  /// @param cache vectors made before, and those made now; null for none
  /// @param progress hears how many papers have their vectors
  public static List<TrainingPaper> ofFile(
      List<Pair> pairs,
      Embedder encoder,
      @Nullable VectorCache cache,
      int threads,
      LongConsumer progress) {
    float[][] vectors = PassageVectors.of(passages(pairs), encoder, cache, threads, progress);
    List<TrainingPaper> papers = new ArrayList<>(pairs.size());
    for (int i = 0; i < vectors.length; i++) {
      Pair pair = pairs.get(i);
      papers.add(TrainingPaper.of(pair.translatedTitle(), pair.translatedAbstract(), vectors[i]));
    }
    return papers;
  }

  /// The English texts as a library's papers have them.
  static List<PassageText> passages(List<Pair> pairs) {
    List<PassageText> texts = new ArrayList<>(pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      texts.add(
          PassageText.of(
              Paper.builder(new PaperId("pair", Integer.toString(i)), pair.title())
                  .abstractText(pair.abstractText())
                  .language("en")
                  .build()));
    }
    return texts;
  }

  /// Papers of the library that have a translation and a vector, in the order of their keys.
  ///
  /// @param progress hears how many papers were looked at
  public static List<TrainingPaper> ofLibrary(
      Library library, EmbeddingModelId model, String language, LongConsumer progress) {
    List<PaperId> ids = new ArrayList<>();
    library.papers().scanIds(ids::add);
    List<TrainingPaper> papers = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<PaperId> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      Map<PaperId, PaperTranslation> translations = library.papers().translations(some, language);
      Map<PaperId, EmbeddingStore.Embedded> vectors =
          library.embeddings().find(model, translations.keySet());
      for (PaperId id : some) {
        PaperTranslation translation = translations.get(id);
        EmbeddingStore.Embedded embedded = vectors.get(id);
        if (translation != null && embedded != null) {
          papers.add(
              TrainingPaper.of(
                  translation.title() == null ? "" : translation.title(),
                  translation.abstractText() == null ? "" : translation.abstractText(),
                  embedded.vector()));
        }
      }
      progress.accept((long) from + some.size());
    }
    return papers;
  }
}
