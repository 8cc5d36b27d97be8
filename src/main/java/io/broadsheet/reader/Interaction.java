package io.broadsheet.reader;

import io.broadsheet.paper.PaperId;
import java.time.Instant;

/// Something a reader did with a paper and has not taken back.
public sealed interface Interaction {
  PaperId paperId();

  Instant at();

  /// Looked at the paper's page; many times, each at most once in half an hour.
  record Opened(PaperId paperId, Instant at) implements Interaction {}

  /// Put it into the library.
  record Saved(PaperId paperId, Instant at) implements Interaction {}

  /// Said to have read it.
  record MarkedRead(PaperId paperId, Instant at) implements Interaction {}

  /// Said not to be interested.
  record Dismissed(PaperId paperId, Instant at) implements Interaction {}
}
