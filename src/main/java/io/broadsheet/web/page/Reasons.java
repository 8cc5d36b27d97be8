package io.broadsheet.web.page;

import io.broadsheet.web.InterfaceLanguage;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in the reader's language why a paper was found; the search says it in English.
final class Reasons {
  private static final Pattern WORDS_IN = Pattern.compile("words in (.+)");
  private static final Map<String, String> KEYS =
      Map.of(
          "close in meaning", "reason.meaning",
          "has this identifier", "reason.identifier",
          "name among the authors", "reason.authors",
          "in this category", "reason.category",
          "words in common", "reason.wordsInCommon");

  private Reasons() {}

  static List<String> inWords(Page page, List<String> reasons) {
    return page.language() == InterfaceLanguage.EN
        ? reasons
        : reasons.stream().map(reason -> inWords(page, reason)).toList();
  }

  private static String inWords(Page page, String reason) {
    String key = KEYS.get(reason);
    if (key != null) {
      return page.text(key);
    }
    Matcher words = WORDS_IN.matcher(reason);
    if (!words.matches()) {
      return reason;
    }
    List<String> fields =
        List.of(words.group(1).split(", and |, | and ")).stream()
            .map(field -> "reason.field." + field.strip())
            .map(fieldKey -> page.messages().has(fieldKey) ? page.text(fieldKey) : "")
            .filter(name -> !name.isEmpty())
            .toList();
    return page.text("reason.wordsIn", String.join(page.text("list.separator"), fields));
  }
}
