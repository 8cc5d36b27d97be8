package io.broadsheet.search;

import io.broadsheet.embed.PaperVectors;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Hit;
import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.TexToText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds papers like a given one.
final class Similar {
  private final SearchIndex index;
  private final PaperStore store;
  private final @Nullable PaperVectors vectors;

  /// @param vectors of papers, null when there are none
  Similar(SearchIndex index, PaperStore store, @Nullable PaperVectors vectors) {
    this.index = index;
    this.store = store;
    this.vectors = vectors;
  }

  /// @param mode SEMANTIC when found by vector, KEYWORD otherwise
  record Found(SearchMode mode, List<Hit> hits) {}

  Found find(PaperId id, int limit, List<String> notes) {
    Paper paper =
        store
            .find(id)
            .orElseThrow(() -> BroadsheetException.notFound(id + " is not in this library."));
    PaperVectors.PaperVector own = vectors == null ? null : vectors.of(List.of(paper)).get(id);
    if (own != null) {
      return new Found(
          SearchMode.SEMANTIC,
          without(id, index.nearest(own.vector(), new QueryNode.All(), limit + 1), limit));
    }
    notes.add("Found by words in common: the meaning of this paper is not known yet.");
    QueryNode words =
        new QueryNode.Words(
            TextField.DEFAULT,
            TexToText.convert(paper.title()) + " " + TexToText.convert(paper.abstractText()));
    List<Hit> hits =
        index.search(new IndexQuery(words, Sort.RELEVANCE, 0, limit + 1, false)).hits();
    return new Found(SearchMode.KEYWORD, without(id, hits, limit));
  }

  private static List<Hit> without(PaperId id, List<Hit> hits, int limit) {
    return hits.stream().filter(hit -> !hit.paperId().equals(id)).limit(limit).toList();
  }
}
