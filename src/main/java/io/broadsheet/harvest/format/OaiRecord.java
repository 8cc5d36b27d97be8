package io.broadsheet.harvest.format;

import static java.util.Objects.requireNonNull;

import io.broadsheet.harvest.HarvestedRecord;
import java.util.List;

/// One record of an OAI-PMH list.
///
/// @param identifier as in the header (`oai:arXiv.org:0704.0001`); empty when the header could not
///   be read
/// @param datestamp as in the header, a day or a second in UTC; empty likewise
/// @param setSpecs as in the header
/// @param content the paper, its deletion, or why it was rejected; its position is the record's
///   number within the reply, from 1
public record OaiRecord(
    String identifier, String datestamp, List<String> setSpecs, HarvestedRecord content) {
  public OaiRecord {
    requireNonNull(identifier, "identifier is null");
    requireNonNull(datestamp, "datestamp is null");
    setSpecs = List.copyOf(setSpecs);
    requireNonNull(content, "content is null");
  }

  /// Whether the header said `status="deleted"`.
  public boolean deleted() {
    return content instanceof HarvestedRecord.OfDeletion;
  }
}
