package io.broadsheet.rank.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Cuts what a reader would want to read, in time, into what is known and what is to be found.
final class Histories {
  /// With less in the library there is nothing to learn, with less to find nothing to measure.
  static final int FEWEST_KNOWN = 3;

  static final int FEWEST_TO_FIND = 2;

  private Histories() {}

  /// The earlier half as library, the rest to be found among all papers of their days. The cut is
  /// between two days. Empty when one side becomes too small.
  ///
  /// @param wanted numbers, ascending
  static Optional<ReadingTask> halve(Corpus corpus, String reader, List<Integer> wanted) {
    int firstDay = corpus.dayOf(wanted.get(wanted.size() / 2));
    List<Integer> library =
        wanted.stream().filter(paper -> corpus.dayOf(paper) < firstDay).toList();
    List<Integer> toFind =
        wanted.stream().filter(paper -> corpus.dayOf(paper) >= firstDay).toList();
    return task(corpus, reader, library, List.of(), firstDay, toFind);
  }

  static Optional<ReadingTask> task(
      Corpus corpus,
      String reader,
      List<Integer> library,
      List<Integer> refused,
      int firstDay,
      List<Integer> toFind) {
    if (library.size() < FEWEST_KNOWN || toFind.size() < FEWEST_TO_FIND) {
      return Optional.empty();
    }
    Set<Integer> days = new TreeSet<>();
    toFind.forEach(paper -> days.add(corpus.dayOf(paper)));
    List<Integer> candidates = new ArrayList<>();
    IntStream.of(corpus.papersOf(days)).forEach(candidates::add);
    return Optional.of(
        new ReadingTask(reader, library, refused, firstDay, candidates, new HashSet<>(toFind)));
  }
}
