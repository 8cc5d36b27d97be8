package io.broadsheet.web.page;

import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.search.SearchResult;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.InterfaceLanguage;
import java.util.List;
import java.util.Map;

/// Cards of papers found near another.
final class SimilarCards {
  private SimilarCards() {}

  /// @param excerptChars how much of each abstract, 0 for none
  static List<PaperCard> of(Page page, PaperStore papers, SearchResult found, int excerptChars) {
    List<PaperId> ids = found.hits().stream().map(hit -> hit.paper().id()).toList();
    Map<PaperId, PaperTranslation> translations =
        page.language() == InterfaceLanguage.EN
            ? Map.of()
            : papers.translations(ids, page.language().parameter());
    return found.hits().stream()
        .map(
            hit ->
                PaperCard.of(
                    hit.paper(), translations.get(hit.paper().id()), excerptChars, List.of()))
        .toList();
  }
}
