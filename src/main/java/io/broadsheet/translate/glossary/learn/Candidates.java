package io.broadsheet.translate.glossary.learn;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the words and groups of up to four words that may be terms: frequent, not made of general
/// words at their ends, and together more often than chance would have it.
///
/// A group is packed into a long, 16 bits a word, so that all groups of fifty thousand abstracts
/// are counted by sorting one array.
final class Candidates {
  private static final int MAX_WORDS = 4;
  private static final int VOCABULARY = 65_535;
  private static final double NESTED = 0.6;

  private final Set<String> general = lines("general-words.txt");
  private final int minGroup;
  private final int minWord;

  /// @param minGroup in how many sentences a group must stand
  /// @param minWord likewise, a single word
  Candidates(int minGroup, int minWord) {
    this.minGroup = minGroup;
    this.minWord = minWord;
  }

  /// The candidates, each with the numbers of the sentences in which it stands, ascending; the last
  /// word in the singular where there is one.
  Map<String, int[]> of(List<SentencePair> sentences) {
    Map<String, Integer> words = vocabulary(sentences);
    Map<String, Integer> numbers = new HashMap<>();
    List<String> names = new ArrayList<>(words.keySet());
    names.sort(
        Comparator.comparingInt((String name) -> -words.getOrDefault(name, 0))
            .thenComparing(Comparator.naturalOrder()));
    for (String name : names.subList(0, Math.min(VOCABULARY, names.size()))) {
      numbers.put(name, numbers.size() + 1);
    }
    long[] sorted = groups(sentences, words, numbers);
    Map<Long, int[]> postings = new HashMap<>();
    Map<Long, Integer> filled = new HashMap<>();
    Map<Long, String> spelled = new HashMap<>();
    int[] counts = new int[numbers.size() + 1];
    numbers.forEach((name, number) -> counts[number] = words.getOrDefault(name, 0));
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      long key = sorted[from];
      int count = to - from;
      if (count >= (key >>> 16 == 0 ? minWord : minGroup) && coheres(key, count, counts)) {
        postings.put(key, new int[count]);
        filled.put(key, 0);
        spelled.put(key, spell(key, names));
      }
      from = to;
    }
    for (int number = 0; number < sentences.size(); number++) {
      for (long key : distinct(sentences.get(number).source(), words, numbers)) {
        int[] places = postings.get(key);
        if (places != null) {
          int at = filled.merge(key, 1, Integer::sum) - 1;
          places[at] = number;
        }
      }
    }
    Map<String, int[]> found = new HashMap<>();
    postings.forEach((key, places) -> found.put(spelled.get(key), places));
    nested(found).forEach(found::remove);
    return found;
  }

  /// Groups that hardly stand but within one longer group.
  private static Set<String> nested(Map<String, int[]> found) {
    Set<String> nested = new HashSet<>();
    found.forEach(
        (term, places) -> {
          String[] words = term.split(" ");
          for (int length = 1; length < words.length; length++) {
            for (int from = 0; from + length <= words.length; from++) {
              String part = String.join(" ", Arrays.asList(words).subList(from, from + length));
              int[] partPlaces = found.get(part);
              if (partPlaces != null && places.length >= NESTED * partPlaces.length) {
                nested.add(part);
              }
            }
          }
        });
    return nested;
  }

  private static Map<String, Integer> vocabulary(List<SentencePair> sentences) {
    Map<String, Integer> words = new HashMap<>();
    for (SentencePair pair : sentences) {
      for (List<String> run : EnglishWords.runs(pair.source())) {
        run.forEach(word -> words.merge(word, 1, Integer::sum));
      }
    }
    words.values().removeIf(count -> count < 5);
    return words;
  }

  private long[] groups(
      List<SentencePair> sentences, Map<String, Integer> words, Map<String, Integer> numbers) {
    long[] all = new long[1 << 20];
    int size = 0;
    for (SentencePair pair : sentences) {
      for (long key : distinct(pair.source(), words, numbers)) {
        if (size == all.length) {
          all = Arrays.copyOf(all, size * 2);
        }
        all[size++] = key;
      }
    }
    long[] sorted = Arrays.copyOf(all, size);
    Arrays.sort(sorted);
    return sorted;
  }

  /// The groups of a sentence, each once.
  private Set<Long> distinct(
      String sentence, Map<String, Integer> words, Map<String, Integer> numbers) {
    Set<Long> keys = new HashSet<>();
    for (List<String> run : EnglishWords.runs(sentence)) {
      for (int from = 0; from < run.size(); from++) {
        if (general.contains(run.get(from))) {
          continue;
        }
        long key = 0;
        for (int to = from; to < Math.min(run.size(), from + MAX_WORDS); to++) {
          String last = run.get(to);
          Integer plain = numbers.get(last);
          if (plain == null) {
            break;
          }
          String singular = singular(last, words);
          if (!general.contains(last) && !general.contains(singular)) {
            keys.add((key << 16) | numbers.getOrDefault(singular, plain));
          } else if (!inner(last)) {
            break;
          }
          key = (key << 16) | plain;
        }
      }
    }
    return keys;
  }

  /// Whether a general word may stand within a term.
  private static boolean inner(String word) {
    return word.equals("of") || word.equals("to") || word.equals("the") || word.equals("in");
  }

  /// Whether words stand together three times as often as they would by chance, given how often
  /// each stands anywhere.
  private static boolean coheres(long key, int count, int[] counts) {
    if (key >>> 16 == 0) {
      return true;
    }
    double rarest = Double.MAX_VALUE;
    for (long rest = key; rest != 0; rest >>>= 16) {
      rarest = Math.min(rarest, counts[(int) (rest & 0xffff)]);
    }
    return count >= 0.008 * rarest;
  }

  private static String spell(long key, List<String> names) {
    StringBuilder spelled = new StringBuilder();
    for (int shift = 48; shift >= 0; shift -= 16) {
      int number = (int) ((key >>> shift) & 0xffff);
      if (number != 0) {
        spelled.append(spelled.isEmpty() ? "" : " ").append(names.get(number - 1));
      }
    }
    return spelled.toString();
  }

  /// The singular of a plural noun, when it is written too; else the word.
  static String singular(String word, Map<String, Integer> words) {
    String singular = word;
    if (word.endsWith("ies") && word.length() > 4) {
      singular = word.substring(0, word.length() - 3) + "y";
    } else if (word.matches(".*(ss|x|z|ch|sh)es")) {
      singular = word.substring(0, word.length() - 2);
    } else if (word.endsWith("s") && !word.matches(".*(ss|us|is|ics)")) {
      singular = word.substring(0, word.length() - 1);
    } else if (word.endsWith("matrices")) {
      singular = "matrix";
    }
    return words.containsKey(singular) ? singular : word;
  }

  private static Set<String> lines(String resource) {
    try (InputStream in = Candidates.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(requireNonNull(in, resource), StandardCharsets.UTF_8))) {
      Set<String> words = new HashSet<>();
      reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> words.addAll(Arrays.asList(line.strip().split("\\s+"))));
      words.remove("");
      return words;
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + resource, e);
    }
  }
}
