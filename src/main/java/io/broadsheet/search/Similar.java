package io.broadsheet.search;

import io.broadsheet.embed.Floats;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds papers like given ones.
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

  /// The nearest to the mean of the papers' vectors, which are those with the greatest mean cosine;
  /// papers without a vector have no part in it. While none has one, by words in common.
  Found find(Set<PaperId> ids, int limit, List<String> notes) {
    List<Paper> papers = papers(ids);
    Map<PaperId, PaperVectors.PaperVector> known = vectors == null ? Map.of() : vectors.of(papers);
    if (!known.isEmpty()) {
      if (known.size() < papers.size()) {
        notes.add(
            "The meaning of "
                + known.size()
                + " of these "
                + papers.size()
                + " papers is known so far.");
      }
      float[] mean = mean(known.values());
      return new Found(
          SearchMode.SEMANTIC,
          without(ids, index.nearest(mean, new QueryNode.All(), limit + ids.size()), limit));
    }
    notes.add("Found by words in common: the meaning of this paper is not known yet.");
    StringBuilder text = new StringBuilder();
    for (Paper paper : papers) {
      text.append(TexToText.convert(paper.title())).append(' ');
      text.append(TexToText.convert(paper.abstractText())).append(' ');
    }
    QueryNode words = new QueryNode.Words(TextField.DEFAULT, text.toString());
    List<Hit> hits =
        index.search(new IndexQuery(words, Sort.RELEVANCE, 0, limit + ids.size(), false)).hits();
    return new Found(SearchMode.KEYWORD, without(ids, hits, limit));
  }

  private List<Paper> papers(Set<PaperId> ids) {
    List<Paper> papers = new ArrayList<>();
    for (PaperId id : ids) {
      papers.add(
          store
              .find(id)
              .orElseThrow(() -> BroadsheetException.notFound(id + " is not in this library.")));
    }
    return papers;
  }

  private static float[] mean(Collection<PaperVectors.PaperVector> vectors) {
    float[] sum = null;
    for (PaperVectors.PaperVector each : vectors) {
      if (sum == null) {
        sum = each.vector().clone();
      } else {
        Floats.add(sum, 1, each.vector());
      }
    }
    if (sum == null) {
      throw new IllegalArgumentException("the mean of nothing");
    }
    return Floats.normalise(sum);
  }

  private static List<Hit> without(Set<PaperId> ids, List<Hit> hits, int limit) {
    return hits.stream().filter(hit -> !ids.contains(hit.paperId())).limit(limit).toList();
  }
}
