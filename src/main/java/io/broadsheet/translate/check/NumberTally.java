package io.broadsheet.translate.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is left over of both texts' numbers, sentence by sentence. Each question uses up the
/// numbers that it pairs, so they are asked once and in the order of the methods: [#add] for every
/// sentence, [#matchAcrossSentences], [#lost], [#added], [#hasMutilated].
final class NumberTally {
  private final List<Numbers.Found> original = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();
  private final List<Numbers.Found> freeEverywhere = new ArrayList<>();
  private final Map<BigDecimal, Integer> wordsOfOriginal = new HashMap<>();

  /// The numbers of a sentence that have none like them in the sentence's translation.
  private record Sentence(List<Numbers.Found> missing, Map<BigDecimal, Integer> words) {}

  /// Takes a sentence, or a few, and its translation.
  void add(String source, String target) {
    List<Numbers.Found> missing = new ArrayList<>(Numbers.of(source));
    List<Numbers.Found> free = new ArrayList<>(Numbers.of(target));
    original.addAll(missing);
    missing.removeIf(number -> take(free, number));
    freeEverywhere.addAll(free);
    Map<BigDecimal, Integer> wordsWanted = counts(NumberWords.of(source));
    Map<BigDecimal, Integer> wordsGiven = counts(NumberWords.of(target));
    sentences.add(new Sentence(missing, less(wordsGiven, wordsWanted)));
    less(wordsWanted, wordsGiven)
        .forEach((value, count) -> wordsOfOriginal.merge(value, count, Integer::sum));
  }

  /// How many numbers the original has.
  int wanted() {
    return original.size();
  }

  /// A clause may have moved to another sentence.
  void matchAcrossSentences() {
    for (Sentence sentence : sentences) {
      sentence.missing.removeIf(number -> take(freeEverywhere, number));
    }
  }

  /// Numbers of the original that the translation has neither in digits nor in words of the
  /// sentence.
  List<String> lost() {
    List<String> lost = new ArrayList<>();
    for (Sentence sentence : sentences) {
      for (Numbers.Found number : sentence.missing) {
        if (!takeWord(sentence.words, number)) {
          lost.add(number.written());
        }
      }
    }
    return lost;
  }

  /// Numbers of the translation that the original has neither in digits nor in words.
  List<String> added() {
    freeEverywhere.removeIf(number -> number.inName() || takeWord(wordsOfOriginal, number));
    return freeEverywhere.stream().map(Numbers.Found::written).toList();
  }

  /// Whether one that was added is a number of the original that has lost a digit.
  boolean hasMutilated() {
    return freeEverywhere.stream()
        .anyMatch(
            added ->
                original.stream()
                    .anyMatch(number -> isOneDigitLess(added.written(), number.written())));
  }

  private static boolean takeWord(Map<BigDecimal, Integer> words, Numbers.Found number) {
    Optional<BigDecimal> said =
        number.values().stream().filter(value -> words.getOrDefault(value, 0) > 0).findFirst();
    said.ifPresent(value -> words.merge(value, -1, Integer::sum));
    return said.isPresent();
  }

  private static boolean take(List<Numbers.Found> free, Numbers.Found number) {
    for (int i = 0; i < free.size(); i++) {
      if (free.get(i).says(number)) {
        free.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean isOneDigitLess(String less, String whole) {
    if (whole.length() != less.length() + 1) {
      return false;
    }
    int at = 0;
    while (at < less.length() && less.charAt(at) == whole.charAt(at)) {
      at++;
    }
    return Character.isDigit(whole.charAt(at))
        && less.substring(at).equals(whole.substring(at + 1));
  }

  private static Map<BigDecimal, Integer> counts(List<BigDecimal> values) {
    Map<BigDecimal, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts;
  }

  /// Number words that the other text does not have too: only those can stand for its digits.
  private static Map<BigDecimal, Integer> less(
      Map<BigDecimal, Integer> words, Map<BigDecimal, Integer> others) {
    Map<BigDecimal, Integer> left = new HashMap<>(words);
    others.forEach((value, count) -> left.merge(value, -count, Integer::sum));
    left.values().removeIf(count -> count <= 0);
    return left;
  }
}
