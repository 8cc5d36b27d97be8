package io.broadsheet.rank.simulation;

import java.util.List;
import java.util.Set;

/// One simulated reader before one or more days' papers.
///
/// @param library numbers of saved papers, in the order they were announced
/// @param refused numbers of papers marked as not interesting
/// @param firstDay the first day that is asked about: nothing of it or after it may be learnt from
/// @param candidates numbers of the papers to be ranked
/// @param relevant those of them that the reader wants
public record ReadingTask(
    String reader,
    List<Integer> library,
    List<Integer> refused,
    int firstDay,
    List<Integer> candidates,
    Set<Integer> relevant) {
  public ReadingTask {
    library = List.copyOf(library);
    refused = List.copyOf(refused);
    candidates = List.copyOf(candidates);
    relevant = Set.copyOf(relevant);
  }
}
