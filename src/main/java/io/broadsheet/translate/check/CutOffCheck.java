package io.broadsheet.translate.check;

import io.broadsheet.text.Sentences;
import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckedText;
import io.broadsheet.translate.TextCheck;

/// The translation ends as a text ends, when the original does, and has about as many sentences.
/// The figure is the share of the original's sentences that it has.
public final class CutOffCheck implements TextCheck {
  private static final String ENDS = ".!?。！？…｡؟।．";
  private static final String CLOSERS = ")]}\"'”’»」』）$*";

  /// A paper may be told in fewer, longer sentences, but not in a third as many.
  private static final double LEAST_SENTENCES = 0.34;

  private static final int ENOUGH_SENTENCES = 4;

  @Override
  public CheckResult check(CheckedText text) {
    int wanted = Sentences.find(text.source()).size();
    int given = Sentences.find(text.target()).size();
    double share = wanted == 0 ? 1 : (double) given / wanted;
    if (ends(text.source()) && !ends(text.target())) {
      return CheckResult.fail(CheckKind.CUT_OFF, share, "ends in the middle of a sentence");
    }
    if (wanted >= ENOUGH_SENTENCES && share < LEAST_SENTENCES) {
      return CheckResult.fail(CheckKind.CUT_OFF, share, given + " sentences for " + wanted);
    }
    return CheckResult.pass(CheckKind.CUT_OFF, share);
  }

  private static boolean ends(String text) {
    String bare = text.strip();
    int last = bare.length() - 1;
    while (last >= 0 && CLOSERS.indexOf(bare.charAt(last)) >= 0) {
      last--;
    }
    return last >= 0 && ENDS.indexOf(bare.charAt(last)) >= 0;
  }
}
