package io.broadsheet.translate;

import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import io.broadsheet.translate.mask.MaskedSegment;
import io.broadsheet.translate.mask.MaskedSpan;
import io.broadsheet.translate.mask.MaskedText;
import io.broadsheet.translate.mask.PlaceholderStyle;
import io.broadsheet.translate.mask.Restored;
import io.broadsheet.translate.mask.Unmasker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A translation put together, with what is known of its sentences.
///
/// @param text spans restored
/// @param sentences which became which; empty when that cannot be told
/// @param pairs masked sentence → its masked translation, each counting its placeholders from 1;
///   empty when that cannot be told
record Answer(String text, List<AlignedSentence> sentences, Map<String, String> pairs) {
  private static final Pattern PLACEHOLDER = Pattern.compile("⟦(\\d+)⟧");

  Answer {
    sentences = List.copyOf(sentences);
    pairs = Map.copyOf(pairs);
  }

  /// Of a text that was asked for sentence by sentence.
  static Answer ofSentences(
      MaskedText source, List<MaskedSegment> asked, List<Restored> parts, String language) {
    String between = language.equals("zh") || language.equals("ja") ? "" : " ";
    StringBuilder text = new StringBuilder();
    List<AlignedSentence> sentences = new ArrayList<>();
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i).text();
      if (part.isBlank()) {
        continue;
      }
      if (!text.isEmpty()) {
        text.append(between);
      }
      int start = text.length();
      text.append(part);
      sentences.add(
          new AlignedSentence(source.original(asked.get(i)), new TextRange(start, text.length())));
      pairs.put(asked.get(i).masked(PlaceholderStyle.BRACKETS), parts.get(i).masked());
    }
    return new Answer(text.toString(), sentences, pairs);
  }

  /// Of a text that was asked for as a whole: its sentences are told apart when there are as many
  /// as in the original and each has the placeholders of its own.
  static Answer ofWhole(
      MaskedText source, List<MaskedSegment> asked, Restored whole, String language) {
    Answer plain = new Answer(whole.text(), List.of(), Map.of());
    List<TextRange> found = Sentences.find(whole.masked());
    if (found.size() != asked.size() || !whole.complete()) {
      return plain;
    }
    List<Restored> parts = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      String own =
          renumbered(
              whole.masked().substring(found.get(i).start(), found.get(i).end()),
              source.spans(),
              asked.get(i));
      Restored part = Unmasker.restore(asked.get(i), own, PlaceholderStyle.BRACKETS, language);
      if (!part.complete()) {
        return plain;
      }
      parts.add(part);
    }
    Answer together = ofSentences(source, asked, parts, language);
    return together.text().equals(whole.text())
        ? together
        : new Answer(whole.text(), List.of(), together.pairs());
  }

  /// From the numbers of the whole text to those of a sentence; a placeholder of another sentence
  /// gets a number that the sentence does not know.
  private static String renumbered(String masked, List<MaskedSpan> all, MaskedSegment sentence) {
    Matcher matcher = PLACEHOLDER.matcher(masked);
    return matcher.replaceAll(
        match -> {
          int number = Integer.parseInt(match.group(1));
          int own =
              number < 1 || number > all.size()
                  ? -1
                  : sentence.spans().indexOf(all.get(number - 1));
          return "⟦" + (own < 0 ? 9_999 : own + 1) + "⟧";
        });
  }
}
