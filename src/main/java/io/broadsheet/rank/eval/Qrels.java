package io.broadsheet.rank.eval;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which documents answer which queries, as judged by people.
///
/// @param byQuery query to document to grade; a grade of 1 or more is relevant, 0 or less is not
public record Qrels(Map<String, Map<String, Integer>> byQuery) {
  public Qrels {
    Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
    byQuery.forEach((query, grades) -> copy.put(query, Map.copyOf(grades)));
    byQuery = Collections.unmodifiableMap(copy);
  }

  /// The judgements of a query; empty when it has none.
  public Map<String, Integer> of(String queryId) {
    return byQuery.getOrDefault(queryId, Map.of());
  }

  public boolean hasRelevant(String queryId) {
    return of(queryId).values().stream().anyMatch(grade -> grade > 0);
  }

  /// Reads `query-id corpus-id score` separated by tabs; a first line whose score is no number is
  /// the header.
  ///
  /// @throws BroadsheetException of kind INVALID naming file and line, of kind UNAVAILABLE when the
  ///   file cannot be read
  public static Qrels read(Path file) {
    Map<String, Map<String, Integer>> byQuery = new LinkedHashMap<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        String[] parts = line.split("\t", -1);
        boolean header = number == 1 && parts.length == 3 && !isNumber(parts[2]);
        if (header || line.isBlank()) {
          continue;
        }
        if (parts.length != 3 || !isNumber(parts[2])) {
          throw BroadsheetException.invalid(
              file
                  + ":"
                  + number
                  + ": expected a query, a document and a whole number separated by tabs");
        }
        byQuery
            .computeIfAbsent(parts[0].strip(), query -> new LinkedHashMap<>())
            .put(parts[1].strip(), Integer.parseInt(parts[2].strip()));
      }
    } catch (CharacterCodingException e) {
      throw new BroadsheetException(ErrorKind.INVALID, file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + file + ": " + e.getMessage(), e);
    }
    return new Qrels(byQuery);
  }

  private static boolean isNumber(String text) {
    return text.strip().matches("-?\\d{1,9}");
  }
}
