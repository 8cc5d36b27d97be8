package io.broadsheet.index.lucene;

import io.broadsheet.index.lucene.TextAnalyzer.Token;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Mends words that no paper has: by those of the index's own words that are one letter away, or
/// two for long words; the nearest, then the most frequent. A letter put in, left out, changed or
/// swapped with its neighbour counts one; the first letter is taken to be right.
final class Spelling {
  private static final int SHORTEST = 4;
  private static final int LONG = 8;
  private static final int LONGEST = 40;

  /// Each one costs about a millisecond.
  private static final int MOST_MENDED = 4;

  /// What fewer papers have may be misspelt there.
  private static final int FEWEST_PAPERS = 3;

  private static final List<String> FIELDS =
      List.of(Fields.TEXT, Fields.AUTHORS, Fields.TITLE_TRANSLATED, Fields.ABSTRACT_TRANSLATED);

  private final QueryScope scope;

  Spelling(QueryScope scope) {
    this.scope = scope;
  }

  /// The text with its unknown words mended; empty when there is nothing to mend it by.
  Optional<String> mend(String text) throws IOException {
    StringBuilder mended = new StringBuilder();
    int from = 0;
    int left = MOST_MENDED;
    for (Token token : scope.units().tokens(text.replace(':', ' '))) {
      String word = text.substring(token.start(), Math.min(text.length(), token.end()));
      if (left > 0 && token.start() >= from && mayBeMended(text, word, token)) {
        left--;
        String better = nearest(word.toLowerCase(Locale.ROOT));
        if (better != null) {
          mended.append(text, from, token.start()).append(better);
          from = token.end();
        }
      }
    }
    return from == 0
        ? Optional.empty()
        : Optional.of(mended.append(text, from, text.length()).toString());
  }

  /// A plain word that nothing in the index has, and that is no field's name or beginning of words.
  private boolean mayBeMended(String text, String word, Token token) throws IOException {
    if (word.length() < SHORTEST
        || word.length() > LONGEST
        || !word.chars().allMatch(c -> c < '\u0250' && Character.isLetter(c))) {
      return false;
    }
    char next = token.end() < text.length() ? text.charAt(token.end()) : ' ';
    if (next == '*' || next == ':') {
      return false;
    }
    for (String field : FIELDS) {
      if (scope.frequency(new Term(field, token.term())) > 0) {
        return false;
      }
    }
    return true;
  }

  private @Nullable String nearest(String word) throws IOException {
    Terms terms = MultiTerms.getTerms(scope.reader(), Fields.TEXT);
    if (terms == null) {
      return null;
    }
    int edits = word.length() < LONG ? 1 : 2;
    FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(Fields.TEXT, word), edits, 1, true);
    BoostAttribute nearness = near.attributes().getAttribute(BoostAttribute.class);
    String best = null;
    float bestNearness = 0;
    int bestFrequency = 0;
    for (BytesRef term = near.next(); term != null; term = near.next()) {
      float boost = nearness.getBoost();
      int frequency = near.docFreq();
      boolean better = boost > bestNearness || (boost == bestNearness && frequency > bestFrequency);
      if (frequency >= FEWEST_PAPERS && better) {
        best = term.utf8ToString();
        bestNearness = boost;
        bestFrequency = frequency;
      }
    }
    return best;
  }
}
