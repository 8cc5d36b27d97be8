package io.broadsheet.harvest;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import java.util.List;

/// What a source or a file said, one record at a time.
public sealed interface HarvestedRecord {
  /// A paper, with the counts the record carried beside it.
  record OfPaper(Paper paper, List<PaperSignal> signals) implements HarvestedRecord {
    public OfPaper {
      signals = List.copyOf(signals);
    }
  }

  /// The source says that this paper is deleted.
  record OfDeletion(PaperId paperId) implements HarvestedRecord {}

  record OfTranslation(PaperTranslation translation) implements HarvestedRecord {}

  /// A count alone, as our own dump has them.
  record OfSignal(PaperSignal signal) implements HarvestedRecord {}

  /// A record that could not be read.
  ///
  /// @param position the line in the file, or the record's number where lines say nothing; from 1
  /// @param reason for the person who must mend it
  record Rejected(long position, String reason) implements HarvestedRecord {}
}
