package io.broadsheet.web.page;

import io.broadsheet.edition.EditionItem;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.PaperStore;
import java.util.List;
import java.util.Map;

/// Cards of the papers of one page, in the reader's language where there is a translation into it;
/// all translations are read at once.
final class PaperCards {
  private final Page page;
  private final Map<PaperId, PaperTranslation> translations;

  PaperCards(Page page, PaperStore store, List<Paper> papers) {
    this.page = page;
    String language = page.language().parameter();
    List<PaperId> foreign =
        papers.stream()
            .filter(paper -> !paper.language().equals("und"))
            .filter(paper -> !paper.language().split("-")[0].equals(language))
            .map(Paper::id)
            .toList();
    translations = foreign.isEmpty() ? Map.of() : store.translations(foreign, language);
  }

  PaperCard card(EditionItem item, int excerptChars) {
    return PaperCard.of(
        item.paper(),
        translations.get(item.paper().id()),
        excerptChars,
        ReasonText.of(page, item.reasons()));
  }

  PaperCard card(Paper paper, int excerptChars, List<String> reasons) {
    return PaperCard.of(paper, translations.get(paper.id()), excerptChars, reasons);
  }
}
