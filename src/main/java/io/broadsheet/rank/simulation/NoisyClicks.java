package io.broadsheet.rank.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Authors as readers who click rarely and carelessly: of the earlier half of their papers only
/// some were clicked, and beside them papers that happened to stand near, of the same day and
/// primary category.
public final class NoisyClicks implements ReaderSimulator {
  private static final double CLICKED = 0.7;

  private final double noise;

  /// @param noise how many wrong clicks there are for a right one, 0 to 1
  public NoisyClicks(double noise) {
    this.noise = noise;
  }

  @Override
  public String name() {
    return "noisy clicks";
  }

  @Override
  public List<ReadingTask> readers(Corpus corpus, int limit, RandomGenerator random) {
    List<ReadingTask> tasks = new ArrayList<>();
    for (String author : AuthorReaders.shuffled(corpus, random)) {
      if (tasks.size() == limit) {
        break;
      }
      Histories.halve(corpus, author, corpus.by(author))
          .flatMap(
              whole ->
                  Histories.task(
                      corpus,
                      author,
                      clicks(corpus, whole, random),
                      List.of(),
                      whole.firstDay(),
                      List.copyOf(whole.relevant())))
          .ifPresent(tasks::add);
    }
    return tasks;
  }

  private List<Integer> clicks(Corpus corpus, ReadingTask whole, RandomGenerator random) {
    List<Integer> clicks = new ArrayList<>();
    for (int paper : whole.library()) {
      if (random.nextDouble() < CLICKED) {
        clicks.add(paper);
      }
      if (random.nextDouble() < noise) {
        neighbour(corpus, paper, random, clicks);
      }
    }
    clicks.sort(Comparator.naturalOrder());
    return clicks.stream().distinct().toList();
  }

  private static void neighbour(
      Corpus corpus, int paper, RandomGenerator random, List<Integer> clicks) {
    String field = corpus.field(paper);
    List<Integer> near = new ArrayList<>();
    for (int other : corpus.days().get(corpus.dayOf(paper))) {
      if (other != paper && !field.isEmpty() && corpus.field(other).equals(field)) {
        near.add(other);
      }
    }
    if (!near.isEmpty()) {
      clicks.add(near.get(random.nextInt(near.size())));
    }
  }
}
