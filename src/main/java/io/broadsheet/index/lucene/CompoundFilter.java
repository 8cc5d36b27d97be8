package io.broadsheet.index.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Adds to the parts of a hyphenated compound the parts joined, at the place of the last part:
/// `non-invasive` gives `non`, `invasive` and `noninvasive`, `state-of-the-art` each neighbouring
/// pair and the whole. What is [Prefixed] is joined when it is written apart, too.
final class CompoundFilter extends TokenFilter {
  private static final int LONGEST = 40;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final StringBuilder previous = new StringBuilder();
  private final StringBuilder run = new StringBuilder();
  private final StringBuilder pair = new StringBuilder();
  private String source = "";
  private int previousStart;
  private int previousEnd;
  private int lastStart;
  private int runStart;
  private int runParts;
  private boolean joinsNext;
  private boolean pairPending;
  private boolean runPending;

  CompoundFilter(TokenStream input) {
    super(input);
  }

  /// The text whose tokens come next.
  void source(String text) {
    source = text;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (pairPending) {
      pairPending = false;
      emit(pair, previousStart);
      return true;
    }
    if (runPending) {
      runPending = false;
      emit(run, runStart);
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    int start = offset.startOffset();
    boolean goesOn = goesOn(offset.endOffset());
    if (joinsNext && start == previousEnd + 1) {
      pair.setLength(0);
      pair.append(previous).append(term);
      run.append(term);
      runParts++;
      pairPending = pair.length() <= LONGEST;
      previousStart = lastStart;
    } else if (goesOn) {
      run.setLength(0);
      run.append(term);
      runStart = start;
      runParts = 1;
    } else {
      runParts = 0;
    }
    if (goesOn) {
      previous.setLength(0);
      previous.append(term);
    }
    previousEnd = offset.endOffset();
    joinsNext = goesOn;
    lastStart = start;
    runPending = runParts > 2 && run.length() <= LONGEST && !goesOn;
    return true;
  }

  private boolean goesOn(int at) {
    if (at + 1 >= source.length() || !Character.isLetterOrDigit(source.charAt(at + 1))) {
      return false;
    }
    char c = source.charAt(at);
    return c == '-'
        || c == '\u2010'
        || c == '\u2011'
        || c == '\u2013'
        || (c == ' ' && Prefixed.isPrefix(term));
  }

  private void emit(StringBuilder joined, int start) {
    int end = offset.endOffset();
    term.setEmpty().append(joined);
    offset.setOffset(Math.min(start, end), end);
    increment.setPositionIncrement(0);
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    previous.setLength(0);
    run.setLength(0);
    previousEnd = 0;
    runParts = 0;
    joinsNext = false;
    pairPending = false;
    runPending = false;
  }
}
