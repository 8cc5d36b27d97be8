package io.broadsheet.rank.experiment;

import io.broadsheet.rank.model.Content;
import io.broadsheet.rank.model.InterestModel;
import io.broadsheet.rank.simulation.ReadingTask;
import io.broadsheet.rank.terms.SparseVector;
import java.util.List;

/// Broadsheet's model with something taken away or changed, to see what it is worth.
final class PartScorer implements TaskScorer {
  /// What of it.
  enum Part {
    MEANING("Broadsheet, meaning alone"),
    WORDS("Broadsheet, words alone"),
    NEWEST("Broadsheet, newest half of the library");

    private final String title;

    Part(String title) {
      this.title = title;
    }
  }

  private final Features features;
  private final Part part;
  private final long seed;

  PartScorer(Features features, Part part, long seed) {
    this.features = features;
    this.part = part;
    this.seed = seed;
  }

  @Override
  public String name() {
    return part.title;
  }

  @Override
  public double[] scores(ReadingTask task) {
    List<Integer> library = task.library();
    List<Integer> used =
        part == Part.NEWEST && library.size() > 5
            ? library.subList(library.size() / 2, library.size())
            : library;
    InterestModel model =
        InterestModel.learn(
            used.stream().map(paper -> seen(features.content.get(paper))).toList(),
            List.of(),
            features.atLarge(task.firstDay(), ContentScorer.AT_LARGE, seed).stream()
                .map(this::seen)
                .toList());
    return task.candidates().stream()
        .mapToDouble(paper -> model.score(seen(features.content.get(paper))))
        .toArray();
  }

  private Content seen(Content content) {
    return switch (part) {
      case MEANING -> new Content(content.meaning(), new SparseVector(new int[0], new float[0]));
      case WORDS -> new Content(new float[0], content.terms());
      case NEWEST -> content;
    };
  }
}
