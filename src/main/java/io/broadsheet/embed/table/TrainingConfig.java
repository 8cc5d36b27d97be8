package io.broadsheet.embed.table;

import io.broadsheet.error.BroadsheetException;

/// How a table is learnt.
///
/// @param minimumPapers units in fewer papers are not considered
/// @param candidates so many units, the most frequent, learn at first
/// @param units of these so many that matter most are kept and learn on
/// @param epochs rounds over all texts with the candidates
/// @param refinements rounds over all texts with the units kept
/// @param batch texts learnt from at a time
/// @param negatives papers that a text is compared with besides those of its batch
/// @param omission part of its units that a text goes without each time it is learnt from
/// @param temperature that cosines are divided by
/// @param rate of learning at the start; it falls to nothing
/// @param seed of the order of texts and of the negatives
/// @param threads at least 1; the outcome does not depend on them
public record TrainingConfig(
    int minimumPapers,
    int candidates,
    int units,
    int epochs,
    int refinements,
    int batch,
    int negatives,
    double omission,
    double temperature,
    double rate,
    long seed,
    int threads) {
  /// What the shipped tables were learnt with.
  public static final TrainingConfig DEFAULT =
      new TrainingConfig(5, 200_000, 40_000, 1, 2, 1_024, 1_024, 0.25, 0.05, 0.02, 7, 2);

  /// What the shipped table of approximate vectors was learnt with.
  public static final TrainingConfig INSTANT =
      new TrainingConfig(1, 1, 1, 3, 0, 1_024, 1_024, 0.1, 0.05, 0.01, 7, 2);

  /// @throws BroadsheetException of kind INVALID naming the value that is wrong
  public TrainingConfig {
    require(minimumPapers >= 1, "a unit must stand in at least one paper");
    require(units >= 1 && candidates >= units, "there must be units, and no more than candidates");
    require(epochs >= 1 && refinements >= 0, "there must be a round to learn in");
    require(batch >= 1 && batch <= 1 << 16, "a batch has 1 to 65,536 texts");
    require(negatives >= 0 && negatives <= 1 << 20, "there cannot be so many negatives");
    require(omission >= 0 && omission < 1, "the part left out must be from 0 to below 1");
    require(temperature > 0 && rate > 0, "temperature and rate must be positive");
    require(threads >= 1 && threads <= 256, "threads must be from 1 to 256");
  }

  public TrainingConfig withUnits(int number) {
    return new TrainingConfig(
        minimumPapers,
        Math.max(number, candidates),
        number,
        epochs,
        refinements,
        batch,
        negatives,
        omission,
        temperature,
        rate,
        seed,
        threads);
  }

  public TrainingConfig withSeed(long other) {
    return new TrainingConfig(
        minimumPapers,
        candidates,
        units,
        epochs,
        refinements,
        batch,
        negatives,
        omission,
        temperature,
        rate,
        other,
        threads);
  }

  public TrainingConfig withThreads(int number) {
    return new TrainingConfig(
        minimumPapers,
        candidates,
        units,
        epochs,
        refinements,
        batch,
        negatives,
        omission,
        temperature,
        rate,
        seed,
        number);
  }

  private static void require(boolean fits, String otherwise) {
    if (!fits) {
      throw BroadsheetException.invalid(otherwise);
    }
  }
}
