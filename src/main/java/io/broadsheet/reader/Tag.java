package io.broadsheet.reader;

import io.broadsheet.error.BroadsheetException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// The tags a reader gives papers: words of the reader's own.
public final class Tag {
  public static final int MOST_CHARACTERS = 60;
  public static final int MOST_ON_A_PAPER = 30;

  private Tag() {}

  /// A tag as it is kept: one line, without commas, 1 to 60 characters.
  ///
  /// @throws BroadsheetException of kind INVALID when it is none
  public static String of(String typed) {
    String tag =
        Normalizer.normalize(OneLine.of(typed.replaceAll("[,，;；]", " ")), Normalizer.Form.NFC);
    if (tag.isEmpty() || tag.codePointCount(0, tag.length()) > MOST_CHARACTERS) {
      throw BroadsheetException.invalid("a tag has 1 to " + MOST_CHARACTERS + " characters");
    }
    return tag;
  }

  /// The tags of a list with commas between them, each once, in order.
  ///
  /// @throws BroadsheetException of kind INVALID when one is too long or there are more than 30
  public static List<String> list(String typed) {
    TreeSet<String> tags = new TreeSet<>();
    Arrays.stream(typed.split("[,，;；\\r\\n]"))
        .filter(part -> !OneLine.of(part).isEmpty())
        .map(Tag::of)
        .forEach(tags::add);
    if (tags.size() > MOST_ON_A_PAPER) {
      throw BroadsheetException.invalid("a paper has at most " + MOST_ON_A_PAPER + " tags");
    }
    return List.copyOf(tags);
  }
}
