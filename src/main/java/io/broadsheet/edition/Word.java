package io.broadsheet.edition;

/// One word of a text.
///
/// @param stem folded and lightly stemmed, the form words are compared in
/// @param start offset of its first character in the text
/// @param end offset after its last character
/// @param joined whether one blank or hyphen, and nothing else, stands between it and the word
///   before, so that the two may be a phrase
record Word(String stem, int start, int end, boolean joined) {}
