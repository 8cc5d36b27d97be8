package io.broadsheet.translate;

/// What a translation is checked for before anyone sees it.
public enum CheckKind {
  /// Every masked span came back exactly once.
  PLACEHOLDERS,
  /// The numbers of the original are there, and no others.
  DIGITS,
  /// Names and acronyms of the original are there, whole.
  NAMES,
  /// Neither much shorter nor much longer than translations of such a text are.
  LENGTH_RATIO,
  /// It is in the language that was asked for.
  LANGUAGE,
  /// No sentence, and not much of one, was left in the original's language.
  REMAINDER,
  /// The engine does not say the same over and over.
  REPEATS,
  /// No refusal, preamble or remark of a chat model.
  CHATTER,
  /// It does not break off.
  CUT_OFF,
  /// Terms are rendered as the glossary has them, the same way throughout.
  TERMS,
  /// It has no script, tag or control character that the original does not have.
  MARKUP,
  /// The engine has not given the same text for another original.
  ANOTHER_TEXT
}
