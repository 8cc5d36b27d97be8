package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.text.SentenceAlignment;
import io.broadsheet.text.SentenceAlignment.Bead;
import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import io.broadsheet.translate.AlignedSentence;
import java.util.ArrayList;
import java.util.List;

/// An original and its translation, sentences that say the same carrying the same number, so that a
/// script can show which belongs to which.
///
/// @param original HTML
/// @param translation HTML
record AlignedTexts(Content original, Content translation) {
  /// @param known which sentence became which, when the engine was asked sentence by sentence;
  ///   empty to have it found by length
  static AlignedTexts of(String original, String translation, List<AlignedSentence> known) {
    List<Numbered> from = new ArrayList<>();
    List<Numbered> to = new ArrayList<>();
    if (fits(original, translation, known)) {
      for (int i = 0; i < known.size(); i++) {
        from.add(new Numbered(known.get(i).source(), i));
        to.add(new Numbered(known.get(i).target(), i));
      }
    } else {
      List<TextRange> sentences = Sentences.find(original);
      List<TextRange> translated = Sentences.find(translation);
      List<Bead> beads = SentenceAlignment.align(original, sentences, translation, translated);
      for (int i = 0; i < beads.size(); i++) {
        Bead bead = beads.get(i);
        add(from, sentences.subList(bead.sourceFrom(), bead.sourceTo()), i);
        add(to, translated.subList(bead.targetFrom(), bead.targetTo()), i);
      }
    }
    return new AlignedTexts(content(original, from), content(translation, to));
  }

  /// A sentence and its number.
  record Numbered(TextRange range, int number) {}

  private static void add(List<Numbered> all, List<TextRange> sentences, int number) {
    sentences.forEach(sentence -> all.add(new Numbered(sentence, number)));
  }

  /// Whether what is known of the sentences is in order and within both texts.
  private static boolean fits(String original, String translation, List<AlignedSentence> known) {
    int from = 0;
    int to = 0;
    for (AlignedSentence sentence : known) {
      if (sentence.source().start() < from
          || sentence.source().end() > original.length()
          || sentence.target().start() < to
          || sentence.target().end() > translation.length()) {
        return false;
      }
      from = sentence.source().end();
      to = sentence.target().end();
    }
    return !known.isEmpty();
  }

  private static Content content(String text, List<Numbered> sentences) {
    boolean whole =
        sentences.stream()
            .allMatch(one -> isWhole(text.substring(one.range().start(), one.range().end())));
    return whole ? Markup.sentences(text, sentences) : Markup.tex(text);
  }

  /// Whether a piece of TeX can be read without its neighbours.
  private static boolean isWhole(String piece) {
    int dollars = 0;
    int braces = 0;
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '$') {
        dollars++;
      } else if (c == '{') {
        braces++;
      } else if (c == '}' && --braces < 0) {
        return false;
      }
    }
    return dollars % 2 == 0
        && braces == 0
        && piece.contains("\\(") == piece.contains("\\)")
        && piece.contains("\\[") == piece.contains("\\]")
        && piece.contains("\\begin") == piece.contains("\\end");
  }
}
