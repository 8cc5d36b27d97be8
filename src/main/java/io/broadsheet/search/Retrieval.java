package io.broadsheet.search;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.PaperVectors;
import io.broadsheet.index.Facets;
import io.broadsheet.index.Hit;
import io.broadsheet.index.Hits;
import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.index.TotalHits;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds papers by words, by meaning, or by both fused.
///
/// Hybrid: the best [#DEPTH] papers by words and the nearest [#DEPTH] by meaning are fused once,
/// whatever page is asked for; pages beyond them go on by words. Total and facets count the papers
/// that match by words; the total adds those found by meaning alone.
final class Retrieval implements AutoCloseable {
  /// So many papers of each ranking are fused.
  static final int DEPTH = 200;

  private final SearchIndex index;
  private final @Nullable MeaningSearch meaning;
  private final TermTranslator terms;
  private final HybridOrder order;

  /// @param vectors of the papers of the index; null when there are none
  /// @param terms asked for terms in English when a query is in another language
  Retrieval(
      SearchIndex index,
      PaperStore store,
      @Nullable Embedder embedder,
      @Nullable PaperVectors vectors,
      TermTranslator terms) {
    this.index = index;
    this.terms = terms;
    this.order = new HybridOrder(index, store);
    this.meaning = embedder == null ? null : new MeaningSearch(index, embedder, vectors);
  }

  /// One page of papers found.
  ///
  /// @param query what was asked for by words
  /// @param byWords papers of this page that match by words
  /// @param byMeaning how near those papers are that are near in meaning
  record Found(
      SearchMode mode,
      QueryNode query,
      List<Hit> hits,
      TotalHits total,
      Facets facets,
      Set<PaperId> byWords,
      Map<PaperId, Double> byMeaning) {}

  Found find(SearchRequest request, QueryNode query, QueryNode filters, List<String> notes) {
    QueryShape shape = QueryShape.of(query);
    SearchMode mode = possible(request, shape, notes);
    if (mode == SearchMode.KEYWORD || meaning == null) {
      return byWords(request, query, filters, notes);
    }
    if (!meaning.crossesLanguages(shape.text())) {
      Wanted wanted = new Wanted(query, meaning.ask(shape), HybridOrder.Language.OF_PAPERS);
      return find(mode, request, filters, meaning, wanted);
    }
    notes.add(
        "A Chinese query: papers in English are found by meaning, papers in Chinese by words too.");
    ForeignQuery foreign =
        ForeignQuery.of(
            query, filters, mode == SearchMode.HYBRID ? terms : TermTranslator.NONE, index, notes);
    Wanted wanted =
        new Wanted(
            foreign.node(),
            meaning.ask(QueryShape.of(foreign.typed())),
            foreign.inEnglish().isEmpty()
                ? HybridOrder.Language.FOREIGN
                : HybridOrder.Language.TRANSLATED);
    return find(mode, request, filters, meaning, wanted);
  }

  /// What is looked for.
  ///
  /// @param words by words
  /// @param asked by meaning
  private record Wanted(
      QueryNode words, MeaningSearch.Asked asked, HybridOrder.Language language) {}

  private Found find(
      SearchMode mode,
      SearchRequest request,
      QueryNode filters,
      MeaningSearch model,
      Wanted wanted) {
    return mode == SearchMode.SEMANTIC
        ? byMeaning(request, filters, model, wanted)
        : fused(request, filters, model, wanted);
  }

