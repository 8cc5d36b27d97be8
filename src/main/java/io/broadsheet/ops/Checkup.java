package io.broadsheet.ops;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Change;
import io.broadsheet.store.StoreCheck;
import io.broadsheet.store.StoreCheck.Problem;
import io.broadsheet.translate.TranslationCheckStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks a library as a whole: the store in itself, then the index against the store, allowing for
/// the changes that the index has still to take up.
public final class Checkup {
  private static final int PAGE = 10_000;
  private static final int NAMED = 5;
  private static final String REBUILD =
      "Run doctor --repair, or index --rebuild: the index is filled anew from the store.";

  private Checkup() {}

  /// @param translations what is kept of those made here
  /// @param changesToIndex change-log rows the index has not taken up
  /// @param papersToEmbed papers without a vector, 0 when the model is switched off
  public record Report(
      List<Problem> problems,
      StoreCheck.Report store,
      TranslationCheckStore.Report translations,
      long indexed,
      long withVectors,
      long changesToIndex,
      long papersToEmbed) {
    public Report {
      problems = List.copyOf(problems);
    }
  }

  /// Looks and changes nothing.
  public static Report run(Library library) {
    StoreCheck.Report store = new StoreCheck(library.database()).run();
    List<Problem> problems = new ArrayList<>(store.problems());
    if (!problems.isEmpty() && store.papers() == 0) {
      return new Report(
          problems, store, new TranslationCheckStore.Report(List.of(), 0, 0), 0, 0, 0, 0);
    }
    TranslationCheckStore.Report translations = new TranslationCheckStore(library.database()).run();
    problems.addAll(translations.problems());
    Optional<SearchIndex> index = Optional.empty();
    try {
      index = library.indexForReading();
    } catch (BroadsheetException unusable) {
      problems.add(new Problem(String.valueOf(unusable.getMessage()), REBUILD));
    }
    long position = index.map(SearchIndex::committedSequence).orElse(0L);
    index.ifPresent(open -> compare(library, open, position, problems));
    long newest = library.papers().lastSequence();
    return new Report(
        problems,
        store,
        translations,
        index.map(SearchIndex::size).orElse(0L),
        index.map(SearchIndex::sizeWithVectors).orElse(0L),
        newest - position,
        library.model().map(library.embeddings()::countMissing).orElse(0L));
  }

  /// Writes anew what is derived from the papers.
  public static void repair(Library library) {
    new StoreCheck(library.database()).repair();
    new TranslationCheckStore(library.database()).repair();
    SearchIndex index =
        library
            .indexForWriting()
            .orElseThrow(
                () ->
                    BroadsheetException.unavailable(
                        "a running server has the index; end it first", null));
    library.indexer(index).rebuild(Indexer.Progress.NONE);
  }

  private static void compare(
      Library library, SearchIndex index, long position, List<Problem> problems) {
    long newest = library.papers().lastSequence();
    if (position > newest) {
      problems.add(
          new Problem(
              "The index is ahead of the store, by " + (position - newest) + " changes.", REBUILD));
      return;
    }
    Set<PaperId> waiting = changedSince(library, position);
    Set<PaperId> indexed = new HashSet<>(index.ids());
    List<PaperId> missing = new ArrayList<>();
    library
        .papers()
        .scanIds(
            id -> {
              if (!indexed.remove(id) && !waiting.contains(id)) {
                missing.add(id);
              }
            });
    indexed.removeAll(waiting);
    report("missing from the index", missing, problems);
    report("in the index but not in the store", indexed.stream().sorted().toList(), problems);
  }

  private static Set<PaperId> changedSince(Library library, long position) {
    Set<PaperId> ids = new HashSet<>();
    long from = position;
    List<Change> changes = library.papers().changesAfter(from, PAGE);
    while (!changes.isEmpty()) {
      changes.forEach(change -> ids.add(change.paperId()));
      from = changes.getLast().sequence();
      changes = library.papers().changesAfter(from, PAGE);
    }
    return ids;
  }

  private static void report(String where, List<PaperId> ids, List<Problem> problems) {
    if (!ids.isEmpty()) {
      problems.add(
          new Problem(
              ids.size()
                  + " papers are "
                  + where
                  + ": "
                  + String.join(", ", ids.stream().limit(NAMED).map(PaperId::toString).toList())
                  + (ids.size() > NAMED ? ", …" : ""),
              REBUILD));
    }
  }
}
