package io.broadsheet.translate.check;

import io.broadsheet.text.FormulaFinder;
import io.broadsheet.text.SentenceAlignment;
import io.broadsheet.text.SentenceAlignment.Bead;
import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckResult.Verdict;
import io.broadsheet.translate.CheckedText;
import io.broadsheet.translate.TextCheck;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Every number of the original is in the translation as often as there, in digits or, when it is
/// small, in words of the sentence that translates its own; and the translation has hardly a number
/// of its own, and none that is a number of the original with a digit lost. Of the numbers that
/// count the items of a list all may be left out, but not some. What was masked does not count. The
/// figure is the share of the original's numbers that are there.
public final class DigitsCheck implements TextCheck {
  /// What is repeated by figures of speech, not facts: dimensions such as 3D.
  private static final Pattern DIMENSION = Pattern.compile("(?<![\\w.])[0-4](?=-?D\\b)");

  /// A language may say in digits what another says in words: so many numbers of its own, and one
  /// more for every [#ONE_MORE] that the original has.
  private static final int FEW_ADDED = 2;

  private static final int ONE_MORE = 5;

  @Override
  public CheckResult check(CheckedText text) {
    List<TextRange> from = Sentences.find(text.source());
    List<TextRange> to = Sentences.find(text.target());
    Tally tally = new Tally();
    ListMarkers lists = ListMarkers.of(text.source(), text.target(), text.masked());
    for (Bead bead : SentenceAlignment.align(text.source(), from, text.target(), to)) {
      tally.add(
          prose(piece(lists.source(), from, bead.sourceFrom(), bead.sourceTo()), text),
          prose(piece(lists.target(), to, bead.targetFrom(), bead.targetTo()), text));
    }
    tally.matchAcrossSentences();
    List<String> lost = new ArrayList<>(lists.lost());
    lost.addAll(tally.lost());
    List<String> added = tally.added();
    double share = tally.wanted == 0 ? 1 : Math.max(0, 1 - (double) lost.size() / tally.wanted);
    if (lost.isEmpty() && added.isEmpty()) {
      return CheckResult.pass(CheckKind.DIGITS, share);
    }
    String detail =
        (lost.isEmpty() ? "" : "lost: " + String.join(", ", lost))
            + (lost.isEmpty() || added.isEmpty() ? "" : "; ")
            + (added.isEmpty() ? "" : "added: " + String.join(", ", added));
    boolean failed =
        !lost.isEmpty()
            || added.size() > FEW_ADDED + tally.wanted / ONE_MORE
            || tally.hasMutilated();
    return new CheckResult(
        CheckKind.DIGITS, share, failed ? Verdict.FAIL : Verdict.WARN, shortly(detail));
  }

  /// Without what was masked, of which the placeholders tell, and without formulas.
  private static String prose(String piece, CheckedText text) {
    StringBuilder prose = new StringBuilder(PlainWords.filled(piece, text.masked()));
    for (TextRange formula : FormulaFinder.find(prose.toString()).reversed()) {
      prose.replace(formula.start(), formula.end(), " ");
    }
    return DIMENSION.matcher(prose).replaceAll("");
  }

  private static String piece(String text, List<TextRange> sentences, int from, int to) {
    return from == to
        ? ""
        : text.substring(sentences.get(from).start(), sentences.get(to - 1).end());
  }

  private static String shortly(String detail) {
    return detail.length() > 300 ? detail.substring(0, 300) + "…" : detail;
  }

  /// What is left over of both texts' numbers, sentence by sentence.
  private static final class Tally {
    private int wanted;
    private final List<Numbers.Found> original = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Numbers.Found> freeEverywhere = new ArrayList<>();
    private final Map<BigDecimal, Integer> wordsOfOriginal = new HashMap<>();

    /// The numbers of a sentence that have none like them in the sentence's translation.
    private record Sentence(List<Numbers.Found> missing, Map<BigDecimal, Integer> words) {}

    void add(String source, String target) {
      List<Numbers.Found> missing = new ArrayList<>(Numbers.of(source));
      List<Numbers.Found> free = new ArrayList<>(Numbers.of(target));
      original.addAll(missing);
      wanted += missing.size();
      missing.removeIf(number -> take(free, number));
      freeEverywhere.addAll(free);
      Map<BigDecimal, Integer> wordsWanted = counts(NumberWords.of(source));
      Map<BigDecimal, Integer> wordsGiven = counts(NumberWords.of(target));
      sentences.add(new Sentence(missing, less(wordsGiven, wordsWanted)));
      less(wordsWanted, wordsGiven)
          .forEach((value, count) -> wordsOfOriginal.merge(value, count, Integer::sum));
    }

    /// A clause may have moved to another sentence.
    void matchAcrossSentences() {
      for (Sentence sentence : sentences) {
        sentence.missing.removeIf(number -> take(freeEverywhere, number));
      }
    }

    List<String> lost() {
      List<String> lost = new ArrayList<>();
      for (Sentence sentence : sentences) {
        for (Numbers.Found number : sentence.missing) {
          if (!takeWord(sentence.words, number)) {
            lost.add(number.written());
          }
        }
      }
      return lost;
    }

    /// Numbers of the translation that the original has neither in digits nor in words.
    List<String> added() {
      freeEverywhere.removeIf(number -> number.inName() || takeWord(wordsOfOriginal, number));
      return freeEverywhere.stream().map(Numbers.Found::written).toList();
    }

    /// Whether one that was added is a number of the original that has lost a digit.
    boolean hasMutilated() {
      return freeEverywhere.stream()
          .anyMatch(
              added ->
                  original.stream()
                      .anyMatch(number -> isOneDigitLess(added.written(), number.written())));
    }

    private static boolean takeWord(Map<BigDecimal, Integer> words, Numbers.Found number) {
      Optional<BigDecimal> said =
          number.values().stream().filter(value -> words.getOrDefault(value, 0) > 0).findFirst();
      said.ifPresent(value -> words.merge(value, -1, Integer::sum));
      return said.isPresent();
    }

    private static boolean take(List<Numbers.Found> free, Numbers.Found number) {
      for (int i = 0; i < free.size(); i++) {
        if (free.get(i).says(number)) {
          free.remove(i);
          return true;
        }
      }
      return false;
    }

    private static boolean isOneDigitLess(String less, String whole) {
      if (whole.length() != less.length() + 1) {
        return false;
      }
      int at = 0;
      while (at < less.length() && less.charAt(at) == whole.charAt(at)) {
        at++;
      }
      return Character.isDigit(whole.charAt(at))
          && less.substring(at).equals(whole.substring(at + 1));
    }

    private static Map<BigDecimal, Integer> counts(List<BigDecimal> values) {
      Map<BigDecimal, Integer> counts = new HashMap<>();
      values.forEach(value -> counts.merge(value, 1, Integer::sum));
      return counts;
    }

    /// Number words that the other text does not have too: only those can stand for its digits.
    private static Map<BigDecimal, Integer> less(
        Map<BigDecimal, Integer> words, Map<BigDecimal, Integer> others) {
      Map<BigDecimal, Integer> left = new HashMap<>(words);
      others.forEach((value, count) -> left.merge(value, -count, Integer::sum));
      left.values().removeIf(count -> count <= 0);
      return left;
    }
  }
}
