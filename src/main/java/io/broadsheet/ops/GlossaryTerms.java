package io.broadsheet.ops;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.search.TermTranslator;
import io.broadsheet.text.SimplifiedChinese;
import io.broadsheet.translate.glossary.GlossaryShelf;
import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.PairGlossary;
import io.broadsheet.translate.glossary.TermMatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the terms of a Chinese query by the glossary for translating into Chinese, turned round.
final class GlossaryTerms implements TermTranslator {
  private static final Logger LOG = LoggerFactory.getLogger(GlossaryTerms.class);

  private final GlossaryShelf glossaries;

  GlossaryTerms(GlossaryShelf glossaries) {
    this.glossaries = glossaries;
  }

  @Override
  public List<String> inEnglish(String text) {
    Optional<PairGlossary> known = chinese();
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

  /// A file with a fault is no reason to find less than without any glossary.
  private Optional<PairGlossary> chinese() {
    try {
      return glossaries.now().of(LanguagePair.EN_ZH.reversed());
    } catch (BroadsheetException fault) {
      LOG.warn("Chinese queries are read without a glossary: {}", fault.getMessage());
      return Optional.empty();
    }
  }

  /// What is written in Latin letters stands in the query as it is.
  private static boolean isChinese(String term) {
    return term.codePoints().anyMatch(Character::isIdeographic);
  }
}
