package io.broadsheet.embed.table;

import static java.util.Objects.requireNonNull;

import io.broadsheet.embed.table.UnitCounter.Counted;
import io.broadsheet.error.BroadsheetException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Learns a table from papers whose vectors are known. Each unit begins as the mean of the vectors
/// of the papers it stands in, less the mean of all; then titles, sentences and whole abstracts are
/// drawn towards their own papers ([ContrastiveLearning]); then the units that say little are left
/// out and the others learn on; then each row is rounded to 8 bits.
///
/// The same papers and the same [TrainingConfig] make the same table, on any number of threads.
/// Takes about 3 GB for 50,000 abstracts.
public final class TableTrainer {
  private static final int FEWEST_UNITS = 3;
  private static final double SHRINKAGE = 3;

  private static final double RATE_OF_REFINEMENT = 0.5;

  private final TrainingConfig config;
  private final LearningRounds.Progress progress;

  public TableTrainer(TrainingConfig config, LearningRounds.Progress progress) {
    this.config = requireNonNull(config, "config is null");
    this.progress = requireNonNull(progress, "progress is null");
  }

  /// @param papers with vectors of `description.space()`
  /// @throws BroadsheetException of kind INVALID when there is too little to learn from
  public VectorTable train(List<TrainingPaper> papers, VectorTable.Description description) {
    List<Counted> candidates = count(papers);
    if (candidates.isEmpty()) {
      throw BroadsheetException.invalid(
          "there is too little to learn from: no word stands in "
              + config.minimumPapers()
              + " of the "
              + papers.size()
              + " papers");
    }
    float[][] vectors = papers.stream().map(TrainingPaper::vector).toArray(float[][]::new);
    Random random = new Random(config.seed());
    try (Parallel parallel = new Parallel(config.threads())) {
      List<String> units = candidates.stream().map(Counted::unit).toList();
      TextMatrix texts = texts(papers, units);
      float[][] rows = start(papers, candidates, texts, vectors);
      LearningRounds rounds = new LearningRounds(config, random, parallel, progress);
      int all = config.epochs() + config.refinements();
      rounds.learn(texts, vectors, rows, new LearningRounds.Plan(0, config.epochs(), all, 1));
      int[] kept = mostTelling(candidates, rows);
      units = Arrays.stream(kept).mapToObj(units::get).toList();
      float[][] keptRows = Arrays.stream(kept).mapToObj(row -> rows[row]).toArray(float[][]::new);
      if (config.refinements() > 0) {
        TextMatrix shorter = texts(papers, units);
        rounds.learn(
            shorter,
            vectors,
            keptRows,
            new LearningRounds.Plan(
                config.epochs(), config.refinements(), all, RATE_OF_REFINEMENT));
      }
      return Rounding.toBytes(description, units, keptRows);
    }
  }

  private List<Counted> count(List<TrainingPaper> papers) {
    UnitCounter counter = new UnitCounter();
    for (TrainingPaper paper : papers) {
      counter.nextPaper();
      UnitScanner.scan(Folding.fold(paper.title()), counter);
      UnitScanner.scan(Folding.fold(paper.abstractText()), counter);
    }
    return counter.frequent(config.minimumPapers(), config.candidates());
  }

  private static TextMatrix texts(List<TrainingPaper> papers, List<String> units) {
    UnitIndex index = new UnitIndex(units.stream().mapToLong(UnitKey::of).toArray());
    TextMatrix texts = new TextMatrix();
    for (int paper = 0; paper < papers.size(); paper++) {
      for (String text : papers.get(paper).texts()) {
        RowReader reader = new RowReader(index, 0);
        UnitScanner.scan(Folding.fold(text), reader);
        int[] rows = reader.rows();
        if (rows.length >= FEWEST_UNITS) {
          texts.add(paper, rows);
        }
      }
    }
    return texts;
  }

  private static float[][] start(
      List<TrainingPaper> papers, List<Counted> units, TextMatrix texts, float[][] vectors) {
    int dimensions = vectors[0].length;
    float[] mean = new float[dimensions];
    for (float[] vector : vectors) {
      for (int d = 0; d < dimensions; d++) {
        mean[d] += vector[d] / vectors.length;
      }
    }
    float[][] rows = new float[units.size()][dimensions];
    double[] weights = new double[units.size()];
    for (int text = 0; text < texts.size(); text++) {
      float[] vector = vectors[texts.owner(text)];
      for (int at = texts.start(text); at < texts.start(text + 1); at++) {
        float weight = texts.weight(at);
        float[] row = rows[texts.unit(at)];
        weights[texts.unit(at)] += weight;
        for (int d = 0; d < dimensions; d++) {
          row[d] += weight * (vector[d] - mean[d]);
        }
      }
    }
    double square = 0;
    for (int row = 0; row < rows.length; row++) {
      double rarity = StrictMath.log((double) papers.size() / units.get(row).papers());
      float factor = (float) (rarity / (weights[row] + SHRINKAGE));
      for (int d = 0; d < dimensions; d++) {
        rows[row][d] *= factor;
        square += (double) rows[row][d] * rows[row][d];
      }
    }
    // Steps have a length of their own: the rows begin with 1 on average.
    float scale = (float) Math.sqrt(rows.length / Math.max(square, Float.MIN_NORMAL));
    for (float[] row : rows) {
      for (int d = 0; d < dimensions; d++) {
        row[d] *= scale;
      }
    }
    return rows;
  }

  /// The rows to keep, in ascending order: those with the longest vectors for how often they are
  /// met.
  private int[] mostTelling(List<Counted> units, float[][] rows) {
    double[] importance = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      double square = 0;
      for (float value : rows[row]) {
        square += (double) value * value;
      }
      importance[row] = Math.sqrt(units.get(row).papers() * square);
    }
    return IntStream.range(0, rows.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> -importance[row]))
        .limit(config.units())
        .sorted()
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
