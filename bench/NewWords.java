import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Makes the vocabulary of generated text grow as that of the real text does (Heaps' law), and with
/// words that keep to their topics.
///
/// A word that the real papers have `c` times, `c` up to [#RARE], stands in a larger library more
/// seldom than the sample says: of its places the share that Good and Turing's estimate takes away
/// is given to words that no real paper has. Such a word is new as often as Heaps' law asks for;
/// otherwise it is one that the topic has had before, the more often the likelier (Simon's process).
final class NewWords {
  private static final int RARE = 20;
  private static final int SHORTEST = 4;
  private static final int REMEMBERED = 1 << 14;
  private static final int LOOK_AGAIN = 100_000;
  private static final String[] SYLLABLES = syllables();

  private final Map<String, Integer> counts = new HashMap<>();
  private final double[] kept = new double[RARE + 1];
  private final int[] typesOf = new int[RARE + 1];
  private final int[][] topicWords;
  private final int[] topicSizes;
  private double exponent;
  private double factor;
  private double realTokens;
  private double replacedShare;

  private long tokens;
  private long looked = -LOOK_AGAIN;
  private double chance;
  private int made;
  private final List<String> words = new ArrayList<>();

  NewWords(RealPapers real) {
    topicWords = new int[RealPapers.topics()][REMEMBERED];
    topicSizes = new int[RealPapers.topics()];
    learn(real);
  }

  double exponent() {
    return exponent;
  }

  private void learn(RealPapers real) {
    Set<String> types = new HashSet<>();
    long[] seen = {0};
    double quarterTypes = 0;
    double quarterTokens = 0;
    for (int i = 0; i < real.size(); i++) {
      String text = real.get(i).text();
      eachWord(
          text,
          (from, to) -> {
            seen[0]++;
            types.add(text.substring(from, to).toLowerCase(java.util.Locale.ROOT));
            if (isPlain(text, from, to)) {
              counts.merge(text.substring(from, to), 1, Integer::sum);
            }
          });
      if (i == real.size() / 4) {
        quarterTypes = types.size();
        quarterTokens = seen[0];
      }
    }
    realTokens = seen[0];
    exponent = Math.log(types.size() / quarterTypes) / Math.log(realTokens / quarterTokens);
    factor = types.size() / Math.pow(realTokens, exponent);
    int[] frequencies = new int[RARE + 2];
    counts.values().forEach(count -> frequencies[Math.min(count, RARE + 1)]++);
    for (int count = 1; count <= RARE; count++) {
      typesOf[count] = frequencies[count];
      double next = count == RARE ? frequencies[count] * 0.93 : frequencies[count + 1];
      kept[count] = Math.min(1, (count + 1) * next / Math.max(1, frequencies[count]) / count);
      replacedShare += frequencies[count] * count * (1 - kept[count]) / realTokens;
    }
  }

  /// How often a token is a word never met before: by Heaps' law, less what real words do for it.
  private double chanceOfNew() {
    double law = factor * exponent * Math.pow(Math.max(1, tokens), exponent - 1);
    double real = 0;
    for (int count = 1; count <= RARE; count++) {
      double rate = count * kept[count] / realTokens;
      real += typesOf[count] * rate * Math.exp(-rate * tokens);
    }
    return Math.clamp((law - real) / replacedShare, 0, 1);
  }

  /// Appends a text with some of its rare words replaced.
  void append(String text, int topic, SplittableRandom random, StringBuilder out) {
    int[] done = {0};
    eachWord(
        text,
        (from, to) -> {
          tokens++;
          int count = isPlain(text, from, to) ? counts.getOrDefault(text.substring(from, to), 0) : 0;
          if (count > 0 && count <= RARE && random.nextDouble() >= kept[count]) {
            out.append(text, done[0], from).append(word(topic, random));
            done[0] = to;
          }
        });
    out.append(text, done[0], text.length());
  }

  private String word(int topic, SplittableRandom random) {
    if (tokens - looked >= LOOK_AGAIN) {
      looked = tokens;
      chance = chanceOfNew();
    }
    int size = topicSizes[topic];
    int number;
    if (size == 0 || random.nextDouble() < chance) {
      number = made++;
      words.add(spelled(number));
    } else {
      number = topicWords[topic][random.nextInt(Math.min(size, REMEMBERED))];
    }
    int place = size < REMEMBERED ? size : random.nextInt(REMEMBERED);
    topicWords[topic][place] = number;
    topicSizes[topic] = Math.min(REMEMBERED, size + 1);
    return words.get(number);
  }

  /// No two numbers below 64 to the power of 4 are spelled alike, and like numbers not alike.
  private static String spelled(int number) {
    int mixed = (int) ((number * 11_400_714L + 7_919) & 0xffffff);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      word.append(SYLLABLES[mixed & 63]);
      mixed >>= 6;
    }
    // An odd factor and a mask keep apart what is below 2^24; more than that is told by its end.
    return number < 1 << 24 ? word.toString() : word + SYLLABLES[(number >> 24) & 63];
  }

  private static String[] syllables() {
    String consonants = "bcdfgklmnprtvxzh";
    String vowels = "aiou";
    String[] all = new String[64];
    for (int i = 0; i < 64; i++) {
      all[i] = "" + consonants.charAt(i % 16) + vowels.charAt(i / 16);
    }
    return all;
  }

  private static boolean isPlain(String text, int from, int to) {
    if (to - from < SHORTEST) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  interface Words {
    void at(int from, int to);
  }

  /// Runs of letters.
  static void eachWord(String text, Words each) {
    int from = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      if (letter && from < 0) {
        from = i;
      } else if (!letter && from >= 0) {
        each.at(from, i);
        from = -1;
      }
    }
  }
}
