package io.broadsheet.harvest;

import java.util.Optional;
import java.util.function.Function;

/// One upstream, page by page. A source keeps nothing that matters in memory: where it has got to
/// is in the checkpoints of the pages it returned, so that after a crash another instance goes on
/// from the last page that was stored.
public interface Source {
  /// `arxiv`, `arxiv-feed`, `oai`, …: the name of the command line and of the status page.
  String name();

  /// The part of the source this instance asks for, empty for all of it.
  String set();

  /// The [io.broadsheet.harvest.http.RateLimit] its requests fall under.
  String limit();

  /// The next page after those whose checkpoints are stored; after a last page, the first of a new
  /// harvest.
  ///
  /// @param checkpoints reads a stored checkpoint by its key
  /// @throws io.broadsheet.error.BroadsheetException when the source cannot be asked, refuses, or
  ///   answers what cannot be understood
  /// @throws InterruptedException when the thread is interrupted; nothing is lost
  Page next(Function<String, Optional<String>> checkpoints) throws InterruptedException;
}
