package io.broadsheet.embed.table;

import io.broadsheet.text.SimplifiedChinese;
import java.text.Normalizer;
import java.util.Locale;

/// Makes spellings of one word equal: lower case, no accents, full-width letters as ordinary ones,
/// traditional Chinese characters as simplified ones.
final class Folding {
  private static final int LAST_ASCII = 0x7F;

  private Folding() {}

  /// Never throws, whatever the text; halves of surrogate pairs stay as they are.
  static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LAST_ASCII) {
        return foldAny(text);
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static String foldAny(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        folded.append(Character.toLowerCase(SimplifiedChinese.of(c)));
      }
    }
    return folded.toString();
  }
}
