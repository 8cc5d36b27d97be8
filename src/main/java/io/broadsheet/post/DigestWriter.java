package io.broadsheet.post;

import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderProfile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words a digest: the reader's own front page as a mail.
public interface DigestWriter {
  /// A day to be in it.
  ///
  /// @param only papers of it that are new; null for all
  record EditionDay(LocalDate date, @Nullable Set<PaperId> only) {}

  /// The digest of some days, the newest first.
  ///
  /// @param reader with the language in which it is to be written
  /// @param days the newest first
  /// @param missed a digest that may not have come; empty for none
  /// @return empty when there is no paper in them for the reader
  Optional<Written> write(
      ReaderProfile reader, List<EditionDay> days, Optional<OutboxStore.Entry> missed);

  /// Whether it can be written as the reader's front page would be just now; false while their
  /// order is still being learnt.
  boolean isReady();
}
