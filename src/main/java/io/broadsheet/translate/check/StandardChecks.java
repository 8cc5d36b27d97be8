package io.broadsheet.translate.check;

import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckedText;
import io.broadsheet.translate.TextCheck;
import java.util.List;
import java.util.stream.Stream;

/// All checks of a text, in the order in which they are told.
public record StandardChecks(List<TextCheck> checks) {
  /// Far beyond any abstract; longer ones are not looked at.
  private static final int LONGEST = 100_000;

  public StandardChecks {
    checks = List.copyOf(checks);
  }

  /// @param more such as the check of terms
  public static StandardChecks with(List<TextCheck> more) {
    return new StandardChecks(
        Stream.concat(
                Stream.of(
                    new DigitsCheck(),
                    new NamesCheck(),
                    new LengthCheck(),
                    new LanguageCheck(),
                    new RemainderCheck(),
                    new RepeatsCheck(),
                    new ChatterCheck(),
                    new CutOffCheck(),
                    new MarkupCheck()),
                more.stream())
            .toList());
  }

  /// Only the length of a text that no abstract has.
  public List<CheckResult> run(CheckedText text) {
    if (text.target().length() > LONGEST) {
      return List.of(new LengthCheck().check(text));
    }
    return checks.stream().map(check -> check.check(text)).toList();
  }
}
