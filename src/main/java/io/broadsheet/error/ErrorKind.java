package io.broadsheet.error;

/// What went wrong, as far as the caller needs to know to react.
public enum ErrorKind {
  /// The thing named does not exist.
  NOT_FOUND,
  /// The input is wrong; trying again unchanged will not help.
  INVALID,
  /// Too many requests; try again later.
  RATE_LIMITED,
  /// Something this needs is not there now (a source, the index, the disk); trying later may help.
  UNAVAILABLE,
  /// It took longer than allowed.
  TIMEOUT,
  /// A defect of ours.
  INTERNAL
}
