package io.broadsheet.index.lucene;

import io.broadsheet.index.Highlights.Range;
import io.broadsheet.index.lucene.TextAnalyzer.Token;
import java.util.List;
import java.util.Set;

/// Finds loose words in one text as the index would, and analyses little of it: what stands between
/// two blanks and is one plain English word is looked up by itself, if it begins as a wanted one;
/// only what is not (compounds, numbers, accents, prefixes written apart) goes through the
/// analyser. So does Chinese, unless only plain English words are looked for: then it parts words
/// as blanks do.
final class WordSearch {
  /// The tokeniser cuts longer ones.
  private static final int LONGEST_WORD = 100;

  private static final int LONGEST_PREFIX = 8;

  private final TextAnalyzer analyzer;
  private final Set<String> terms;
  private final Beginnings wanted;
  private final boolean noneChinese;
  private final String source;
  private final char[] text;
  private final List<Range> found;

  private int runStart = -1;
  private int runEnd;
  private boolean runMatters;

  private WordSearch(
      TextAnalyzer analyzer,
      Set<String> terms,
      Beginnings wanted,
      String source,
      List<Range> found) {
    this.analyzer = analyzer;
    this.terms = terms;
    this.wanted = wanted;
    this.noneChinese = terms.stream().noneMatch(WordSearch::hasChinese);
    this.source = source;
    this.text = source.toCharArray();
    this.found = found;
  }

  /// @param analyzer one that joins compounds
  /// @param terms looked for, as the index keeps them
  /// @param wanted their beginnings
  /// @param found where the places of the terms are added to, in the order of the text
  static void find(
      TextAnalyzer analyzer,
      Set<String> terms,
      Beginnings wanted,
      String source,
      List<Range> found) {
    new WordSearch(analyzer, terms, wanted, source, found).find();
  }

  private void find() {
    boolean joined = false;
    int end;
    for (int start = 0; start < text.length; start = end + 1) {
      end = start;
      while (end < text.length && !isParting(end)) {
        end++;
      }
      if (end > start) {
        joined = take(start, end, joined);
      }
    }
    endRun();
  }

  /// @param joined whether it may be written together with what is before it
  /// @return whether what comes next may be written together with it
  private boolean take(int start, int end, boolean joined) {
    int first = start;
    while (first < end && isOpening(text[first])) {
      first++;
    }
    int last = first;
    while (last < end && isLetter(text[last])) {
      last++;
    }
    int rest = last;
    while (rest < end && isClosing(text[rest])) {
      rest++;
    }
    boolean joinsNext = joinsNext(end);
    boolean plain = rest == end && last > first && last - first <= LONGEST_WORD;
    if (plain && !joined && !joinsNext) {
      endRun();
      if (startsWanted(first)) {
        word(first, last);
      }
    } else {
      run(start, end, joined || joinsNext);
    }
    return joinsNext;
  }

  private void word(int first, int last) {
    char[] lower = new char[last - first];
    for (int i = first; i < last; i++) {
      lower[i - first] = lower(text[i]);
    }
    if (terms.contains(analyzer.form(new String(lower)))) {
      found.add(new Range(first, last));
    }
  }

  /// Whether the last word before a blank is a prefix of what comes after the blank.
  private boolean joinsNext(int end) {
    if (end + 1 >= text.length || !Character.isLetterOrDigit(text[end + 1])) {
      return false;
    }
    int start = end;
    while (start > 0 && isLetter(text[start - 1]) && end - start <= LONGEST_PREFIX) {
      start--;
    }
    return end > start && Prefixed.isPrefix(text, start, end - start);
  }

  private void run(int start, int end, boolean joins) {
    if (runStart < 0) {
      runStart = start;
      runMatters = false;
    }
    runEnd = end;
    runMatters |= joins || matters(start, end);
  }

  private boolean matters(int start, int end) {
    char before = ' ';
    for (int i = start; i < end; i++) {
      if (text[i] >= 0x80 || (!isLetter(before) && startsWanted(i))) {
        return true;
      }
      before = text[i];
    }
    return false;
  }

  private void endRun() {
    if (runStart >= 0 && runMatters) {
      for (Token token : analyzer.tokens(source.substring(runStart, runEnd), wanted)) {
        if (terms.contains(token.term())) {
          found.add(new Range(runStart + token.start(), runStart + token.end()));
        }
      }
    }
    runStart = -1;
  }

  private boolean startsWanted(int at) {
    return isLetter(text[at])
        ? wanted.test(lower(text[at]), lowerAt(at + 1), lowerAt(at + 2))
        : text[at] >= '0' && text[at] <= '9';
  }

  private char lowerAt(int at) {
    return at < text.length ? lower(text[at]) : ' ';
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  private boolean isParting(int at) {
    char c = text[at];
    return c == ' ' || (noneChinese && (isChinese(c) || isWidePunctuation(c) || partsHere(at)));
  }

  /// Commas and colons of Chinese texts keep what is on both sides of them together (UAX #29,
  /// MidLetter and MidNum), but not with a Chinese character.
  private boolean partsHere(int at) {
    return switch (text[at]) {
      case '，', '；', '：' ->
          at == 0 || at + 1 == text.length || isChinese(text[at - 1]) || isChinese(text[at + 1]);
      default -> false;
    };
  }

  private static boolean hasChinese(String term) {
    return term.chars().anyMatch(c -> isChinese((char) c));
  }

  /// Ideographs of the two large blocks, comma and stop: no token has one of them and a letter.
  private static boolean isChinese(char c) {
    return (c >= '一' && c <= '\u9fff') || (c >= '\u3400' && c <= '\u4dbf') || c == '、' || c == '。';
  }

  /// Punctuation of Chinese texts, which stands beside Latin names without a blank: no token and no
  /// compound has it within.
  private static boolean isWidePunctuation(char c) {
    return switch (c) {
      case '\u3000', '《', '》', '「', '」', '【', '】', '（', '）', '！', '？' -> true;
      default -> false;
    };
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isOpening(char c) {
    return c == '(' || c == '[' || c == '"';
  }

  private static boolean isClosing(char c) {
    return switch (c) {
      case '.', ',', ';', ':', '!', '?', ')', ']', '"' -> true;
      default -> false;
    };
  }
}
