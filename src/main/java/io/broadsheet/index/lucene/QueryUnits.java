package io.broadsheet.index.lucene;

import io.broadsheet.index.lucene.TextAnalyzer.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts the text of a query into units, each a word in all the spellings it may be written in.
///
/// `non-invasive`, `non invasive` and `noninvasive` are one unit, because `non` is no word of its
/// own. `deep-learning` and `deep learning` are two, each of which `deeplearning` satisfies too.
final class QueryUnits {
  private static final Set<String> STOP_WORDS =
      Set.of(
          "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "if", "in", "into",
          "is", "it", "its", "no", "not", "of", "on", "or", "such", "that", "the", "their", "then",
          "there", "these", "they", "this", "to", "was", "we", "our", "which", "will", "with",
          "have", "has", "been", "can", "also", "however");

  /// So many texts are remembered: one question asks for the units of its text several times.
  private static final int REMEMBERED = 64;

  private final TextAnalyzer analyzer;
  private final Map<String, Cut> recent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cut> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// @param analyzer one that does not join compounds
  QueryUnits(TextAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /// A word of the query.
  ///
  /// @param terms any of which is the word; first the one that stands for it alone
  /// @param isStop whether it says nothing alone
  record Unit(List<String> terms, boolean isStop) {}

  /// A text that has been cut.
  private record Cut(List<Token> tokens, List<Unit> units) {}

  static boolean isStopWord(String term) {
    return STOP_WORDS.contains(term);
  }

  /// Units in the order of the text.
  List<Unit> units(String text) {
    return cut(text).units();
  }

  private Cut cut(String text) {
    synchronized (recent) {
      Cut known = recent.get(text);
      if (known != null) {
        return known;
      }
    }
    List<Token> tokens = List.copyOf(analyzer.tokens(text));
    Cut made = new Cut(tokens, List.copyOf(units(text, tokens)));
    synchronized (recent) {
      recent.put(text, made);
    }
    return made;
  }

  private List<Unit> units(String text, List<Token> tokens) {
    List<String> joined = joined(text, tokens);
    List<Unit> units = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      String term = tokens.get(i).term();
      boolean hasNext = i + 1 < tokens.size() && !joined.get(i).isEmpty();
      if (hasNext && Prefixed.isPrefix(term)) {
        units.add(new Unit(List.of(joined.get(i)), false));
        i++;
        continue;
      }
      Set<String> terms = new LinkedHashSet<>();
      terms.add(term);
      if (hasNext) {
        terms.add(joined.get(i));
      }
      if (i > 0 && !joined.get(i - 1).isEmpty() && !Prefixed.isPrefix(tokens.get(i - 1).term())) {
        terms.add(joined.get(i - 1));
      }
      units.add(new Unit(List.copyOf(terms), isStopWord(term)));
    }
    return units;
  }

  /// The spelling of a word that has no parts, else the word itself.
  static String shortest(Unit unit) {
    return unit.terms().getFirst();
  }

  /// The terms of a phrase, one for each word.
  List<Token> tokens(String text) {
    return cut(text).tokens();
  }

  /// All the terms of a text as one; equal texts by the eyes of the index have equal ones.
  static String whole(List<Token> tokens) {
    StringBuilder whole = new StringBuilder();
    int position = -1;
    for (Token token : tokens) {
      if (token.position() != position) {
        whole.append(token.term()).append(' ');
        position = token.position();
      }
    }
    return whole.toString();
  }

  /// For each token the term of it and the next one written together; empty where they cannot be.
  private List<String> joined(String text, List<Token> tokens) {
    List<String> joined = new ArrayList<>(tokens.size());
    StringBuilder all = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      joined.add("");
      if (i + 1 < tokens.size()
          && isJoinable(tokens.get(i))
          && isJoinable(tokens.get(i + 1))
          && tokens.get(i + 1).start() == tokens.get(i).end() + 1) {
        starts.add(all.length());
        all.append(text, tokens.get(i).start(), tokens.get(i).end())
            .append(text, tokens.get(i + 1).start(), tokens.get(i + 1).end())
            .append('\n');
      } else {
        starts.add(-1);
      }
    }
    for (Token token : analyzer.tokens(all.toString())) {
      int index = starts.indexOf(token.start());
      if (index >= 0 && all.charAt(token.end()) == '\n') {
        joined.set(index, token.term());
      }
    }
    return joined;
  }

  private static boolean isJoinable(Token token) {
    return token.end() - token.start() <= 20 && token.term().charAt(0) < '\u2e80';
  }
}
