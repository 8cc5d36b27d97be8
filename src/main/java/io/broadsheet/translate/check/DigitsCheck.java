package io.broadsheet.translate.check;

import io.broadsheet.text.FormulaFinder;
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
import java.util.regex.Pattern;

/// Every number of the original is in the translation as often as there, in digits or, when it is
/// small, in words; and the translation has hardly a number of its own. What was masked does not
/// count. The figure is the share of the original's numbers that are there.
public final class DigitsCheck implements TextCheck {
  /// What is repeated by figures of speech, not facts: dimensions such as 3D.
  private static final Pattern DIMENSION = Pattern.compile("(?<![\\w.])[0-4](?=-?D\\b)");

  /// A language may say in digits what another says in words ("half" as 50%).
  private static final int FEW_ADDED = 2;

  @Override
  public CheckResult check(CheckedText text) {
    String source = prose(text.source(), text.masked());
    String target = prose(text.target(), text.masked());
    List<Numbers.Found> wanted = Numbers.of(source);
    List<Numbers.Found> given = Numbers.of(target);
    Map<BigDecimal, Integer> wordsWanted = counts(NumberWords.of(source));
    Map<BigDecimal, Integer> wordsGiven = counts(NumberWords.of(target));
    List<String> lost = unmatched(wanted, given, less(wordsGiven, wordsWanted));
    List<String> added = unmatched(given, wanted, less(wordsWanted, wordsGiven));
    double share = wanted.isEmpty() ? 1 : 1 - (double) lost.size() / wanted.size();
    if (lost.isEmpty() && added.isEmpty()) {
      return CheckResult.pass(CheckKind.DIGITS, share);
    }
    String detail =
        (lost.isEmpty() ? "" : "lost: " + String.join(", ", lost))
            + (lost.isEmpty() || added.isEmpty() ? "" : "; ")
            + (added.isEmpty() ? "" : "added: " + String.join(", ", added));
    boolean failed = !lost.isEmpty() || added.size() > FEW_ADDED;
    return new CheckResult(
        CheckKind.DIGITS, share, failed ? Verdict.FAIL : Verdict.WARN, shortly(detail));
  }

  /// Without what was masked, of which the placeholders tell, and without formulas.
  private static String prose(String text, List<String> masked) {
    StringBuilder prose = new StringBuilder(PlainWords.without(text, masked));
    for (TextRange formula : FormulaFinder.find(prose.toString()).reversed()) {
      prose.replace(formula.start(), formula.end(), " ");
    }
    return DIMENSION.matcher(prose).replaceAll("");
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
    return left;
  }

  /// The numbers of `wanted` that are not among the others, each of which counts once.
  private static List<String> unmatched(
      List<Numbers.Found> wanted, List<Numbers.Found> others, Map<BigDecimal, Integer> words) {
    List<Numbers.Found> free = new ArrayList<>(others);
    List<Numbers.Found> left = new ArrayList<>();
    for (Numbers.Found number : wanted) {
      if (!take(free, number)) {
        left.add(number);
      }
    }
    List<String> unmatched = new ArrayList<>();
    for (Numbers.Found number : left) {
      boolean inWords =
          number.values().stream()
              .filter(value -> words.getOrDefault(value, 0) > 0)
              .findFirst()
              .map(value -> words.merge(value, -1, Integer::sum))
              .isPresent();
      if (!inWords) {
        unmatched.add(number.written());
      }
    }
    return unmatched;
  }

  private static boolean take(List<Numbers.Found> free, Numbers.Found number) {
    for (int i = 0; i < free.size(); i++) {
      if (free.get(i).values().stream().anyMatch(number.values()::contains)) {
        free.remove(i);
        return true;
      }
    }
    return false;
  }

  private static String shortly(String detail) {
    return detail.length() > 300 ? detail.substring(0, 300) + "…" : detail;
  }
}
