package io.broadsheet.harvest.format;

import io.broadsheet.harvest.HarvestedRecord;

/// Takes what a [FormatReader] reads.
@FunctionalInterface
public interface RecordSink {
  /// Takes one record.
  ///
  /// @param position where it stands: the line it begins at in JSON and BibTeX, its number in XML;
  ///   from 1, never falling. Several records may come from one position.
  void accept(long position, HarvestedRecord record);
}
