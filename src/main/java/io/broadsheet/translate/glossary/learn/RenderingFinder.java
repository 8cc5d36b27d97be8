package io.broadsheet.translate.glossary.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the runs of Chinese characters that go with a term. A run is scored by how many of the
/// term's sentences have it and how many of the run's sentences have the term (their harmonic
/// mean); no dictionary of words is needed, as the boundaries of the best run are those of the
/// rendering.
final class RenderingFinder {
  private static final int SAMPLE = 240;
  private static final int MIN_LENGTH = 2;
  private static final int MAX_LENGTH = 12;
  private static final int MAX_RENDERINGS = 4;

  /// Below this share a run is no candidate.
  private static final double MIN_SHARE = 0.06;

  private static final double MIN_PRECISION = 0.2;
  private static final int PER_TERM = 40;

  /// When one character stands beside a run this often, the run is a piece of a word.
  private static final double SAME_NEIGHBOUR = 0.7;

  /// No rendering begins or ends with these, which belong to the sentence.
  private static final String OUTSIDE = "的了和与及或该其这而也都更将是被们";

  private final List<SentencePair> sentences;
  private final Map<String, int[]> terms;

  RenderingFinder(List<SentencePair> sentences, Map<String, int[]> terms) {
    this.sentences = sentences;
    this.terms = terms;
  }

  /// The renderings of each term, the most usual first; terms without any are absent.
  Map<String, List<Rendering>> find() {
    Map<String, Map<String, Integer>> local = new HashMap<>();
    Set<String> wanted = new HashSet<>();
    terms.forEach(
        (term, places) -> {
          Map<String, Integer> runs = best(runs(sample(places)));
          local.put(term, runs);
          wanted.addAll(runs.keySet());
        });
    Map<String, Integer> global = count(wanted);
    Map<String, List<Rendering>> found = new HashMap<>();
    local.forEach(
        (term, runs) -> {
          List<Rendering> renderings = choose(term, runs, global);
          if (!renderings.isEmpty()) {
            found.put(term, renderings);
          }
        });
    return found;
  }

  /// Translations of evenly spread sentences of the term.
  private List<String> sample(int[] places) {
    List<String> sample = new ArrayList<>();
    int step = Math.max(1, places.length / SAMPLE);
    for (int i = 0; i < places.length && sample.size() < SAMPLE; i += step) {
      sample.add(sentences.get(places[i]).target());
    }
    return sample;
  }

  /// In how many texts of the sample each run stands, of those that stand in enough. Longer runs
  /// are only looked at where the two shorter ones in them are frequent.
  private static Map<String, Integer> runs(List<String> sample) {
    int enough = Math.max(2, (int) Math.ceil(MIN_SHARE * sample.size()));
    Map<String, Integer> all = new HashMap<>();
    Map<String, Integer> shorter = Map.of();
    for (int length = MIN_LENGTH; length <= MAX_LENGTH; length++) {
      Map<String, Integer> counts = new HashMap<>();
      for (String text : sample) {
        Set<String> seen = new HashSet<>();
        for (int from = 0; from + length <= text.length(); from++) {
          if (length == MIN_LENGTH
              ? isHan(text.charAt(from)) && isHan(text.charAt(from + 1))
              : shorter.containsKey(text.substring(from, from + length - 1))
                  && shorter.containsKey(text.substring(from + 1, from + length))) {
            seen.add(text.substring(from, from + length));
          }
        }
        seen.forEach(run -> counts.merge(run, 1, Integer::sum));
      }
      counts.values().removeIf(count -> count < enough);
      if (counts.isEmpty()) {
        break;
      }
      all.putAll(counts);
      shorter = counts;
    }
    return all;
  }

  private static Map<String, Integer> best(Map<String, Integer> runs) {
    Map<String, Integer> best = new HashMap<>();
    runs.entrySet().stream()
        .filter(run -> mayStand(run.getKey()))
        .sorted(
            Comparator.comparingDouble(
                (Map.Entry<String, Integer> run) ->
                    -run.getValue() * (1 + 0.25 * run.getKey().length())))
        .limit(PER_TERM)
        .forEach(run -> best.put(run.getKey(), run.getValue()));
    return best;
  }

