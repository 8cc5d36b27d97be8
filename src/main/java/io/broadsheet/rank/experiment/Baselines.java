package io.broadsheet.rank.experiment;

import io.broadsheet.embed.Floats;
import io.broadsheet.rank.simulation.Corpus;
import io.broadsheet.rank.simulation.ReadingTask;

/// What Broadsheet must beat.
final class Baselines {
  private Baselines() {}

  /// The day's order, nothing known of the reader.
  static TaskScorer unranked() {
    return scorer("as announced", task -> new double[task.candidates().size()]);
  }

  /// The mean cosine of the model's vectors.
  static TaskScorer meanSimilarity(Corpus corpus) {
    return scorer(
        "mean similarity",
        task -> {
          float[] mean = new float[corpus.items().getFirst().vector().length];
          for (int paper : task.library()) {
            Floats.add(mean, 1, corpus.items().get(paper).vector());
          }
          return task.candidates().stream()
              .mapToDouble(paper -> Floats.dot(mean, corpus.items().get(paper).vector()))
              .toArray();
        });
  }

  /// The mean cosine of arxiv-sanity's features.
  static TaskScorer meanTerms(Features features) {
    return scorer(
        "mean tf-idf",
        task -> {
          float[] mean = new float[Vocabulary.SIZE];
          for (int paper : task.library()) {
            features.vocabulary[paper].addTo(mean, 1);
          }
          return task.candidates().stream()
              .mapToDouble(paper -> features.vocabulary[paper].dot(mean))
              .toArray();
        });
  }

  /// arxiv-sanity: the library against all other papers known by then.
  static TaskScorer linearSvm(Features features, double penalty, long seed) {
    return scorer(
        "linear SVM, C = " + penalty,
        task -> {
          int known = features.corpus.before(task.firstDay());
          boolean[] saved = new boolean[known];
          task.library().forEach(paper -> saved[paper] = true);
          LinearSvm svm =
              LinearSvm.train(features.vocabulary, known, saved, Vocabulary.SIZE, penalty, seed);
          return task.candidates().stream()
              .mapToDouble(paper -> svm.score(features.vocabulary[paper]))
              .toArray();
        });
  }

  static TaskScorer scorer(String name, java.util.function.Function<ReadingTask, double[]> scores) {
    return new TaskScorer() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public double[] scores(ReadingTask task) {
        return scores.apply(task);
      }
    };
  }
}
