package io.broadsheet.search;

import io.broadsheet.text.TexToText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a text as they stand in it: TeX rendered, accents and compatibility forms folded,
/// lower case; what is neither letter nor digit parts words, and each ideograph is a word.
final class PlainWords {
  /// More of a text than this is not read: longer than any abstract.
  private static final int LONGEST = 20_000;

  private PlainWords() {}

  static List<String> of(String text) {
    String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    String folded =
        Normalizer.normalize(TexToText.convert(bounded), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    folded.codePoints().forEach(c -> take(c, word, words));
    end(word, words);
    return words;
  }

  private static void take(int c, StringBuilder word, List<String> words) {
    if (Character.getType(c) == Character.NON_SPACING_MARK) {
      return;
    }
    boolean ideograph = Character.isIdeographic(c);
    if (ideograph || !Character.isLetterOrDigit(c)) {
      end(word, words);
    }
    if (Character.isLetterOrDigit(c)) {
      word.appendCodePoint(c);
    }
    if (ideograph) {
      end(word, words);
    }
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
