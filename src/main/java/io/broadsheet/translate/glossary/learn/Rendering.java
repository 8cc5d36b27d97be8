package io.broadsheet.translate.glossary.learn;

/// A text that may render a term.
///
/// @param share of the term's sentences whose translation has it, 0 to 1
/// @param precision of the sentences whose translation has it, how many have the term, 0 to 1
record Rendering(String text, double share, double precision) {}
