package io.broadsheet.index.lucene;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// How text becomes terms: Unicode word breaks, folding, pairs of neighbouring Chinese, Japanese
/// and Korean characters, joined compounds (when indexing), [WordForms]. Safe for use by many
/// threads, short-lived ones too: what is costly to make is not bound to a thread.
final class TextAnalyzer {
  private final boolean joinCompounds;
  private final Map<String, String> forms = WordForms.memory();
  private final Queue<Chain> idle = new ConcurrentLinkedQueue<>();

  /// @param joinCompounds true for the index, false for queries, whose compounds [QueryUnits] joins
  TextAnalyzer(boolean joinCompounds) {
    this.joinCompounds = joinCompounds;
  }

  /// The tokens of a text, in order.
  List<Token> tokens(String text) {
    return tokens(text, term -> true);
  }

  /// The tokens of a text in which only some terms matter: the others are left as they are written.
  ///
  /// @param wanted of a word in lower case: whether its form may be one of those that matter
  List<Token> tokens(String text, Predicate<CharSequence> wanted) {
    Chain chain = chain();
    try {
      List<Token> tokens = chain.tokens(text, wanted);
      idle.add(chain);
      return tokens;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The form that the index keeps of one word of plain letters in lower case.
  String form(String word) {
    String known = forms.get(word);
    if (known == null) {
      Chain chain = chain();
      known = chain.forms.of(word);
      idle.add(chain);
    }
    return known;
  }

  private Chain chain() {
    Chain chain = idle.poll();
    return chain == null ? new Chain(joinCompounds, new WordForms(forms)) : chain;
  }

  /// A term and where it stands.
  ///
  /// @param position counts words from 0; a joined compound shares that of its last part
  record Token(String term, int position, int start, int end) {}

  /// The steps of the analysis, for one text at a time.
  private static final class Chain {
    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final CompoundFilter compounds;
    private final TokenStream stream;
    private final WordForms forms;
    private final RecentForms recent;
    private final CharTermAttribute term;
    private final OffsetAttribute offset;
    private final PositionIncrementAttribute increment;

    private Chain(boolean joinCompounds, WordForms forms) {
      TokenStream folded = new CJKBigramFilter(new FoldingFilter(tokenizer));
      compounds = new CompoundFilter(folded);
      stream = joinCompounds ? compounds : folded;
      this.forms = forms;
      recent = new RecentForms(forms);
      term = stream.getAttribute(CharTermAttribute.class);
      offset = stream.getAttribute(OffsetAttribute.class);
      increment = stream.getAttribute(PositionIncrementAttribute.class);
    }

    private List<Token> tokens(String text, Predicate<CharSequence> wanted) throws IOException {
      String prepared = SourceText.prepare(text);
      List<Token> tokens = new ArrayList<>(text.length() / 6 + 4);
      compounds.source(prepared);
      tokenizer.setReader(new StringReader(prepared));
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        position += increment.getPositionIncrement();
        if (!term.isEmpty()) {
          tokens.add(
              new Token(
                  wanted.test(term) ? recent.of(term.buffer(), term.length()) : term.toString(),
                  position,
                  offset.startOffset(),
                  offset.endOffset()));
        }
      }
      stream.end();
      stream.close();
      return tokens;
    }
  }
}
