package io.broadsheet.index.lucene;

import java.text.Normalizer;

/// Makes a text ready for the tokeniser without moving any character: full-width letters,
/// superscripts (`M³ViT`) and mathematical alphabets become the letters and digits that readers
/// type. Offsets into the result are offsets into the text.
final class SourceText {
  /// Stands in for the second half of a surrogate pair whose letter needs one unit only; word
  /// breaking skips it, and [FoldingFilter] drops it.
  static final char PADDING = '\u00ad';

  private SourceText() {}

  static String prepare(String text) {
    int first = firstSpecial(text);
    if (first < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (int i = first; i < chars.length; i++) {
      char c = chars[i];
      if (c < 0xb2) {
        continue;
      }
      if (isCompatibility(c)) {
        String normal = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        if (normal.length() == 1) {
          chars[i] = normal.charAt(0);
        }
      } else if (c == '\ud835' && i + 1 < chars.length) {
        String normal = Normalizer.normalize(text.substring(i, i + 2), Normalizer.Form.NFKC);
        if (normal.length() == 1) {
          chars[i] = normal.charAt(0);
          chars[i + 1] = PADDING;
        }
        i++;
      }
    }
    return new String(chars);
  }

  private static int firstSpecial(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0xb2) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isCompatibility(char c) {
    return c == '²'
        || c == '³'
        || c == '¹'
        || (c >= '\u2070' && c <= '\u209c')
        || (c >= '\u2100' && c <= '\u214f')
        || (c >= '\uff01' && c <= '\uff5e');
  }
}
