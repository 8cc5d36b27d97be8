package io.broadsheet.translate;

import io.broadsheet.text.TextRange;

/// A sentence of the original and what became of it.
///
/// @param source its place in the original
/// @param target its place in the translation
public record AlignedSentence(TextRange source, TextRange target) {}
