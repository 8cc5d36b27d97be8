package io.broadsheet.store;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import java.util.List;

/// What one transaction writes: all of it or nothing.
///
/// @param deleted papers that their source has deleted; kept, marked withdrawn
/// @param checkpoints written last, replacing those of the same key
public record Batch(
    List<Paper> papers,
    List<PaperId> deleted,
    List<PaperTranslation> translations,
    List<PaperSignal> signals,
    List<Checkpoint> checkpoints) {
  public Batch {
    papers = List.copyOf(papers);
    deleted = List.copyOf(deleted);
    translations = List.copyOf(translations);
    signals = List.copyOf(signals);
    checkpoints = List.copyOf(checkpoints);
  }

  public static Batch ofPapers(List<Paper> papers) {
    return new Batch(papers, List.of(), List.of(), List.of(), List.of());
  }
}
