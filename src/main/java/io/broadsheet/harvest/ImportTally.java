package io.broadsheet.harvest;

import io.broadsheet.paper.PaperChange;
import java.util.ArrayList;
import java.util.List;

/// Counts what an import does. Not thread-safe.
final class ImportTally {
  private final List<ImportResult.Failure> failures = new ArrayList<>();
  private long added;
  private long revised;
  private long unchanged;
  private long rejected;
  private long translations;
  private boolean interrupted;

  void add(ImportParser.Records records, List<PaperChange> changes) {
    rejected += records.rejected.size();
    translations += records.translations.size();
    for (PaperChange change : changes) {
      switch (change) {
        case PaperChange.Added _ -> added++;
        case PaperChange.Revised _ -> revised++;
        case PaperChange.Withdrawn _ -> revised++;
        case PaperChange.Unchanged _ -> unchanged++;
      }
    }
  }

  void fail(String file, String reason) {
    failures.add(new ImportResult.Failure(file, reason));
  }

  void interrupt() {
    interrupted = true;
  }

  boolean isInterrupted() {
    return interrupted;
  }

  ImportResult result() {
    return new ImportResult(
        added + revised + unchanged + rejected,
        added,
        revised,
        unchanged,
        rejected,
        translations,
        failures,
        interrupted);
  }
}
