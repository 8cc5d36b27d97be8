package io.broadsheet.embed.table;

import static java.util.Objects.requireNonNull;

import io.broadsheet.embed.EmbeddingModelId;
import java.util.List;
import java.util.Optional;

/// Vectors of n-grams, words and pieces of words in the space of a sentence encoder. A text's
/// vector is the sum of its units' vectors, brought to unit length; a unit that stands there `n`
/// times counts `1 + ln n` times. Safe for use by many threads.
public final class VectorTable {
  /// Characters read of a text; what comes after them does not change its vector.
  static final int MAX_CHARACTERS = 20_000;

  private final Description description;
  private final List<String> units;
  private final float[] scales;
  private final byte[] values;
  private final UnitIndex index;
  private final int longestPiece;

  /// What a table is.
  ///
  /// @param space the encoder whose vectors these can be compared with
  /// @param language BCP 47 language of the texts that it reads: `zh`, `en`
  /// @param origin what it was learnt from and how, for people to read; at most 1,000 characters
  public record Description(EmbeddingModelId space, String language, String origin) {
    static final int LONGEST_ORIGIN = 1_000;

    public Description {
      requireNonNull(space, "space is null");
      requireNonNull(language, "language is null");
      if (origin.length() > LONGEST_ORIGIN) {
        throw new IllegalArgumentException("origin has more than 1,000 characters");
      }
    }
  }

  /// @param units each once, as [UnitKey#of] reads them
  /// @param scales of each unit, what its numbers are multiplied by; finite, not negative
  /// @param values row after row, `space.dimensions()` to each unit
  /// @throws IllegalArgumentException when these do not fit each other
  VectorTable(Description description, List<String> units, float[] scales, byte[] values) {
    this.description = requireNonNull(description, "description is null");
    this.units = List.copyOf(units);
    this.scales = scales;
    this.values = values;
    int dimensions = description.space().dimensions();
    if (scales.length != units.size() || values.length != (long) units.size() * dimensions) {
      throw new IllegalArgumentException(
          units.size()
              + " units, "
              + scales.length
              + " scales and "
              + values.length
              + " numbers do not make a table of "
              + dimensions
              + " dimensions");
    }
    for (float scale : scales) {
      if (!(scale >= 0) || Float.isInfinite(scale)) {
        throw new IllegalArgumentException("a scale is " + scale);
      }
    }
    this.index = new UnitIndex(units.stream().mapToLong(UnitKey::of).toArray());
    boolean pieces = units.stream().anyMatch(unit -> unit.startsWith(UnitKey.PIECE));
    this.longestPiece = pieces ? units.stream().mapToInt(String::length).max().orElse(0) : 0;
  }

  public Description description() {
    return description;
  }

  /// How many units it knows.
  public int size() {
    return units.size();
  }

  /// The vector of a text, of unit length; empty when the table knows nothing in it.
  public Optional<float[]> embed(String text) {
    String head = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
    RowReader reader = new RowReader(index, longestPiece);
    UnitScanner.scan(Folding.fold(head), reader);
    return sum(reader.rows());
  }

  /// Whether a table can hold this as a word (`image`) or as a piece that continues one (`##ing`).
  public static boolean isWordOrPiece(String unit) {
    int from = unit.startsWith(UnitKey.PIECE) ? UnitKey.PIECE.length() : 0;
    return unit.length() > from
        && unit.chars().skip(from).allMatch(c -> UnitKey.isWordPart((char) c));
  }

  List<String> units() {
    return units;
  }

  float scale(int row) {
    return scales[row];
  }

  /// The numbers of all rows; not to be changed.
  byte[] values() {
    return values;
  }

  private Optional<float[]> sum(int[] rows) {
    int dimensions = description.space().dimensions();
    float[] sum = new float[dimensions];
    for (int i = 0; i < rows.length; ) {
      int row = rows[i];
      int times = 1;
      while (i + times < rows.length && rows[i + times] == row) {
        times++;
      }
      add(row, weight(times) * scales[row], sum);
      i += times;
    }
    double square = 0;
    for (float value : sum) {
      square += (double) value * value;
    }
    if (!(square > 0) || Double.isInfinite(square)) {
      return Optional.empty();
    }
    float unit = (float) (1 / Math.sqrt(square));
    for (int d = 0; d < dimensions; d++) {
      sum[d] *= unit;
    }
    return Optional.of(sum);
  }

  private void add(int row, float factor, float[] sum) {
    int from = row * sum.length;
    for (int d = 0; d < sum.length; d++) {
      sum[d] += factor * values[from + d];
    }
  }

  /// How much a unit counts that stands in a text so many times.
  static float weight(int times) {
    return times == 1 ? 1 : (float) (1 + StrictMath.log(times));
  }
}
