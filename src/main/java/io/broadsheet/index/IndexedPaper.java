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
public record IndexedPaper(
    Paper paper, List<PaperTranslation> translations, float @Nullable [] vector) {
  public IndexedPaper {
    translations = List.copyOf(translations);
  }
}
