package io.broadsheet.translate.glossary.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.translate.glossary.PairGlossary;
import io.broadsheet.translate.glossary.Term;
import io.broadsheet.translate.glossary.TermMatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Finds where terms are at home, from papers with categories (arXiv's metadata snapshot): the
/// primary category of half of the papers that have the term, when it is that of far fewer papers
/// in all; else the archive of most of them; else everywhere.
final class Domains {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MIN_PAPERS = 12;
  private static final double CATEGORY_SHARE = 0.5;
  private static final double ARCHIVE_SHARE = 0.75;
  private static final double LIFT = 2;

  private final PairGlossary glossary;
  private final Map<String, Integer> papers = new HashMap<>();
  private final Map<String, Map<String, Integer>> byTerm = new HashMap<>();
  private int total;

  Domains(PairGlossary glossary) {
    this.glossary = glossary;
  }

  void read(Path file) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode paper = JSON.readTree(line);
        String category = paper.path("categories").asText("").split(" ")[0];
        Set<String> found = new HashSet<>();
        String text = paper.path("title").asText("") + ". " + paper.path("abstract").asText("");
        for (TermMatch match : glossary.find(text, List.of())) {
          found.add(match.term().term());
        }
        total++;
        for (String place : List.of(category, archive(category))) {
          papers.merge(place, 1, Integer::sum);
          found.forEach(
              term ->
                  byTerm.computeIfAbsent(term, _ -> new HashMap<>()).merge(place, 1, Integer::sum));
        }
        found.forEach(
            term -> byTerm.computeIfAbsent(term, _ -> new HashMap<>()).merge("", 1, Integer::sum));
      }
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + file, e);
    }
  }

  String of(String term) {
    Map<String, Integer> places = byTerm.getOrDefault(term, Map.of());
    int all = places.getOrDefault("", 0);
    if (all < MIN_PAPERS) {
      return Term.ANY_DOMAIN;
    }
    String best = Term.ANY_DOMAIN;
    double most = 0;
    for (Map.Entry<String, Integer> place : places.entrySet()) {
      String name = place.getKey();
      double share = (double) place.getValue() / all;
      double usual = (double) papers.getOrDefault(name, 0) / total;
      boolean category = name.indexOf('.') > 0 || name.contains("-");
      if (!name.isEmpty()
          && share >= (category ? CATEGORY_SHARE : ARCHIVE_SHARE)
          && share >= LIFT * usual
          && share + (category ? 1 : 0) > most) {
        most = share + (category ? 1 : 0);
        best = name;
      }
    }
    return best;
  }

  private static String archive(String category) {
    int dot = category.indexOf('.');
    return dot < 0 ? category : category.substring(0, dot);
  }
}
