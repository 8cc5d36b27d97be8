package io.broadsheet.translate;

import static java.util.Objects.requireNonNull;

/// What one check found.
///
/// @param figure what was measured, in the unit of the check: a share from 0 to 1, a ratio, or how
///   many
/// @param detail what is wrong, for the operator: `lost: 95.3, BERT`; empty when nothing is
public record CheckResult(CheckKind kind, double figure, Verdict verdict, String detail) {
  /// What follows from it.
  public enum Verdict {
    PASS,
    /// Shown, and worth a look.
    WARN,
    /// Never shown.
    FAIL
  }

  public CheckResult {
    requireNonNull(kind, "kind is null");
    requireNonNull(verdict, "verdict is null");
    requireNonNull(detail, "detail is null");
  }

  public static CheckResult pass(CheckKind kind, double figure) {
    return new CheckResult(kind, figure, Verdict.PASS, "");
  }

  public static CheckResult fail(CheckKind kind, double figure, String detail) {
    return new CheckResult(kind, figure, Verdict.FAIL, detail);
  }

  public boolean failed() {
    return verdict == Verdict.FAIL;
  }
}
