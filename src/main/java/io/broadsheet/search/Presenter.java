package io.broadsheet.search;

import io.broadsheet.index.Highlighter;
import io.broadsheet.index.Highlights;
import io.broadsheet.index.Hit;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.SearchResult.FoundPaper;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.TexToText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns hits into papers to show: display text, highlights, and why each was found. A paper that
/// has left the store since it was indexed is left out.
final class Presenter {
  private static final String CLOSE = "close in meaning";

  private final SearchIndex index;
  private final PaperStore store;

  Presenter(SearchIndex index, PaperStore store) {
    this.index = index;
    this.store = store;
  }

  static String reason(SearchMode mode) {
    return mode == SearchMode.SEMANTIC ? CLOSE : "words in common";
  }

  /// @param filters what else had to hold
  List<FoundPaper> present(Retrieval.Found found, QueryNode filters, int offset) {
    QueryNode query = found.query();
    List<PaperId> ids = found.hits().stream().map(Hit::paperId).toList();
    Map<PaperId, Paper> papers = papers(ids);
    Map<PaperId, List<String>> elsewhere = index.matchedElsewhere(query, ids);
    Highlighter highlighter = index.highlighter(query);
    WhyFinder finder = new WhyFinder(QueryNodes.and(List.of(query, filters)), highlighter);
    List<FoundPaper> shown = new ArrayList<>();
    int rank = offset;
    for (Hit hit : found.hits()) {
      rank++;
      PaperId id = hit.paperId();
      Paper paper = papers.get(id);
      if (paper != null) {
        String title = TexToText.convert(paper.title());
        String text = TexToText.convert(paper.abstractText());
        Highlights highlights = highlighter.highlight(title, text);
        Why why =
            finder.of(
                paper,
                title,
                text,
                highlights,
                elsewhere.getOrDefault(id, List.of()),
                found.byMeaning().get(id));
        shown.add(
            new FoundPaper(rank, paper, hit.score(), title, text, highlights, why.reasons(), why));
      }
    }
    return shown;
  }

  /// Papers all found for the same reason, nothing highlighted.
  List<FoundPaper> present(List<Hit> hits, String reason) {
    Map<PaperId, Paper> papers = papers(hits.stream().map(Hit::paperId).toList());
    List<FoundPaper> shown = new ArrayList<>();
    int rank = 0;
    for (Hit hit : hits) {
      rank++;
      Paper paper = papers.get(hit.paperId());
      if (paper != null) {
        shown.add(
            new FoundPaper(
                rank,
                paper,
                hit.score(),
                TexToText.convert(paper.title()),
                TexToText.convert(paper.abstractText()),
                Highlights.NONE,
                List.of(reason),
                Why.UNKNOWN));
      }
    }
    return shown;
  }

  private Map<PaperId, Paper> papers(List<PaperId> ids) {
    Map<PaperId, Paper> papers = new HashMap<>();
    store.findAll(ids).forEach(paper -> papers.put(paper.id(), paper));
    return papers;
  }
}
