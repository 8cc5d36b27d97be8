package io.broadsheet.index.lucene;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// How text becomes terms: Unicode word breaks, folding, pairs of neighbouring Chinese, Japanese
/// and Korean characters, joined compounds (when indexing), KStem. KStem is used because it only
/// turns a word into another word of its dictionary: `learned` and `learning` meet, `universe` and
/// `university` do not.
final class TextAnalyzer extends Analyzer {
  private final boolean joinCompounds;

  /// @param joinCompounds true for the index, false for queries, whose compounds [QueryUnits] joins
  TextAnalyzer(boolean joinCompounds) {
    this.joinCompounds = joinCompounds;
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    StandardTokenizer tokenizer = new StandardTokenizer();
    TokenStream folded = new CJKBigramFilter(new FoldingFilter(tokenizer));
    CompoundFilter compounds = joinCompounds ? new CompoundFilter(folded) : null;
    TokenStream stemmed =
        new KStemFilter(new SpellingFilter(compounds == null ? folded : compounds));
    return new TokenStreamComponents(
        reader -> {
          String text = SourceText.prepare(read(reader));
          if (compounds != null) {
            compounds.source(text);
          }
          tokenizer.setReader(new StringReader(text));
        },
        stemmed);
  }

  /// The tokens of a text, in order.
  List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>(text.length() / 6 + 4);
    try (TokenStream stream = tokenStream(Fields.TEXT, text)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      PositionIncrementAttribute increment = stream.getAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        position += increment.getPositionIncrement();
        if (!term.isEmpty()) {
          tokens.add(
              new Token(term.toString(), position, offset.startOffset(), offset.endOffset()));
        }
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return tokens;
  }

  private static String read(Reader reader) {
    StringWriter text = new StringWriter();
    try {
      reader.transferTo(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /// A term and where it stands.
  ///
  /// @param position counts words from 0; a joined compound shares that of its last part
  record Token(String term, int position, int start, int end) {}
}
