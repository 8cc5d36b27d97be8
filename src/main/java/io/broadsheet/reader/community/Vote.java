package io.broadsheet.reader.community;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderId;
import java.time.Instant;

/// A reader's vote for a paper; a reader has one for each.
public record Vote(ReaderId reader, PaperId paper, Instant at) {
  public Vote {
    requireNonNull(reader, "reader is null");
    requireNonNull(paper, "paper is null");
    requireNonNull(at, "at is null");
  }
}
