package io.broadsheet.embed.table;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Learns the table that stands in for an encoder in its own language. A unit begins as the
/// encoder's vector of that unit alone, less the mean of all, the longer the fewer papers have it;
/// then titles and whole texts are drawn towards the encoder's vectors of their papers
/// ([ContrastiveLearning]). Units that stand in no paper stay where they began, so that texts of
/// other fields can be read too.
public final class InstantTrainer {
  private final TrainingConfig config;
  private final LearningRounds.Progress progress;

  /// @param config of which minimum, candidates, units and refinements are not used
  public InstantTrainer(TrainingConfig config, LearningRounds.Progress progress) {
    this.config = requireNonNull(config, "config is null");
    this.progress = requireNonNull(progress, "progress is null");
  }

  /// @param units words and `##` pieces of words
  /// @param alone the encoder's vector of each unit
  /// @param papers with vectors of `description.space()`
  /// @throws BroadsheetException of kind INVALID when there is nothing to learn from
  public VectorTable train(
      List<String> units,
      float[][] alone,
      List<TrainingPaper> papers,
      VectorTable.Description description) {
    UnitIndex index = new UnitIndex(units.stream().mapToLong(UnitKey::of).toArray());
    int longest = units.stream().mapToInt(String::length).max().orElse(0);
    TextMatrix texts = new TextMatrix();
    int[] papersWith = new int[units.size()];
    for (int paper = 0; paper < papers.size(); paper++) {
      TrainingPaper each = papers.get(paper);
      texts.add(paper, rows(each.title(), index, longest));
      int[] whole = rows(each.title() + "\n" + each.abstractText(), index, longest);
      texts.add(paper, whole);
      Arrays.stream(whole).distinct().forEach(unit -> papersWith[unit]++);
    }
    if (papers.isEmpty()) {
      throw BroadsheetException.invalid("there is no paper to learn from");
    }
    float[][] rows = start(alone, papersWith, papers.size());
    float[][] vectors = papers.stream().map(TrainingPaper::vector).toArray(float[][]::new);
    try (Parallel parallel = new Parallel(config.threads())) {
      new LearningRounds(config, new Random(config.seed()), parallel, progress)
          .learn(
              texts,
              vectors,
              rows,
              new LearningRounds.Plan(0, config.epochs(), config.epochs(), 1));
    }
    return Rounding.toBytes(description, units, rows);
  }

  private static int[] rows(String text, UnitIndex index, int longest) {
    RowReader reader = new RowReader(index, longest);
    UnitScanner.scan(Folding.fold(text), reader);
    return reader.rows();
  }

  private static float[][] start(float[][] alone, int[] papersWith, int papers) {
    int dimensions = alone[0].length;
    float[] mean = new float[dimensions];
    for (float[] vector : alone) {
      for (int d = 0; d < dimensions; d++) {
        mean[d] += vector[d] / alone.length;
      }
    }
    float[][] rows = new float[alone.length][dimensions];
    double square = 0;
    for (int row = 0; row < rows.length; row++) {
      float rarity = (float) StrictMath.log((papers + 1.0) / (papersWith[row] + 1.0));
      for (int d = 0; d < dimensions; d++) {
        rows[row][d] = rarity * (alone[row][d] - mean[d]);
        square += (double) rows[row][d] * rows[row][d];
      }
    }
    float scale = (float) Math.sqrt(rows.length / Math.max(square, Float.MIN_NORMAL));
    for (float[] row : rows) {
      for (int d = 0; d < dimensions; d++) {
        row[d] *= scale;
      }
    }
    return rows;
  }
}
