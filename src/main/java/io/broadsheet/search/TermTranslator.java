package io.broadsheet.search;

import java.util.List;

/// Says in English what terms a text in another language has. Safe for use by many threads.
@FunctionalInterface
public interface TermTranslator {
  /// Knows no language.
  TermTranslator NONE = text -> List.of();

  /// The English terms, each once, in the order of the text; none when it knows none of them.
  List<String> inEnglish(String text);
}
