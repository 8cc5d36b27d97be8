package io.broadsheet.index.lucene;

import io.broadsheet.index.lucene.TextAnalyzer.Token;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Gives tokens that were analysed once to several fields.
final class RecordedTokens extends TokenStream {
  /// Distance between two texts of one field, so that no phrase spans them.
  private static final int GAP = 100;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final List<List<Token>> texts;
  private int text;
  private int next;
  private int position = -1;

  RecordedTokens(List<List<Token>> texts) {
    this.texts = texts;
  }

  @Override
  public boolean incrementToken() {
    while (text < texts.size()) {
      List<Token> tokens = texts.get(text);
      if (next < tokens.size()) {
        Token token = tokens.get(next++);
        clearAttributes();
        term.append(token.term());
        boolean startsLaterText = next == 1 && position < 0 && text > 0;
        increment.setPositionIncrement(token.position() - position + (startsLaterText ? GAP : 0));
        position = token.position();
        return true;
      }
      text++;
      next = 0;
      position = -1;
    }
    return false;
  }

  @Override
  public void reset() {
    text = 0;
    next = 0;
    position = -1;
  }
}