  /// In how many sentences each run stands.
  private Map<String, Integer> count(Set<String> wanted) {
    Map<String, Integer> counts = new HashMap<>();
    for (SentencePair pair : sentences) {
      String text = pair.target();
      Set<String> seen = new HashSet<>();
      for (int from = 0; from < text.length(); from++) {
        if (!isHan(text.charAt(from))) {
          continue;
        }
        for (int to = from + MIN_LENGTH;
            to <= Math.min(text.length(), from + MAX_LENGTH) && isHan(text.charAt(to - 1));
            to++) {
          String run = text.substring(from, to);
          if (wanted.contains(run)) {
            seen.add(run);
          }
        }
      }
      seen.forEach(run -> counts.merge(run, 1, Integer::sum));
    }
    return counts;
  }

  private List<Rendering> choose(
      String term, Map<String, Integer> runs, Map<String, Integer> global) {
    int[] places = terms.getOrDefault(term, new int[0]);
    List<String> sample = sample(places);
    List<String> left = new ArrayList<>(sample);
    int all = left.size();
    Set<String> pieces = new HashSet<>();
    for (String run : runs.keySet()) {
      if (isPiece(run, sample, runs)) {
        pieces.add(run);
      }
    }
    List<Rendering> chosen = new ArrayList<>();
    while (chosen.size() < MAX_RENDERINGS && left.size() >= 2) {
      Rendering best = null;
      double bestScore = 0;
      for (Map.Entry<String, Integer> run : runs.entrySet()) {
        String text = run.getKey();
        double share = (double) run.getValue() / all;
        double precision =
            Math.min(1, share * places.length / Math.max(1, global.getOrDefault(text, 1)));
        long here = left.stream().filter(sentence -> sentence.contains(text)).count();
        double fresh = (double) here / all;
        if (fresh < (chosen.isEmpty() ? 0.25 : 0.05)
            || precision < MIN_PRECISION
            || pieces.contains(text)
            || overlaps(text, chosen)) {
          continue;
        }
        double score = 2 * fresh * precision / (fresh + precision) + 0.004 * text.length();
        if (score > bestScore) {
          bestScore = score;
          best = new Rendering(text, share, precision);
        }
      }
      if (best == null) {
        break;
      }
      chosen.add(best);
      String text = best.text();
      left.removeIf(sentence -> sentence.contains(text));
    }
    return chosen;
  }

  private static boolean mayStand(String run) {
    return OUTSIDE.indexOf(run.charAt(0)) < 0 && OUTSIDE.indexOf(run.charAt(run.length() - 1)) < 0;
  }

  /// Whether a run is nearly always a part of the same longer run, which is a candidate too.
  private static boolean isPiece(String run, List<String> sample, Map<String, Integer> runs) {
    Map<String, Integer> longer = new HashMap<>();
    int places = 0;
    for (String text : sample) {
      int at = text.indexOf(run);
      if (at < 0) {
        continue;
      }
      places++;
      if (at > 0) {
        longer.merge(text.substring(at - 1, at + run.length()), 1, Integer::sum);
      }
      if (at + run.length() < text.length()) {
        longer.merge(text.substring(at, at + run.length() + 1), 1, Integer::sum);
      }
    }
    for (Map.Entry<String, Integer> one : longer.entrySet()) {
      if (one.getValue() >= SAME_NEIGHBOUR * places && runs.containsKey(one.getKey())) {
        return true;
      }
    }
    return false;
  }

  /// Whether one is a part of the other: then they are no two renderings.
  private static boolean overlaps(String text, List<Rendering> chosen) {
    return chosen.stream()
        .anyMatch(other -> other.text().contains(text) || text.contains(other.text()));
  }

  private static boolean isHan(char c) {
    return Character.isIdeographic(c);
  }
}
