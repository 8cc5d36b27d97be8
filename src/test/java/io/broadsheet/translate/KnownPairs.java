package io.broadsheet.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import io.broadsheet.translate.glossary.Glossaries;
import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.PairGlossary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Abstracts with their known Chinese. The English of most is cut near 1,000 characters, the
/// Chinese is of all of it or of what was left: a cut one is given up to its last whole sentence,
/// the Chinese up to the sentence that fits best by length, numbers, Latin words and terms.
final class KnownPairs {
  private static final int CUT_AT = 980;
  private static final Pattern PREAMBLE =
      Pattern.compile("^arXiv:\\S{9,20} Announce Type: \\S{1,20}\\s{1,4}Abstract:\\s{0,4}");
  private static final Pattern CHINESE_PREAMBLE =
      Pattern.compile(
          "^\\s*arXiv[:：]\\s?[\\w./-]{9,20}[^。]{0,60}?(?:摘要[:：]\\s*|类型[:：]\\s?\\S{1,12}\\s+)");
  private static final String STOPS = "。！？.!?";
  private static final Pattern PLAIN_NUMBER =
      Pattern.compile(
          "(?<![\\w.,$^{-])(?:\\d{2,4}|\\d\\.\\d{1,2})(?![\\w.,$^}%\\\\-]|\\s?(?:million|billion))");
  private static final Pattern ANCHOR =
      Pattern.compile(
          "https?://[\\w./-]+|\\$[^$]{1,80}\\$|\\\\[A-Za-z]{2,}|\\d+(?:\\.\\d+)?"
              + "|[A-Za-z]*[A-Z]{2,}[A-Za-z]*");

  /// What a term costs that the Chinese has further on.
  private static final double TERM = 0.6;

  private static final PairGlossary GLOSSARY =
      Glossaries.shipped().of(LanguagePair.EN_ZH).orElseThrow();

  private KnownPairs() {}

  /// @param incomplete whether the known Chinese, all of it, leaves out a number of two digits or
  ///   more that the English has, or is much shorter: it is no translation of the English
  record Pair(String id, String english, String chinese, boolean incomplete) {}

  /// @param skip how many of the first are left out
  static List<Pair> load(Path file, int skip, int limit) {
    List<Pair> pairs = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line : lines.lines().skip(skip).limit(limit).toList()) {
        JsonNode node = mapper.readTree(line);
        pairs.add(
            pair(
                node.get("id").asText(),
                node.get("abstract").asText(),
                CHINESE_PREAMBLE
                    .matcher(node.get("abstract_zh").asText())
                    .replaceFirst("")
                    .strip()));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return pairs;
  }

  private static Pair pair(String id, String given, String chinese) {
    String english = PREAMBLE.matcher(given).replaceFirst("").strip();
    if (given.length() < CUT_AT) {
      return new Pair(id, english, chinese, incomplete(english, chinese));
    }
    List<TextRange> whole = new ArrayList<>(Sentences.find(english));
    if (whole.size() > 1 && (!ends(english) || english.matches("(?s).*\\d\\."))) {
      whole.removeLast();
    }
    String kept = english.substring(0, whole.getLast().end());
    Map<String, Integer> anchors = anchors(kept);
    List<List<String>> terms =
        GLOSSARY.find(kept, PlantedFault.CATEGORIES).stream()
            .map(match -> match.term().renderings())
            .distinct()
            .filter(renderings -> renderings.stream().anyMatch(chinese::contains))
            .toList();
    String best = chinese;
    double least = Double.MAX_VALUE;
    for (TextRange sentence : Sentences.find(chinese)) {
      String prefix = chinese.substring(0, sentence.end());
      if (STOPS.indexOf(prefix.charAt(prefix.length() - 1)) < 0) {
        continue;
      }
      double cost =
          3 * Math.abs(Math.log(weight(prefix) / (0.87 * weight(kept))))
              + distance(anchors, anchors(prefix))
              + TERM
                  * terms.stream().filter(one -> one.stream().noneMatch(prefix::contains)).count();
      if (cost < least) {
        least = cost;
        best = prefix;
      }
    }
    return new Pair(id, kept, best, incomplete(kept, chinese));
  }

  private static boolean incomplete(String english, String chinese) {
    boolean numberLost =
        PLAIN_NUMBER
            .matcher(english)
            .results()
            .map(MatchResult::group)
            .anyMatch(number -> !chinese.contains(number) && !chinese.contains("万"));
    return numberLost || weight(chinese) < 0.4 * weight(english);
  }

  private static boolean ends(String text) {
    return ".!?".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private static Map<String, Integer> anchors(String text) {
    Map<String, Integer> anchors = new HashMap<>();
    Matcher matcher = ANCHOR.matcher(text);
    while (matcher.find()) {
      anchors.merge(matcher.group(), 1, Integer::sum);
    }
    return anchors;
  }

  private static double distance(Map<String, Integer> one, Map<String, Integer> other) {
    double distance = 0;
    for (String anchor : one.keySet()) {
      distance += other.containsKey(anchor) ? 0 : 1;
    }
    for (String anchor : other.keySet()) {
      distance += one.containsKey(anchor) ? 0 : 1;
    }
    return distance;
  }

  private static double weight(String text) {
    return text.chars().mapToDouble(c -> Character.isIdeographic(c) ? 3 : 1).sum();
  }
}
