package io.broadsheet.rank.eval;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.rank.eval.Run.Scored;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs in the form of the Text REtrieval Conference, which `trec_eval` and its like read: one line
/// a document, `query Q0 document rank score tag`. That form has no way to quote: blanks in an
/// identifier are written as `_`.
public final class TrecRunFile {
  private TrecRunFile() {}

  /// Writes the queries in the run's order, ranks from 1.
  public static void write(Run run, Writer out) throws IOException {
    for (Map.Entry<String, List<Scored>> entry : run.byQuery().entrySet()) {
      int rank = 0;
      for (Scored scored : entry.getValue()) {
        rank++;
        out.write(
            String.format(
                Locale.ROOT,
                "%s Q0 %s %d %.9g %s\n",
                word(entry.getKey()),
                word(scored.documentId()),
                rank,
                scored.score(),
                run.tag()));
      }
    }
  }

  /// Reads a run; documents are ordered by their rank.
  ///
  /// @throws BroadsheetException of kind INVALID naming file and line, of kind UNAVAILABLE when the
  ///   file cannot be read
  public static Run read(Path file) {
    Map<String, List<Ranked>> byQuery = new LinkedHashMap<>();
    String tag = "run";
    try (BufferedReader in = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        String[] parts = line.strip().split("\\s+");
        try {
          byQuery
              .computeIfAbsent(parts[0], query -> new ArrayList<>())
              .add(
                  new Ranked(
                      Integer.parseInt(parts[3]),
                      new Scored(parts[2], Double.parseDouble(parts[4]))));
          tag = parts[5];
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException wrong) {
          throw new BroadsheetException(
              ErrorKind.INVALID,
              file + ":" + number + ": expected 'query Q0 document rank score tag'",
              wrong);
        }
      }
    } catch (CharacterCodingException e) {
      throw new BroadsheetException(ErrorKind.INVALID, file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + file + ": " + e.getMessage(), e);
    }
    Map<String, List<Scored>> sorted = new LinkedHashMap<>();
    byQuery.forEach(
        (query, ranked) ->
            sorted.put(query, ranked.stream().sorted().map(Ranked::scored).toList()));
    return new Run(tag, sorted);
  }

  private static String word(String identifier) {
    String word = identifier.replaceAll("\\s", "_");
    return word.isEmpty() ? "_" : word;
  }

  private record Ranked(int rank, Scored scored) implements Comparable<Ranked> {
    @Override
    public int compareTo(Ranked other) {
      return Integer.compare(rank, other.rank);
    }
  }
}
