package io.broadsheet.paper;

/// What became of a paper when it was written to the store.
public sealed interface PaperChange {
  PaperId id();

  /// It was not there before.
  record Added(PaperId id) implements PaperChange {}

  /// Something a reader can see has changed; the former record is kept.
  record Revised(PaperId id) implements PaperChange {}

  /// It was there and is withdrawn, or deleted at its source, now.
  record Withdrawn(PaperId id) implements PaperChange {}

  /// Nothing was written.
  record Unchanged(PaperId id) implements PaperChange {}
}
