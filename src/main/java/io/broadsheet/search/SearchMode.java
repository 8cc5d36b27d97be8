package io.broadsheet.search;

/// How a search ranks.
public enum SearchMode {
  /// By words and by meaning, fused.
  HYBRID,
  /// By words alone (BM25).
  KEYWORD,
  /// By meaning alone (nearest vectors).
  SEMANTIC
}
