package io.broadsheet.translate.glossary;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which words of an original explain which pieces (two characters) of a rendering: "converge" 收敛.
/// As a file: a piece and, tab-separated, stems with how often of a thousand times they bring it
/// (`converg=612`); `#` begins a comment. Immutable.
public final class Lexicon {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]++");
  private static final int SHORTEST_STEM = 4;

  /// An ending has so many letters at most.
  private static final int ENDING = 4;

  private static final double THOUSAND = 1_000;

  private final Map<String, Map<String, Double>> pieces;

  /// @param pieces piece → stem → from 0 to 1
  public Lexicon(Map<String, Map<String, Double>> pieces) {
    this.pieces = Map.copyOf(pieces);
  }

  /// The one that comes with the program; an empty one when nothing is shipped for the pair.
  public static Lexicon shipped(LanguagePair pair) {
    String name = "lexicon-" + pair + ".tsv";
    try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
      return in == null
          ? new Lexicon(Map.of())
          : read(new InputStreamReader(in, StandardCharsets.UTF_8), name);
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + name, e);
    }
  }

  /// @param name of the file, for messages
  /// @throws BroadsheetException of kind INVALID naming the line
  public static Lexicon read(Reader in, String name) throws IOException {
    Map<String, Map<String, Double>> pieces = new HashMap<>();
    BufferedReader lines = new BufferedReader(in);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t");
      Map<String, Double> stems = new HashMap<>();
      try {
        for (String column : List.of(columns).subList(1, columns.length)) {
          int equals = column.indexOf('=');
          stems.put(
              column.substring(0, equals),
              Integer.parseInt(column.substring(equals + 1)) / THOUSAND);
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
        throw new BroadsheetException(
            ErrorKind.INVALID, name + ", line " + number + " is no piece with stems", broken);
      }
      pieces.put(columns[0], Map.copyOf(stems));
    }
    return new Lexicon(pieces);
  }

  /// The lines of the file, by piece.
  public List<String> lines() {
    return new TreeMap<>(pieces)
        .entrySet().stream()
            .map(
                piece -> {
                  StringBuilder line = new StringBuilder(piece.getKey());
                  new TreeMap<>(piece.getValue())
                      .forEach(
                          (stem, share) ->
                              line.append('\t')
                                  .append(stem)
                                  .append('=')
                                  .append(Math.round(THOUSAND * share)));
                  return line.toString();
                })
            .toList();
  }

  public boolean isEmpty() {
    return pieces.isEmpty();
  }

  /// The beginnings of a text's words, which its inflections share.
  public static Set<String> stems(String text) {
    Set<String> stems = new LinkedHashSet<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      stems.add(stem(matcher.group()));
    }
    return stems;
  }

  static String stem(String word) {
    return word.substring(
        0, Math.min(word.length(), Math.max(SHORTEST_STEM, word.length() - ENDING)));
  }

  /// How much of a rendering is explained, from 0 to 1.
  ///
  /// @param stems of the words around its place in the original
  /// @param known renderings of the original's terms
  /// @param least how often, of all times, the words together must bring a piece to explain it
  double explained(String rendering, Set<String> stems, Set<String> known, double least) {
    boolean[] covered = new boolean[rendering.length()];
    for (String right : known) {
      for (int at = rendering.indexOf(right); at >= 0; at = rendering.indexOf(right, at + 1)) {
        Arrays.fill(covered, at, at + right.length(), true);
      }
    }
    for (int i = 0; i + 2 <= rendering.length(); i++) {
      Map<String, Double> bring = pieces.getOrDefault(rendering.substring(i, i + 2), Map.of());
      if (stems.stream().mapToDouble(stem -> bring.getOrDefault(stem, 0.0)).sum() >= least) {
        Arrays.fill(covered, i, i + 2, true);
      }
    }
    int count = 0;
    for (boolean one : covered) {
      count += one ? 1 : 0;
    }
    return rendering.isEmpty() ? 1 : (double) count / rendering.length();
  }
}
