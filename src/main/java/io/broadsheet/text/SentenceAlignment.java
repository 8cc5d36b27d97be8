package io.broadsheet.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Says which sentences of a translation say what which sentences of the original say. Sentences
/// are matched in order by their lengths (Gale and Church, "A Program for Aligning Sentences in
/// Bilingual Corpora", 1993), each language's in units of its whole text, helped by numbers and
/// Latin words that stand in both.
public final class SentenceAlignment {
  /// Texts with more sentences are aligned as one piece; an abstract has a dozen.
  static final int MAX_SENTENCES = 200;

  private static final int[][] STEPS = {
    {1, 1}, {1, 2}, {2, 1}, {2, 2}, {1, 3}, {3, 1}, {1, 0}, {0, 1}
  };

  /// What each step costs beyond its lengths, in the order of [#STEPS].
  private static final double[] STEP_COSTS = {0, 1.2, 1.2, 2.4, 2.6, 2.6, 4.5, 4.5};

  /// How far an anchor outweighs a mismatch of lengths.
  private static final double ANCHOR_GAIN = 1.1;

  private SentenceAlignment() {}

  /// Some sentences of the original and those that translate them; half-open ranges of sentence
  /// numbers, in order, of which one may be empty.
  public record Bead(int sourceFrom, int sourceTo, int targetFrom, int targetTo) {}

  /// The beads in order; together they hold every sentence of both texts once.
  public static List<Bead> align(
      String source,
      List<TextRange> sourceSentences,
      String target,
      List<TextRange> targetSentences) {
    return align(source, sourceSentences, target, targetSentences, Map.of());
  }

  /// As [#align(String, List, String, List)], helped by more than numbers and Latin words.
  ///
  /// @param translations what a part of the original, in lower case, may be in the translation:
  ///   "convergence" 收敛 or 收敛性
  public static List<Bead> align(
      String source,
      List<TextRange> sourceSentences,
      String target,
      List<TextRange> targetSentences,
      Map<String, ? extends Collection<String>> translations) {
    int rows = sourceSentences.size();
    int columns = targetSentences.size();
    if (rows == 0 && columns == 0) {
      return List.of();
    }
    if (rows == 0 || columns == 0 || rows > MAX_SENTENCES || columns > MAX_SENTENCES) {
      return List.of(new Bead(0, rows, 0, columns));
    }
    double[] sourceShare = shares(sourceSentences);
    double[] targetShare = shares(targetSentences);
    List<Set<String>> sourceAnchors = anchors(source, sourceSentences);
    List<Set<String>> targetAnchors = anchors(target, targetSentences);
    String folded = source.toLowerCase(Locale.ROOT);
    translations.forEach(
        (part, others) -> {
          add(part, List.of(part), folded, sourceSentences, sourceAnchors);
          add(part, others, target, targetSentences, targetAnchors);
        });
    double[][] cost = new double[rows + 1][columns + 1];
    int[][] step = new int[rows + 1][columns + 1];
    for (int i = 0; i <= rows; i++) {
      for (int j = 0; j <= columns; j++) {
        if (i == 0 && j == 0) {
          continue;
        }
        cost[i][j] = Double.POSITIVE_INFINITY;
        for (int s = 0; s < STEPS.length; s++) {
          int fromI = i - STEPS[s][0];
          int fromJ = j - STEPS[s][1];
          if (fromI < 0 || fromJ < 0) {
            continue;
          }
          double here =
              cost[fromI][fromJ]
                  + STEP_COSTS[s]
                  + mismatch(sourceShare, fromI, i, targetShare, fromJ, j)
                  - ANCHOR_GAIN * common(sourceAnchors, fromI, i, targetAnchors, fromJ, j);
          if (here < cost[i][j]) {
            cost[i][j] = here;
            step[i][j] = s;
          }
        }
      }
    }
    List<Bead> beads = new ArrayList<>();
    int i = rows;
    int j = columns;
    while (i > 0 || j > 0) {
      int[] taken = STEPS[step[i][j]];
      beads.add(new Bead(i - taken[0], i, j - taken[1], j));
      i -= taken[0];
      j -= taken[1];
    }
    return beads.reversed();
  }

  /// Gives an anchor to the sentences that have one of some words.
  private static void add(
      String anchor,
      Collection<String> words,
      String text,
      List<TextRange> sentences,
      List<Set<String>> anchors) {
    for (int i = 0; i < sentences.size(); i++) {
      TextRange sentence = sentences.get(i);
      // In lower case a text may have another length than the one that was divided.
      if (sentence.end() <= text.length()) {
        String one = text.substring(sentence.start(), sentence.end());
        if (words.stream().anyMatch(one::contains)) {
          anchors.get(i).add(anchor);
        }
      }
    }
  }

  /// Each sentence's share of the text, in hundredths.
  private static double[] shares(List<TextRange> sentences) {
    double total = 0;
    for (TextRange sentence : sentences) {
      total += sentence.end() - sentence.start();
    }
    double[] shares = new double[sentences.size()];
    for (int i = 0; i < shares.length; i++) {
      TextRange sentence = sentences.get(i);
      shares[i] = 100 * (sentence.end() - sentence.start()) / Math.max(1, total);
    }
    return shares;
  }

  private static double mismatch(
      double[] source, int fromI, int toI, double[] target, int fromJ, int toJ) {
    double one = 0;
    for (int i = fromI; i < toI; i++) {
      one += source[i];
    }
    double other = 0;
    for (int j = fromJ; j < toJ; j++) {
      other += target[j];
    }
    return Math.abs(one - other) / Math.sqrt((one + other) / 2 + 1);
  }

  private static double common(
      List<Set<String>> source, int fromI, int toI, List<Set<String>> target, int fromJ, int toJ) {
    int shared = 0;
    for (int i = fromI; i < toI; i++) {
      for (String anchor : source.get(i)) {
        for (int j = fromJ; j < toJ; j++) {
          if (target.get(j).contains(anchor)) {
            shared++;
            break;
          }
        }
      }
    }
    return Math.min(4, shared);
  }

  /// Numbers and Latin words; between texts of two scripts only names stand in both.
  private static List<Set<String>> anchors(String text, List<TextRange> sentences) {
    List<Set<String>> anchors = new ArrayList<>(sentences.size());
    for (TextRange sentence : sentences) {
      Set<String> found = new HashSet<>();
      int at = sentence.start();
      while (at < sentence.end()) {
        if (!isAnchorPart(text.charAt(at))) {
          at++;
          continue;
        }
        int end = at;
        while (end < sentence.end() && isAnchorPart(text.charAt(end))) {
          end++;
        }
        if (end - at > 1) {
          found.add(text.substring(at, end));
        }
        at = end;
      }
      anchors.add(found);
    }
    return anchors;
  }

  private static boolean isAnchorPart(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
