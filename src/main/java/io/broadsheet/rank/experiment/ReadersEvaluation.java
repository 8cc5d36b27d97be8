package io.broadsheet.rank.experiment;

import io.broadsheet.rank.simulation.AuthorReaders;
import io.broadsheet.rank.simulation.CategoryMixtures;
import io.broadsheet.rank.simulation.Corpus;
import io.broadsheet.rank.simulation.DriftingReaders;
import io.broadsheet.rank.simulation.NoisyClicks;
import io.broadsheet.rank.simulation.ReaderSimulator;
import io.broadsheet.rank.simulation.ReadingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The whole comparison of `evaluate --readers`. The same corpus and seed give the same figures,
/// times apart.
public final class ReadersEvaluation {
  /// Worlds in which readers come back day after day take longer.
  private static final int MOST_RETURNING = 100;

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

  /// Every way to rank on every kind of reader, handed over as soon as a kind is done; then, when
  /// asked for, the ideas that need readers who come back.
  ///
  /// @param ideas hears of those; they are left out when it is null
  public void run(Consumer<ScorerResult> results, @Nullable Consumer<IdeaResult> ideas) {
    progress.accept("features of " + corpus.size() + " papers");
    Features features = Features.of(corpus, seed);
    SimulatorSetTrial set = new SimulatorSetTrial(seed);
    for (ReaderSimulator simulator : simulators()) {
      List<ReadingTask> tasks = simulator.readers(corpus, readers, new Random(seed));
      if (!tasks.isEmpty()) {
        List<TaskScorer> scorers = new ArrayList<>(baselines(features));
        if (ideas != null) {
          scorers.addAll(ideas(features));
        }
        new ScorerTrial(seed)
            .run(simulator.name(), tasks, scorers, progress)
            .forEach(
                result -> {
                  results.accept(result);
                  set.add(result);
                });
      }
    }
    if (ideas != null) {
      set.run(ideas);
      runIdeas(features, ideas);
    }
  }

  private void runIdeas(Features features, Consumer<IdeaResult> ideas) {
    int returning = Math.min(MOST_RETURNING, readers);
    ClickWorld careful = new ClickWorld(features, 0.6, 0.02);
    ClickWorld careless = new ClickWorld(features, 0.3, 0.08);
    if (!careful.isEmpty()) {
      progress.accept("slates");
      new SlateTrial(careful, returning, seed).run("careful readers", ideas);
      new SlateTrial(careless, returning, seed).run("careless readers", ideas);
      progress.accept("recovering rewards");
      new RecoveryTrial(careful, returning, seed).run("forgetting in up to 2 days", 2, ideas);
      new RecoveryTrial(careful, returning, seed).run("forgetting in up to 10 days", 10, ideas);
    }
    progress.accept("policies");
    List<ReadingTask> tasks = new AuthorReaders().readers(corpus, readers, new Random(seed));
    if (!tasks.isEmpty()) {
      new PolicyTrial(
              tasks,
              List.of(
                  Baselines.meanTerms(features),
                  Baselines.unranked(),
                  Baselines.meanSimilarity(corpus),
                  new PartScorer(features, PartScorer.Part.MEANING, seed),
                  new PartScorer(features, PartScorer.Part.WORDS, seed),
                  new ContentScorer(features, seed)),
              seed)
          .run(ideas);
    }
    progress.accept("votes");
    new VoteTrial(corpus, seed).run(ideas);
  }

  private List<TaskScorer> baselines(Features features) {
    return List.of(
        Baselines.unranked(),
        Baselines.meanSimilarity(corpus),
        Baselines.meanTerms(features),
        Baselines.linearSvm(features, 0.01, seed),
        new ContentScorer(features, seed));
  }

  private List<TaskScorer> ideas(Features features) {
    List<TaskScorer> scorers = new ArrayList<>();
    for (PartScorer.Part part : PartScorer.Part.values()) {
      scorers.add(new PartScorer(features, part, seed));
    }
    for (double pruned : new double[] {0, 0.3, 0.6, 0.9, 0.99}) {
      scorers.add(new NetworkScorer(features, pruned, 0, 0, seed));
    }
    scorers.add(new NetworkScorer(features, 0.3, -1, 0, seed));
    scorers.add(new NetworkScorer(features, 0.3, -1, 0.5, seed));
    scorers.add(new CoTeaching(features, CoTeaching.Kind.SELF, false, seed));
    for (boolean coAuthors : new boolean[] {false, true}) {
      scorers.add(new CoTeaching(features, CoTeaching.Kind.UNTAUGHT, coAuthors, seed));
      scorers.add(new CoTeaching(features, CoTeaching.Kind.CLEANED, coAuthors, seed));
      scorers.add(new CoTeaching(features, CoTeaching.Kind.BOTH, coAuthors, seed));
    }
    return scorers;
  }

  private static List<ReaderSimulator> simulators() {
    return List.of(
        new AuthorReaders(), new NoisyClicks(0.5), new CategoryMixtures(), new DriftingReaders());
  }
}
