package io.broadsheet.edition;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.reader.ReaderStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prints readers' own editions, once the edition of everyone has been: for each reader who was
/// there that day and has saved or followed something. What they said of the papers of that very
/// day counts for nothing: it was said of the page, and comes after it. A day whose edition of
/// everyone was printed more than a day ago is not printed for readers any more: their taste has
/// moved on, and the page would be an invention.
public final class ReaderPress implements Runnable {
  static final Duration LATEST = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(ReaderPress.class);

  private final Editor editor;
  private final EditionStore printed;
  private final ReaderEditionStore own;
  private final ReaderStore readers;
  private final OwnEditor composer;
  private final ZoneId zone;
  private final Clock clock;

  /// Composes a reader's edition.
  public interface OwnEditor {
    /// Whether it would be as the reader's page is; false while their order is being learnt.
    boolean isReady();

    /// @param printed the edition of everyone
    Edition of(ReaderProfile reader, ReaderShelf shelf, Edition printed);
  }

  /// @param zone in which a day ends
  public ReaderPress(
      Editor editor,
      EditionStore printed,
      ReaderEditionStore own,
      ReaderStore readers,
      OwnEditor composer,
      ZoneId zone,
      Clock clock) {
    this.editor = editor;
    this.printed = printed;
    this.own = own;
    this.readers = readers;
    this.composer = composer;
    this.zone = zone;
    this.clock = clock;
  }

  /// Prints what is due; goes on where it was cut off. What fails is logged and tried again.
  @Override
  public void run() {
    try {
      for (LocalDate day : own.due(clock.instant().minus(LATEST))) {
        Optional<PrintedEdition> everyones = printed.find(day);
        if (everyones.isPresent() && composer.isReady() && printAll(day, everyones.get())) {
          own.finish(day);
        }
      }
    } catch (BroadsheetException failure) {
      LOG.warn("readers' editions were not printed: {}", failure.getMessage());
    }
  }

  private boolean printAll(LocalDate day, PrintedEdition everyones) {
    Edition edition = editor.edition(day);
    Set<PaperId> papers =
        edition.items().map(item -> item.paper().id()).collect(Collectors.toSet());
    Set<ReaderId> done = own.readers(day);
    int failed = 0;
    for (ReaderProfile reader : readers.readers()) {
      boolean there = !LocalDate.ofInstant(reader.createdAt(), zone).isAfter(day);
      if (there && !done.contains(reader.id())) {
        try {
          print(reader, edition, papers, everyones);
        } catch (BroadsheetException failure) {
          failed++;
          LOG.warn("reader {}: no edition of {}: {}", reader.id(), day, failure.getMessage());
        }
      }
    }
    return failed == 0;
  }

  private void print(
      ReaderProfile reader, Edition edition, Set<PaperId> papers, PrintedEdition everyones) {
    ReaderShelf shelf = before(readers.shelf(reader.id()), papers);
    if (!shelf.items().isEmpty() || !shelf.follows().isEmpty()) {
      own.print(reader.id(), composer.of(reader, shelf, edition), everyones);
    }
  }

  /// The shelf without what was said of these papers.
  private static ReaderShelf before(ReaderShelf shelf, Set<PaperId> papers) {
    Map<PaperId, LibraryItem> items = new HashMap<>(shelf.items());
    items.keySet().removeAll(papers);
    return new ReaderShelf(items, shelf.follows());
  }
}
