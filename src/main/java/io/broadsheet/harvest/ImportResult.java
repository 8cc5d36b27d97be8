package io.broadsheet.harvest;

import java.util.List;

/// What an import did. `read = added + revised + unchanged + rejected`; translations and signals
/// are counted beside them.
///
/// @param read papers, deletions and rejected records read in this run
/// @param revised papers that changed, those withdrawn included
/// @param rejected records that could not be read
/// @param translations translations written
/// @param failures files that could not be read to their end
/// @param interrupted whether it was stopped before the end; the same import goes on from there
public record ImportResult(
    long read,
    long added,
    long revised,
    long unchanged,
    long rejected,
    long translations,
    List<Failure> failures,
    boolean interrupted) {
  public ImportResult {
    failures = List.copyOf(failures);
  }

  /// A file that could not be read to its end.
  ///
  /// @param file as it was named
  /// @param reason for the person who must mend it
  public record Failure(String file, String reason) {}

  /// `read 5, added 1, revised 1, unchanged 2, rejected 1`, and the translations when there are
  /// any.
  public String summary() {
    String line =
        ("read " + read + ", added " + added + ", revised " + revised)
            + (", unchanged " + unchanged + ", rejected " + rejected);
    return translations == 0 ? line : line + ", translations " + translations;
  }
}
