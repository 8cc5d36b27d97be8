package io.broadsheet.translate.glossary;

import java.util.List;

/// What became of the terms of a text.
///
/// @param terms how many places of the original hold a term
/// @param rendered how many of them are rendered as the glossary has it
/// @param findings what is amiss, in the order of the original
public record TermReport(int terms, int rendered, List<Finding> findings) {
  public TermReport {
    findings = List.copyOf(findings);
  }

  /// What is amiss with a term.
  public enum Fault {
    /// A rendering that mistakes the term for another word.
    WRONG,
    /// Another term stands in its place.
    SWAPPED,
    /// A term that must be rendered so is not.
    MISSING,
    /// Several renderings of one term in a text.
    INCONSISTENT,
    /// Not rendered as usual; a paraphrase, perhaps.
    UNUSUAL
  }

  /// @param detail what stands in the translation; empty for nothing
  public record Finding(Fault fault, String term, String detail) {
    /// Whether the translation cannot be trusted.
    public boolean severe() {
      return fault == Fault.WRONG || fault == Fault.SWAPPED || fault == Fault.MISSING;
    }
  }

  /// The share of the terms that are rendered as the glossary has them; 1 when there are none.
  public double share() {
    return terms == 0 ? 1 : (double) rendered / terms;
  }

  public boolean severe() {
    return findings.stream().anyMatch(Finding::severe);
  }
}
