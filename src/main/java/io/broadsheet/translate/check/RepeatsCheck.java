package io.broadsheet.translate.check;

import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckedText;
import io.broadsheet.translate.TextCheck;
import java.util.HashMap;
import java.util.Map;

/// The engine does not say the same over and over, as one that is stuck in a loop does. The figure
/// is the share of the translation's characters that stand in sequences met before, less that of
/// the original.
public final class RepeatsCheck implements TextCheck {
  private static final double MOST = 0.3;
  private static final int SEQUENCE = 10;
  private static final int WIDE_SEQUENCE = 5;
  private static final int LONGEST_READ = 20_000;

  @Override
  public CheckResult check(CheckedText text) {
    double figure = Math.max(0, repeated(text.target(), text) - repeated(text.source(), text));
    return figure <= MOST
        ? CheckResult.pass(CheckKind.REPEATS, figure)
        : CheckResult.fail(CheckKind.REPEATS, figure, "the same is said over and over");
  }

  private static double repeated(String given, CheckedText text) {
    String plain = PlainWords.without(given, text.names());
    String read = plain.substring(0, Math.min(LONGEST_READ, plain.length()));
    long wide = read.chars().filter(Character::isIdeographic).count();
    int length = wide * 3 > read.length() ? WIDE_SEQUENCE : SEQUENCE;
    Map<String, Integer> seen = new HashMap<>();
    int again = 0;
    int all = 0;
    for (int i = 0; i + length <= read.length(); i++) {
      all++;
      // The third time on: twice is style.
      again += seen.merge(read.substring(i, i + length), 1, Integer::sum) > 2 ? 1 : 0;
    }
    return all == 0 ? 0 : (double) again / all;
  }
}
