package io.broadsheet.search;

/// A piece of a typed query.
///
/// @param text the word, the phrase without its quotes, the field's name, the range without its
///   brackets
/// @param position of its first character, from 1
record QueryToken(Kind kind, String text, int position) {
  enum Kind {
    WORD,
    PHRASE,
    /// `[from TO until]`, as the arXiv interface writes dates.
    RANGE,
    /// A known field's name; its value follows.
    FIELD,
    OPEN,
    CLOSE,
    AND,
    OR,
    NOT
  }
}
