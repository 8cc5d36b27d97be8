package io.broadsheet.edition;

import io.broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// Keeps editions as they were printed. Nothing in it is ever changed. Safe for use by many
/// threads. Every method throws [io.broadsheet.error.BroadsheetException] of kind UNAVAILABLE when
/// the database cannot be read or written.
public interface EditionStore {
  /// Prints an edition, at the time of the database's clock.
  ///
  /// @return false when that day has been printed already: what was printed first stays
  boolean print(Edition edition);

  Optional<PrintedEdition> find(LocalDate date);

  /// The days that have been printed, of those from `first` to `last`.
  Set<LocalDate> printed(LocalDate first, LocalDate last);

  /// The papers that stand in the editions from `first` to `last`.
  Set<PaperId> papers(LocalDate first, LocalDate last);
}
