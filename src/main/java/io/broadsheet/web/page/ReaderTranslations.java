package io.broadsheet.web.page;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.translate.TranslatedTexts;
import io.broadsheet.web.ReadingServices;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The translations of the papers of one page into the reader's language, all read at once. Nothing
/// here asks an engine.
final class ReaderTranslations {
  private final String language;
  private final boolean promised;
  private final Map<PaperId, TranslatedTexts> texts;

  ReaderTranslations(Page page, ReadingServices reading, Collection<Paper> papers) {
    this.language = page.language().parameter();
    this.promised = reading.languages().contains(language);
    List<Paper> foreign = papers.stream().filter(this::isForeign).toList();
    this.texts = foreign.isEmpty() ? Map.of() : reading.translations().texts(foreign, language);
  }

  TranslatedPaper of(Paper paper) {
    TranslatedTexts found = texts.getOrDefault(paper.id(), TranslatedTexts.NONE);
    boolean pending =
        promised
            && isForeign(paper)
            && !paper.language().equals("und")
            && (found.title().pending()
                || (!paper.abstractText().isBlank() && found.abstractText().pending()));
    return new TranslatedPaper(paper, found, pending);
  }

  /// A paper whose language is not known may have a translation all the same.
  private boolean isForeign(Paper paper) {
    return !paper.language().split("-", 2)[0].equals(language);
  }
}
