package io.broadsheet.web;

import io.broadsheet.store.PaperStore;

/// How many papers the library holds, counted again only after a change.
public final class LibraryCounts {
  private record Counted(long sequence, long papers) {}

  private final PaperStore papers;
  private volatile Counted last = new Counted(-1, 0);

  public LibraryCounts(PaperStore papers) {
    this.papers = papers;
  }

  /// Papers in the library now.
  public long papers() {
    long sequence = papers.lastSequence();
    Counted counted = last;
    if (counted.sequence() != sequence) {
      counted = new Counted(sequence, papers.count());
      last = counted;
    }
    return counted.papers();
  }
}
