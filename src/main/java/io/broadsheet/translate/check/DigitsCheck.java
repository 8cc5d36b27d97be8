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
import java.util.ArrayList;
import java.util.List;
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
    NumberTally tally = new NumberTally();
    ListMarkers lists = ListMarkers.of(text.source(), text.target(), text.masked());
    for (Bead bead : SentenceAlignment.align(text.source(), from, text.target(), to)) {
      tally.add(
          prose(Sentences.cut(lists.source(), from, bead.sourceFrom(), bead.sourceTo()), text),
          prose(Sentences.cut(lists.target(), to, bead.targetFrom(), bead.targetTo()), text));
    }
    tally.matchAcrossSentences();
    List<String> lost = new ArrayList<>(lists.lost());
    lost.addAll(tally.lost());
    List<String> added = tally.added();
    double share = tally.wanted() == 0 ? 1 : Math.max(0, 1 - (double) lost.size() / tally.wanted());
    if (lost.isEmpty() && added.isEmpty()) {
      return CheckResult.pass(CheckKind.DIGITS, share);
    }
    String detail =
        (lost.isEmpty() ? "" : "lost: " + String.join(", ", lost))
            + (lost.isEmpty() || added.isEmpty() ? "" : "; ")
            + (added.isEmpty() ? "" : "added: " + String.join(", ", added));
    boolean failed =
        !lost.isEmpty()
            || added.size() > FEW_ADDED + tally.wanted() / ONE_MORE
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

  private static String shortly(String detail) {
    return detail.length() > 300 ? detail.substring(0, 300) + "…" : detail;
  }
}
