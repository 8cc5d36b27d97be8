package io.broadsheet.text;

import java.text.Normalizer;
import java.util.Locale;

/// The normal form under which two records of the same title meet.
public final class TitleKey {
  private TitleKey() {}

  /// Letters and digits only, TeX rendered, accents and compatibility forms folded, lower case, no
  /// blanks: `Schr\"odinger's Cat: A Re-Visit` becomes `schrodingerscatarevisit`. Empty when the
  /// title has neither letter nor digit.
  public static String of(String title) {
    String decomposed = Normalizer.normalize(TexToText.convert(title), Normalizer.Form.NFKD);
    StringBuilder key = new StringBuilder(decomposed.length());
    decomposed
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(key::appendCodePoint);
    return key.toString();
  }
}