  /// The mode asked for, or the nearest one that can be served, with a note.
  private SearchMode possible(SearchRequest request, QueryShape shape, List<String> notes) {
    if (request.mode() == SearchMode.KEYWORD) {
      return SearchMode.KEYWORD;
    }
    if (shape.text().isBlank()) {
      return SearchMode.KEYWORD;
    }
    if (meaning == null) {
      notes.add("Searched by words only: no model of meaning is loaded.");
      return SearchMode.KEYWORD;
    }
    if (request.sort() != Sort.RELEVANCE) {
      notes.add("Sorted by date, so searched by words only.");
      return SearchMode.KEYWORD;
    }
    long all = index.size();
    long known = index.sizeWithVectors();
    if (known == 0 && all > 0) {
      notes.add("Searched by words only: the meaning of no paper is known yet.");
      return SearchMode.KEYWORD;
    }
    if (known < all) {
      notes.add(
          String.format(
              Locale.ROOT, "The meaning of %,d of %,d papers is known so far.", known, all));
    }
    long approximate = index.sizeApproximate();
    if (approximate > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The meaning of %,d papers is known approximately so far.",
              approximate));
    }
    return request.mode();
  }

  private Found byWords(
      SearchRequest request, QueryNode query, QueryNode filters, List<String> notes) {
    QueryNode all = QueryNodes.and(List.of(query, filters));
    Sort sort = request.sort();
    Hits hits;
    if (sort == Sort.RELEVANCE) {
      boolean ranks = !QueryShape.of(query).text().isBlank() || LooseWords.anywhere(query);
      hits = index.search(ask(request, all, ranks ? sort : Sort.NEWEST));
    } else {
      hits = byDate(request, query, filters, notes);
    }
    Set<PaperId> ids = hits.hits().stream().map(Hit::paperId).collect(Collectors.toSet());
    return new Found(
        SearchMode.KEYWORD, query, hits.hits(), hits.total(), hits.facets(), ids, Map.of());
  }

  /// By date, papers with one of many words are of no use: all the words are asked for, and only
  /// when no paper has them any of them.
  private Hits byDate(
      SearchRequest request, QueryNode query, QueryNode filters, List<String> notes) {
    QueryNode strict = LooseWords.required(query);
    Hits hits =
        index.search(ask(request, QueryNodes.and(List.of(strict, filters)), request.sort()));
    if (hits.total().value() > 0 || strict.equals(query)) {
      return hits;
    }
    Hits some = index.search(ask(request, QueryNodes.and(List.of(query, filters)), request.sort()));
    if (some.total().value() > 0) {
      notes.add("No paper has all the words; these have some of them.");
    }
    return some;
  }

  private static IndexQuery ask(SearchRequest request, QueryNode query, Sort sort) {
    return new IndexQuery(
        query,
        sort,
        Math.min(request.offset(), SearchRequest.MAX_OFFSET),
        request.limit(),
        request.facets());
  }

  private Found byMeaning(
      SearchRequest request, QueryNode filters, MeaningSearch model, Wanted wanted) {
    MeaningSearch.Asked asked = wanted.asked();
    QueryNode filter = QueryNodes.and(List.of(asked.shape().filter(), filters));
    int depth = Math.min(10_000, Math.max(DEPTH, request.offset() + request.limit()));
    List<Hit> nearest = model.nearest(asked, filter, depth);
    Hits counted = index.search(new IndexQuery(filter, Sort.NEWEST, 0, 0, request.facets()));
    TotalHits total =
        nearest.size() < depth
            ? TotalHits.exactly(nearest.size())
            : new TotalHits(nearest.size(), TotalHits.Relation.AT_LEAST);
    List<Hit> page = page(nearest, request);
    return new Found(
        SearchMode.SEMANTIC,
        wanted.words(),
        page,
        total,
        counted.facets(),
        Set.of(),
        closeness(page));
  }

  private Found fused(
      SearchRequest request, QueryNode filters, MeaningSearch model, Wanted wanted) {
    MeaningSearch.Asked asked = wanted.asked();
    QueryNode lexical = QueryNodes.and(List.of(wanted.words(), filters));
    Hits words = index.search(new IndexQuery(lexical, Sort.RELEVANCE, 0, DEPTH, request.facets()));
    QueryNode filter = QueryNodes.and(List.of(asked.shape().filter(), filters));
    List<Hit> nearest = model.nearest(asked, filter, DEPTH);
    List<Hit> fused = order.of(asked.shape().text(), words.hits(), nearest, wanted.language());
    long total = words.total().value() + onlyByMeaning(nearest, lexical);
    List<Hit> page = new ArrayList<>(page(fused, request));
    if (page.size() < request.limit() && words.total().value() > DEPTH) {
      page.addAll(beyond(request, lexical, fused, page.size()));
    }
    Map<PaperId, Double> near = closeness(nearest);
    Set<PaperId> matching = words.hits().stream().map(Hit::paperId).collect(Collectors.toSet());
    page.stream().map(Hit::paperId).filter(id -> !near.containsKey(id)).forEach(matching::add);
    return new Found(
        SearchMode.HYBRID,
        wanted.words(),
        page,
        new TotalHits(total, words.total().relation()),
        words.facets(),
        matching,
        near);
  }

  /// Pages after the fused papers: those that match by words and were not shown yet.
  private List<Hit> beyond(
      SearchRequest request, QueryNode lexical, List<Hit> fused, int alreadyOnPage) {
    int skip = Math.max(0, request.offset() - fused.size());
    int want = request.limit() - alreadyOnPage;
    Set<PaperId> shown = fused.stream().map(Hit::paperId).collect(Collectors.toSet());
    int reach = Math.min(10_000, DEPTH + skip + want + DEPTH);
    Hits more = index.search(new IndexQuery(lexical, Sort.RELEVANCE, 0, reach, false));
    return more.hits().stream()
        .filter(hit -> !shown.contains(hit.paperId()))
        .skip(skip)
        .limit(want)
        .toList();
  }

  private long onlyByMeaning(List<Hit> nearest, QueryNode lexical) {
    if (nearest.isEmpty()) {
      return 0;
    }
    List<QueryNode> ids = new ArrayList<>();
    for (Hit hit : new HashSet<>(nearest)) {
      ids.add(new QueryNode.IdentifierIs(hit.paperId().toString()));
    }
    QueryNode both = QueryNodes.and(List.of(QueryNodes.or(ids), lexical));
    long overlap = index.search(new IndexQuery(both, Sort.NEWEST, 0, 0, false)).total().value();
    return Math.max(0, nearest.size() - overlap);
  }

  private static Map<PaperId, Double> closeness(List<Hit> nearest) {
    return nearest.stream().collect(Collectors.toMap(Hit::paperId, Hit::score, Math::max));
  }

  private static List<Hit> page(List<Hit> hits, SearchRequest request) {
    int from = Math.min(request.offset(), hits.size());
    return hits.subList(from, Math.min(hits.size(), from + request.limit()));
  }

  @Override
  public void close() {
    if (meaning != null) {
      meaning.close();
    }
  }
}
