package io.broadsheet.rank.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Readers whose interest has moved: the library begins with papers of one author and goes on with
/// those of another, who works in another field; to be found are the second one's later papers.
public final class DriftingReaders implements ReaderSimulator {
  @Override
  public String name() {
    return "drift";
  }

  @Override
  public List<ReadingTask> readers(Corpus corpus, int limit, RandomGenerator random) {
    List<String> authors = AuthorReaders.shuffled(corpus, random);
    List<ReadingTask> tasks = new ArrayList<>();
    for (int i = 0; i + 1 < authors.size() && tasks.size() < limit; i += 2) {
      List<Integer> before = corpus.by(authors.get(i));
      String now = authors.get(i + 1);
      if (corpus.field(before.getFirst()).equals(corpus.field(corpus.by(now).getFirst()))) {
        continue;
      }
      Histories.halve(corpus, now, corpus.by(now))
          .flatMap(
              later -> {
                List<Integer> library = new ArrayList<>();
                before.stream()
                    .filter(paper -> corpus.dayOf(paper) < later.firstDay())
                    .filter(paper -> !later.library().contains(paper))
                    .forEach(library::add);
                library.addAll(later.library());
                return Histories.task(
                    corpus,
                    now,
                    library,
                    List.of(),
                    later.firstDay(),
                    List.copyOf(later.relevant()));
              })
          .ifPresent(tasks::add);
    }
    return tasks;
  }
}
