package io.broadsheet.rank.terms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts a text into terms: words that say something, and each with the next such word. Case and
/// accents are folded, TeX commands left out; each Chinese character is a word.
public final class TermSplitter {
  /// Words of any English text.
  private static final Set<String> STOP_WORDS =
      Set.of(
          ("a about above across after again against all almost also although always am among an"
                  + " and another any are around as at be because been before being below between"
                  + " both but by can cannot could did do does doing done down due during each"
                  + " either else enough etc even every few first for from further furthermore had"
                  + " has have having he hence her here him his how however i if in indeed into is"
                  + " it its itself just last least less made many may me might more moreover most"
                  + " much must my namely neither never nevertheless next no nor not now of off"
                  + " often on once one only onto or other others otherwise our ours out over own"
                  + " per perhaps rather same several she should since so some still such than that"
                  + " the their them then there thereby therefore these they this those though"
                  + " through throughout thus to together too toward towards two under until up"
                  + " upon us very via was we well were what when where whereas whether which while"
                  + " who whole whom whose why will with within without would yet you your")
              .split(" "));

  private static final int LONGEST = 40;

  private TermSplitter() {}

  /// Single words, then pairs of neighbours joined by a blank; each as often as it occurs.
  public static List<String> terms(String text) {
    List<String> words = words(text);
    List<String> terms = new ArrayList<>(2 * words.size());
    terms.addAll(words);
    for (int i = 0; i + 1 < words.size(); i++) {
      terms.add(words.get(i) + " " + words.get(i + 1));
    }
    return terms;
  }

  private static List<String> words(String text) {
    String folded = fold(text);
    List<String> words = new ArrayList<>(folded.length() / 8 + 1);
    int at = 0;
    while (at < folded.length()) {
      char first = folded.charAt(at);
      if (isHan(first)) {
        words.add(String.valueOf(first));
        at++;
        continue;
      }
      int end = at;
      if (first == '\\') {
        end++;
        while (end < folded.length() && isLatin(folded.charAt(end))) {
          end++;
        }
        at = end;
        continue;
      }
      while (end < folded.length()
          && Character.isLetterOrDigit(folded.charAt(end))
          && !isHan(folded.charAt(end))) {
        end++;
      }
      if (end - at >= 2 && end - at <= LONGEST && !Character.isDigit(first)) {
        String word = folded.substring(at, end);
        if (!STOP_WORDS.contains(word)) {
          words.add(word);
        }
      }
      at = Math.max(end, at + 1);
    }
    return words;
  }

  private static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) > 127) {
        return Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("\\p{Mn}", "");
      }
    }
    return lower;
  }

  private static boolean isLatin(char letter) {
    return letter >= 'a' && letter <= 'z';
  }

  private static boolean isHan(char letter) {
    return letter >= 0x3400 && letter <= 0x9fff;
  }
}
