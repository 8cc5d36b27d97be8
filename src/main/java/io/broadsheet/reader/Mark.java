package io.broadsheet.reader;

/// What a reader can say of a paper with one click, and take back with another. SAVED and DISMISSED
/// exclude each other: the later one counts.
public enum Mark {
  SAVED,
  READ,
  DISMISSED
}
