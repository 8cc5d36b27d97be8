package io.broadsheet.text;

import java.util.List;

/// What a piece of TeX says, free of how it is shown.
sealed interface TexNode {
  /// Plain Unicode.
  record Text(String value) implements TexNode {}

  /// How a stretch is set off.
  enum Style {
    EMPHASIS,
    STRONG,
    CODE,
    SUPERSCRIPT,
    SUBSCRIPT
  }

  record Styled(Style style, List<TexNode> body) implements TexNode {}

  /// A formula.
  ///
  /// @param source its TeX, without the delimiters
  record Formula(String source, List<TexNode> body) implements TexNode {}

  record Fraction(List<TexNode> over, List<TexNode> under) implements TexNode {}

  /// A root.
  ///
  /// @param sign `√`, `∛` or `∜`
  record Root(String sign, List<TexNode> body) implements TexNode {}

  /// A web address.
  ///
  /// @param label what to show, empty for the address itself
  record Address(String url, List<TexNode> label) implements TexNode {}
}
