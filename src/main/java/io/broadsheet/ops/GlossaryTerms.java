package io.broadsheet.ops;

import io.broadsheet.search.TermTranslator;
import io.broadsheet.text.SimplifiedChinese;
import io.broadsheet.translate.glossary.Glossaries;
import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.PairGlossary;
import io.broadsheet.translate.glossary.TermMatch;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads the terms of a Chinese query by the glossary for translating into Chinese, turned round:
/// that of the program and the operator's own. Read when the first Chinese query comes.
final class GlossaryTerms implements TermTranslator {
  private final Supplier<Optional<PairGlossary>> glossary;

  /// @param folder the data folder
  GlossaryTerms(Path folder) {
    glossary =
        new Once<>(
            () ->
                Glossaries.with(folder.resolve(Glossaries.FOLDER))
                    .of(LanguagePair.EN_ZH.reversed()));
  }

  @Override
  public List<String> inEnglish(String text) {
    Optional<PairGlossary> known = glossary.get();
    if (known.isEmpty()) {
      return List.of();
    }
    StringBuilder simplified = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      simplified.setCharAt(i, SimplifiedChinese.of(text.charAt(i)));
    }
    Set<String> terms = new LinkedHashSet<>();
    for (TermMatch match : known.get().find(simplified.toString(), List.of())) {
      if (isChinese(match.term().term())) {
        terms.add(match.term().rendering());
      }
    }
    return List.copyOf(terms);
  }

  /// What is written in Latin letters stands in the query as it is.
  private static boolean isChinese(String term) {
    return term.codePoints().anyMatch(Character::isIdeographic);
  }

  /// Made at the first use, once.
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile Optional<T> made = Optional.empty();

    private Once(Supplier<T> maker) {
      this.maker = maker;
    }

    @Override
    public T get() {
      Optional<T> known = made;
      if (known.isEmpty()) {
        synchronized (this) {
          known = made;
          if (known.isEmpty()) {
            known = Optional.of(maker.get());
            made = known;
          }
        }
      }
      return known.orElseThrow();
    }
  }
}
