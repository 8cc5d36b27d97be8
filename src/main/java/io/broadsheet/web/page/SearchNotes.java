package io.broadsheet.web.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a search has to say, in the reader's language. The search itself speaks English, to readers
/// and programs alike; each of its sentences has a pattern here.
public final class SearchNotes {
  private static final Pattern PLACE = Pattern.compile("(.*) \\(character (\\d+)\\)\\.");
  private static final String DID_YOU_MEAN = "didYouMean";
  private static final List<Known> KNOWN =
      List.of(
          known("A parenthesis is not closed", "openParenthesis"),
          known("A parenthesis is closed that was not opened", "closedParenthesis"),
          known("The quotation mark is not closed, what follows is searched as words", "quotation"),
          known("(\\S+) has nothing after it", "nothingAfter"),
          known("(\\S+) has nothing before it", "nothingBefore"),
          known("(\\S+): has no value", "noValue"),
          known(
              "“(.*)” is no date or range of dates, so it was searched as words; write .*", "date"),
          known("Only the first (\\d+) characters were read\\.", "firstCharacters"),
          known(
              "The query has too many parts, so all was searched as plain words\\.",
              "tooManyParts"),
          known("NOT is repeated too often, so all was searched as plain words\\.", "tooManyNots"),
          known("Searched by words only: no model of meaning is loaded\\.", "noModel"),
          known("The meaning of ([\\d,]+) of ([\\d,]+) papers is known so far\\.", "meaningSoFar"),
          known(
              "The meaning of (\\d+) of these (\\d+) papers is known so far\\.", "meaningOfThese"),
          known("Sorted by date, so searched by words only\\.", "byDate"),
          known("Searched by words only: the meaning of no paper is known yet\\.", "noMeaningYet"),
          known("A Chinese query: papers in English are found by meaning, .*", "crossLingual"),
          known("Searched in English too, for: (.*?)\\.?", "inEnglish"),
          known(
              "No paper has the words in quotation marks as they stand; they are searched"
                  + " singly\\.",
              "looseQuotation"),
          known("The meaning of ([\\d,]+) papers is known approximately so far\\.", "approximate"),
          known("No paper has all the words; these have some of them\\.", "someWords"),
          known("Did you mean “(.*)”\\?", DID_YOU_MEAN),
          known("(.+) is not in this library\\.", "notHere"),
          known(
              "Found by words in common: the meaning of this paper is not known yet\\.",
              "wordsInCommon"));

  private SearchNotes() {}

  /// A note as shown.
  ///
  /// @param language BCP 47; English for a sentence that has no translation
  /// @param better the query that the note proposes, empty when it proposes none
  public record Note(String text, String language, Optional<String> better) {}

  static List<Note> of(Page page, List<String> notes) {
    return notes.stream().map(note -> of(page, note)).toList();
  }

  private static Note of(Page page, String note) {
    Matcher placed = PLACE.matcher(note);
    boolean hasPlace = placed.matches();
    String sentence = hasPlace ? placed.group(1) : note;
    for (Known known : KNOWN) {
      Matcher matcher = known.pattern().matcher(sentence);
      if (matcher.matches()) {
        Object[] arguments = new Object[matcher.groupCount()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = matcher.group(i + 1);
        }
        String text = page.text("note." + known.key(), arguments);
        return new Note(
            hasPlace ? page.text("note.place", text, placed.group(2)) : text,
            page.language().tag(),
            known.key().equals(DID_YOU_MEAN) ? Optional.of(matcher.group(1)) : Optional.empty());
      }
    }
    return new Note(note, "en", Optional.empty());
  }

  private record Known(Pattern pattern, String key) {}

  private static Known known(String pattern, String key) {
    return new Known(Pattern.compile(pattern, Pattern.DOTALL), key);
  }
}
