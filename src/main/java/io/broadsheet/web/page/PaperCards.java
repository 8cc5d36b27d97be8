package io.broadsheet.web.page;

import io.broadsheet.edition.EditionItem;
import io.broadsheet.paper.Paper;
import io.broadsheet.web.ReadingServices;
import java.util.Collection;
import java.util.List;

/// Cards of the papers of one page, in the reader's language where there is a translation into it.
public final class PaperCards {
  private final Page page;
  private final ReaderTranslations translations;

  public PaperCards(Page page, ReadingServices reading, Collection<Paper> papers) {
    this.page = page;
    this.translations = new ReaderTranslations(page, reading, papers);
  }

  public PaperCard card(EditionItem item, int excerptChars) {
    return card(item.paper(), excerptChars, ReasonText.of(page, item.reasons()));
  }

  public PaperCard card(Paper paper, int excerptChars, List<String> reasons) {
    return PaperCard.of(page, translations.of(paper), excerptChars, reasons);
  }

  public TranslatedPaper translated(Paper paper) {
    return translations.of(paper);
  }
}
