package io.broadsheet.translate.mask;

import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import java.util.ArrayList;
import java.util.List;

/// An original with what no engine may touch, and its sentences.
public final class MaskedText {
  /// Stands for a span while sentences are looked for: a character that ends none.
  private static final char STAND_IN = '\uE000';

  private final PreparedText prepared;
  private final List<MaskedSpan> spans;
  private final List<TextRange> sentences;

  private MaskedText(PreparedText prepared) {
    this.prepared = prepared;
    spans = SpanFinder.find(prepared);
    sentences = sentences();
  }

  public static MaskedText of(String source) {
    return new MaskedText(PreparedText.of(source));
  }

  /// The original made ready, nothing masked.
  public String text() {
    return prepared.text();
  }

  public List<MaskedSpan> spans() {
    return spans;
  }

  /// All of it.
  public MaskedSegment whole() {
    return segment(new TextRange(0, text().length()));
  }

  /// Sentence by sentence, in order. No span is cut.
  public List<MaskedSegment> bySentence() {
    return sentences.stream().map(this::segment).toList();
  }

  /// The place of a segment in the original as it was given.
  public TextRange original(MaskedSegment segment) {
    return prepared.original(segment.range());
  }

  private MaskedSegment segment(TextRange range) {
    return new MaskedSegment(
        text(),
        range,
        spans.stream()
            .filter(span -> span.start() >= range.start() && span.end() <= range.end())
            .toList());
  }

  private List<TextRange> sentences() {
    StringBuilder stand = new StringBuilder(text());
    for (MaskedSpan span : spans) {
      for (int i = span.start(); i < span.end(); i++) {
        stand.setCharAt(i, STAND_IN);
      }
    }
    List<TextRange> found = new ArrayList<>(Sentences.find(stand.toString()));
    return List.copyOf(found);
  }
}
