package io.broadsheet.translate.glossary;

/// A term found in a text.
///
/// @param start offset in UTF-16 units
/// @param end exclusive
public record TermMatch(int start, int end, Term term) {}
