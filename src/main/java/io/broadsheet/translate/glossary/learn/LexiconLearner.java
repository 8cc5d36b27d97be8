package io.broadsheet.translate.glossary.learn;

import io.broadsheet.translate.glossary.Lexicon;
import io.broadsheet.translate.glossary.PairGlossary;
import io.broadsheet.translate.glossary.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Learns from translated papers which words bring which pieces of renderings, by Model 1 of Brown
/// et al., "The Mathematics of Statistical Machine Translation" (1993): a piece is brought by one
/// of the words of its sentence, or by none; which, the whole of the sentences tells, in a few
/// rounds.
public final class LexiconLearner {
  private static final int ROUNDS = 6;

  /// Words in fewer sentences say nothing.
  private static final int MIN_SENTENCES = 8;

  /// What brings a piece less often is left out.
  private static final double LEAST = 0.005;

  /// Likewise what brought it in fewer sentences: a rare word takes what it met by chance.
  private static final float LEAST_BROUGHT = 3;

  private final String target;
  private final Map<String, Integer> pieceNumbers = new HashMap<>();
  private final Map<String, Integer> stemNumbers = new HashMap<>();
  private final List<String[]> stemsOf = new ArrayList<>();
  private final List<int[]> piecesOf = new ArrayList<>();

  /// @param glossary whose renderings' pieces are learnt
  public LexiconLearner(PairGlossary glossary) {
    this.target = glossary.pair().target();
    for (Term term : glossary.terms()) {
      for (String rendering : term.renderings()) {
        for (int i = 0; i + 2 <= rendering.length(); i++) {
          String piece = rendering.substring(i, i + 2);
          if (piece.chars().allMatch(Character::isIdeographic)) {
            pieceNumbers.putIfAbsent(piece, pieceNumbers.size());
          }
        }
      }
    }
  }

  /// @param pairs JSON lines, see [PairFile]
  /// @throws io.broadsheet.error.BroadsheetException when a file cannot be read
  public Lexicon learn(List<Path> pairs, Consumer<String> progress) {
    for (Path file : pairs) {
      int read = PairFile.read(file, target, this::add);
      progress.accept(file.getFileName() + ": " + read + " papers");
    }
    Map<String, Integer> seen = new HashMap<>();
    for (String[] stems : stemsOf) {
      for (String stem : stems) {
        seen.merge(stem, 1, Integer::sum);
      }
    }
    seen.forEach(
        (stem, count) -> {
          if (count >= MIN_SENTENCES) {
            stemNumbers.put(stem, stemNumbers.size() + 1);
          }
        });
    progress.accept(
        piecesOf.size()
            + " sentences, "
            + stemNumbers.size()
            + " stems, "
            + pieceNumbers.size()
            + " pieces");
    return lexicon(rounds());
  }

  private void add(SentencePair pair) {
    String text = pair.target();
    Set<Integer> pieces = new HashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      Integer piece = pieceNumbers.get(text.substring(i, i + 2));
      if (piece != null) {
        pieces.add(piece);
      }
    }
    stemsOf.add(Lexicon.stems(pair.source()).stream().map(String::intern).toArray(String[]::new));
    piecesOf.add(pieces.stream().mapToInt(Integer::intValue).toArray());
  }

  /// How often a stem brings a piece. Rows are stems, the first one none; columns are pieces.
  private float[][] rounds() {
    int columns = pieceNumbers.size();
    float[][] shares = new float[stemNumbers.size() + 1][columns];
    for (float[] row : shares) {
      Arrays.fill(row, 1f / columns);
    }
    List<int[]> rows = stemsOf.stream().map(this::rows).toList();
    for (int round = 1; round <= ROUNDS; round++) {
      float[][] counts = counts(rows, shares);
      float least = round == ROUNDS ? LEAST_BROUGHT : 0;
      for (float[] row : counts) {
        double total = 1e-9;
        for (float count : row) {
          total += count;
        }
        for (int piece = 0; piece < columns; piece++) {
          row[piece] = row[piece] < least ? 0 : (float) (row[piece] / total);
        }
      }
      shares = counts;
    }
    return shares;
  }

  private int[] rows(String[] stems) {
    return IntStream.concat(
            IntStream.of(0),
            Stream.of(stems).filter(stemNumbers::containsKey).mapToInt(stemNumbers::get))
        .toArray();
  }

  /// In how many sentences each stem brings each piece, when it does so as often as is thought.
  private float[][] counts(List<int[]> rows, float[][] shares) {
    float[][] counts = new float[shares.length][pieceNumbers.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int piece : piecesOf.get(i)) {
        double sum = 0;
        for (int row : rows.get(i)) {
          sum += shares[row][piece];
        }
        for (int row : rows.get(i)) {
          counts[row][piece] += (float) (shares[row][piece] / sum);
        }
      }
    }
    return counts;
  }

  private Lexicon lexicon(float[][] shares) {
    Map<String, Map<String, Double>> pieces = new LinkedHashMap<>();
    pieceNumbers.forEach(
        (piece, column) -> {
          Map<String, Double> stems = new HashMap<>();
          stemNumbers.forEach(
              (stem, row) -> {
                if (shares[row][column] >= LEAST) {
                  stems.put(stem, (double) shares[row][column]);
                }
              });
          pieces.put(piece, Map.copyOf(stems));
        });
    return new Lexicon(pieces);
  }
}
