package io.broadsheet.index;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperTranslation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the index learns of one paper.
///
/// @param translations texts in other languages, searchable too
/// @param vector unit length, of the index's model; null while it is not there yet. Not copied: do
///   not change it.
/// @param approximate whether the vector only stands in until the model's own is there
public record IndexedPaper(
    Paper paper,
    List<PaperTranslation> translations,
    float @Nullable [] vector,
    boolean approximate) {
  public IndexedPaper {
    translations = List.copyOf(translations);
  }

  public IndexedPaper(Paper paper, List<PaperTranslation> translations, float @Nullable [] vector) {
    this(paper, translations, vector, false);
  }
}
