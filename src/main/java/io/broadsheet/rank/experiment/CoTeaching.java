package io.broadsheet.rank.experiment;

import io.broadsheet.rank.model.Content;
import io.broadsheet.rank.model.InterestModel;
import io.broadsheet.rank.simulation.Corpus;
import io.broadsheet.rank.simulation.ReadingTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/// Two views of a paper, its text and its relations (where it is listed, who wrote it), choose for
/// each other which clicks to believe: each is taught by those that the other fits best (after Luo
/// and others, "Denoising and co-teaching for recommendation", arXiv 2305.19544; Han and others,
/// "Co-teaching", NeurIPS 2018). The reader's own name is never among the relations.
final class CoTeaching implements TaskScorer {
  /// How a library is cleaned, and what ranks after that.
  enum Kind {
    /// Text alone, trained on the clicks that text itself fits.
    SELF("clicks trimmed by the text itself"),
    /// Text alone, trained on the clicks that the relations fit.
    CLEANED("clicks chosen by the relations"),
    /// Both views, each trained on the other's choice.
    BOTH("co-taught text and relations"),
    /// Both views, each trained on all clicks.
    UNTAUGHT("text and relations, all clicks");

    private final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  private static final double BELIEVED = 0.7;
  private static final double RELATION_WEIGHT = 0.5;

  private final Features features;
  private final Kind kind;
  private final boolean coAuthors;
  private final long seed;

  CoTeaching(Features features, Kind kind, boolean coAuthors, long seed) {
    this.features = features;
    this.kind = kind;
    this.coAuthors = coAuthors;
    this.seed = seed;
  }

  @Override
  public String name() {
    return kind.title
        + (kind == Kind.SELF ? "" : coAuthors ? " (listing, co-authors)" : " (listing)");
  }

  @Override
  public double[] scores(ReadingTask task) {
    List<Integer> library = task.library();
    ToDoubleBiFunction<Integer, List<Integer>> byText = this::text;
    ToDoubleBiFunction<Integer, List<Integer>> byRelation =
        (paper, others) -> relation(paper, others, task.reader());
    List<Integer> forText =
        switch (kind) {
          case SELF -> believed(library, byText);
          case CLEANED, BOTH -> believed(library, byRelation);
          case UNTAUGHT -> library;
        };
    double[] text = textScores(task, forText);
    if (kind == Kind.SELF || kind == Kind.CLEANED) {
      return text;
    }
    List<Integer> forRelation = kind == Kind.BOTH ? believed(library, byText) : library;
    double[] relation =
        task.candidates().stream()
            .mapToDouble(paper -> relation(paper, forRelation, task.reader()))
            .toArray();
    return Blend.sum(text, Blend.times(Blend.standard(relation), RELATION_WEIGHT));
  }

  private double[] textScores(ReadingTask task, List<Integer> library) {
    InterestModel model =
        InterestModel.learn(
            library.stream().map(features.content::get).toList(),
            List.of(),
            features.atLarge(task.firstDay(), ContentScorer.AT_LARGE, seed));
    return task.candidates().stream()
        .mapToDouble(paper -> model.score(features.content.get(paper)))
        .toArray();
  }

  /// The clicks that are most like the other clicks, in the order of the library.
  private static List<Integer> believed(
      List<Integer> library, ToDoubleBiFunction<Integer, List<Integer>> likeness) {
    int kept = Math.max(3, (int) Math.ceil(BELIEVED * library.size()));
    Set<Integer> best =
        new HashSet<>(
            library.stream()
                .sorted(
                    Comparator.comparingDouble(
                        paper -> {
                          List<Integer> others = new ArrayList<>(library);
                          others.removeIf(other -> other.equals(paper));
                          return -likeness.applyAsDouble(paper, others);
                        }))
                .limit(kept)
                .toList());
    return library.stream().filter(best::contains).toList();
  }

  private double text(int paper, List<Integer> others) {
    Content content = features.content.get(paper);
    return others.stream()
        .mapToDouble(other -> content.likeness(features.content.get(other)))
        .average()
        .orElse(0);
  }

  private double relation(int paper, List<Integer> others, String reader) {
    Corpus.Item item = features.corpus.items().get(paper);
    double sum = 0;
    for (int other : others) {
      Corpus.Item known = features.corpus.items().get(other);
      sum += jaccard(item.categories(), known.categories(), "");
      if (coAuthors) {
        sum += 3 * jaccard(item.authors(), known.authors(), reader);
      }
    }
    return sum / Math.max(1, others.size());
  }

  private static double jaccard(List<String> a, List<String> b, String except) {
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    both.remove(except);
    Set<String> either = new HashSet<>(a);
    either.addAll(b);
    either.remove(except);
    return either.isEmpty() ? 0 : (double) both.size() / either.size();
  }
}
