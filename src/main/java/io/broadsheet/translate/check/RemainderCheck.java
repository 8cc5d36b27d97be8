package io.broadsheet.translate.check;

import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckedText;
import io.broadsheet.translate.TextCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// No sentence of the original stands in the translation as it was. The figure is the largest share
/// of a sentence's three-word sequences that does; what was masked does not count.
public final class RemainderCheck implements TextCheck {
  private static final double MOST = 0.45;
  private static final int WORDS = 3;

  /// A name may be kept in brackets behind its translation.
  private static final Pattern IN_BRACKETS = Pattern.compile("[(（][^()（）。.]{0,200}[)）]");

  /// Sequences without which a sentence is too short to tell from a title or a list of names.
  private static final int LEAST_SEQUENCES = 3;

  @Override
  public CheckResult check(CheckedText text) {
    Set<String> there =
        sequences(
            PlainWords.without(IN_BRACKETS.matcher(text.target()).replaceAll(" "), text.masked()));
    String source = PlainWords.without(text.source(), text.masked());
    double worst = 0;
    String sentence = "";
    for (TextRange range : Sentences.find(source)) {
      String one = source.substring(range.start(), range.end());
      Set<String> own = sequences(one);
      if (own.size() < LEAST_SEQUENCES) {
        continue;
      }
      long left = own.stream().filter(there::contains).count();
      double share = (double) left / own.size();
      if (share > worst) {
        worst = share;
        sentence = one;
      }
    }
    return worst <= MOST
        ? CheckResult.pass(CheckKind.REMAINDER, worst)
        : CheckResult.fail(
            CheckKind.REMAINDER,
            worst,
            "left as it was: " + sentence.substring(0, Math.min(80, sentence.length())));
  }

  private static Set<String> sequences(String text) {
    List<String> words = PlainWords.of(text);
    Set<String> sequences = new HashSet<>();
    for (int i = 0; i + WORDS <= words.size(); i++) {
      sequences.add(String.join(" ", words.subList(i, i + WORDS)));
    }
    return sequences;
  }
}
