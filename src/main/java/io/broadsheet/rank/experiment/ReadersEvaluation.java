package io.broadsheet.rank.experiment;

import io.broadsheet.rank.simulation.AuthorReaders;
import io.broadsheet.rank.simulation.CategoryMixtures;
import io.broadsheet.rank.simulation.Corpus;
import io.broadsheet.rank.simulation.DriftingReaders;
import io.broadsheet.rank.simulation.NoisyClicks;
import io.broadsheet.rank.simulation.ReaderSimulator;
import io.broadsheet.rank.simulation.ReadingTask;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// The whole comparison of `evaluate --readers`. The same corpus and seed give the same figures,
/// times apart.
public final class ReadersEvaluation {
  private final Corpus corpus;
  private final long seed;
  private final int readers;
  private final Consumer<String> progress;

  /// @param readers at most so many of each kind
  /// @param progress hears what is being done, in a few words
  public ReadersEvaluation(Corpus corpus, long seed, int readers, Consumer<String> progress) {
    this.corpus = corpus;
    this.seed = seed;
    this.readers = readers;
    this.progress = progress;
  }

  /// Every way to rank on every kind of reader, handed over as soon as a kind is done.
  public void run(Consumer<ScorerResult> results) {
    progress.accept("features of " + corpus.size() + " papers");
    Features features = Features.of(corpus, seed);
    List<TaskScorer> scorers =
        List.of(
            Baselines.unranked(),
            Baselines.meanSimilarity(corpus),
            Baselines.meanTerms(features),
            Baselines.linearSvm(features, 0.01, seed),
            Baselines.linearSvm(features, 0.1, seed),
            new ContentScorer(features, seed));
    for (ReaderSimulator simulator : simulators()) {
      List<ReadingTask> tasks = simulator.readers(corpus, readers, new Random(seed));
      if (!tasks.isEmpty()) {
        new ScorerTrial(seed).run(simulator.name(), tasks, scorers, progress).forEach(results);
      }
    }
  }

  private static List<ReaderSimulator> simulators() {
    return List.of(
        new AuthorReaders(), new NoisyClicks(0.5), new CategoryMixtures(), new DriftingReaders());
  }
}
