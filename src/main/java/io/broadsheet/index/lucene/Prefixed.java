package io.broadsheet.index.lucene;

import java.util.List;
import org.apache.lucene.analysis.CharArraySet;

/// Beginnings that are written joined, hyphenated or apart without a change of meaning, and that
/// are no words of their own: `noninvasive`, `non-invasive`, `non invasive`.
final class Prefixed {
  private static final List<String> PREFIXES =
      List.of(
          "non", "anti", "semi", "quasi", "multi", "pre", "post", "inter", "intra", "pseudo",
          "hyper", "ultra", "micro", "nano", "sub", "un", "bi", "tri", "co", "re", "spatio",
          "electro", "neuro", "bio", "geo", "hydro", "photo", "thermo", "opto", "magneto", "infra",
          "mono", "poly");

  private static final CharArraySet SET =
      CharArraySet.unmodifiableSet(new CharArraySet(PREFIXES, true));

  private Prefixed() {}

  /// Whether a folded word is one of the beginnings.
  static boolean isPrefix(CharSequence word) {
    return SET.contains(word);
  }

  /// The same of a part of a text, in whatever case.
  static boolean isPrefix(char[] text, int start, int length) {
    return SET.contains(text, start, length);
  }

  /// The beginnings with which a word starts.
  static List<String> prefixesOf(String word) {
    return PREFIXES.stream().filter(word::startsWith).toList();
  }
}
