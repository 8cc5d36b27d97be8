package io.broadsheet.web.export;

import io.broadsheet.paper.Paper;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Which of a paper's dates a citation carries.
final class ExportDates {
  private ExportDates() {}

  /// The day version 1 was submitted, else announced, else updated; null when none is known.
  static @Nullable LocalDate published(Paper paper) {
    if (paper.submittedAt() != null) {
      return LocalDate.ofInstant(paper.submittedAt(), ZoneOffset.UTC);
    }
    if (paper.announcedOn() != null) {
      return paper.announcedOn();
    }
    return paper.updatedAt() == null
        ? null
        : LocalDate.ofInstant(paper.updatedAt(), ZoneOffset.UTC);
  }
}
