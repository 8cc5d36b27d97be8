package io.broadsheet.index.lucene;

import io.broadsheet.text.SimplifiedChinese;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Lower case, accents off (`Schrödinger`, composed or not, is `schrodinger`), soft hyphens and
/// combining marks gone. Independent of the default locale: `I` is `i` in Turkey too.
final class FoldingFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private char[] folded = new char[128];

  FoldingFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    char[] buffer = term.buffer();
    int length = term.length();
    boolean plain = true;
    for (int i = 0; i < length; i++) {
      char c = buffer[i];
      if (c >= 0x80) {
        plain = false;
        break;
      }
      if (c >= 'A' && c <= 'Z') {
        buffer[i] = (char) (c + 32);
      }
    }
    if (!plain) {
      fold(buffer, length);
    }
    dropPossessive();
    return true;
  }

  /// `schrodinger's` is `schrodinger`; curly apostrophes are straight by now.
  private void dropPossessive() {
    int length = term.length();
    if (length > 2 && term.charAt(length - 1) == 's' && term.charAt(length - 2) == '\'') {
      term.setLength(length - 2);
    }
  }

  private void fold(char[] buffer, int length) {
    int kept = 0;
    for (int i = 0; i < length; i++) {
      char c = buffer[i];
      if (!isIgnored(c)) {
        buffer[kept++] = Character.toLowerCase(SimplifiedChinese.of(c));
      }
    }
    if (folded.length < 4 * kept) {
      folded = new char[4 * kept];
    }
    int size = ASCIIFoldingFilter.foldToASCII(buffer, 0, folded, 0, kept);
    for (int i = 0; i < size; i++) {
      folded[i] = Character.toLowerCase(folded[i]);
    }
    term.copyBuffer(folded, 0, size);
  }

  private static boolean isIgnored(char c) {
    return (c >= '\u0300' && c <= '\u036f')
        || c == SourceText.PADDING
        || c == '\u200b'
        || c == '\u200c'
        || c == '\u200d'
        || c == '\ufeff';
  }
}
