package io.broadsheet.translate;

/// One check of a translation. Pure; takes time in proportion to the text, whatever the text is.
@FunctionalInterface
public interface TextCheck {
  CheckResult check(CheckedText text);
}
