package io.broadsheet.embed.table;

/// What a text is written in, as far as it decides who reads it.
///
/// @param han Chinese characters
/// @param kana characters of Japanese syllabaries
/// @param words words of other scripts, numbers included
record Script(int han, int kana, int words) {
  private static final int SAMPLE = 2_000;

  /// A Chinese word has about so many characters.
  private static final double CHARACTERS_A_WORD = 1.7;

  /// Looks at the beginning of a text.
  static Script of(String text) {
    int han = 0;
    int kana = 0;
    int words = 0;
    boolean inWord = false;
    int end = Math.min(text.length(), SAMPLE);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = !UnitKey.isHan(c) && !isKana(c) && Character.isLetterOrDigit(c);
      if (UnitKey.isHan(c)) {
        han++;
      } else if (isKana(c)) {
        kana++;
      } else if (letter && !inWord) {
        words++;
      }
      inWord = letter;
    }
    return new Script(han, kana, words);
  }

  /// Whether there is Chinese in it. Where there are kana, the characters are Japanese.
  boolean hasChinese() {
    return han > 0 && kana == 0;
  }

  /// Whether it is Chinese but for names and terms.
  boolean isMostlyChinese() {
    return hasChinese() && chineseShare() >= 0.5;
  }

  /// The part of the words that is Chinese, 0 to 1.
  double chineseShare() {
    double chinese = han / CHARACTERS_A_WORD;
    return chinese == 0 ? 0 : chinese / (chinese + words);
  }

  private static boolean isKana(char c) {
    return (c >= '\u3041' && c <= '\u30FF' && c != '\u30FB') || (c >= '\uFF66' && c <= '\uFF9F');
  }
}
