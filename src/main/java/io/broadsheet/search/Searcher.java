package io.broadsheet.search;

import static java.util.Objects.requireNonNull;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.PaperVectors;
import io.broadsheet.embed.StoredVectors;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Facets;
import io.broadsheet.index.Highlighter;
import io.broadsheet.index.Hit;
import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.index.TotalHits;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers searches: parses what was typed, asks the index by words, by meaning or both, and
/// explains each paper found. Safe for use by many threads.
///
/// A query that is nothing but an identifier is answered with that paper. A query without text
/// (only fields, or blank) is answered by words, newest first when nothing ranks.
public final class Searcher implements AutoCloseable {
  /// So many papers may be named for others like them.
  public static final int MOST_EXAMPLES = 20;

  private final SearchIndex index;
  private final PaperStore store;
  private final Identifiers identifiers;
  private final Retrieval retrieval;
  private final Similar similar;
  private final Presenter presenter;

  /// @param embedder null when there is none: every search is by words then, and says so
  /// @param embeddings vectors of papers, for similar ones; null when there are none
  public Searcher(
      SearchIndex index,
      PaperStore store,
      @Nullable Embedder embedder,
      @Nullable EmbeddingStore embeddings) {
    this(
        index,
        store,
        embedder,
        embedder == null || embeddings == null
            ? null
            : new StoredVectors(embeddings, embedder.modelId()));
  }

  /// @param embedder null when there is none: every search is by words then, and says so
  /// @param vectors of papers, for similar ones and for what approximate ones are compared with;
  ///   null when there are none
  public Searcher(
      SearchIndex index,
      PaperStore store,
      @Nullable Embedder embedder,
      @Nullable PaperVectors vectors) {
    this(index, store, embedder, vectors, TermTranslator.NONE);
  }

  /// @param terms asked for terms in English when a query is in another language
  public Searcher(
      SearchIndex index,
      PaperStore store,
      @Nullable Embedder embedder,
      @Nullable PaperVectors vectors,
      TermTranslator terms) {
    this.index = requireNonNull(index, "index is null");
    this.store = requireNonNull(store, "store is null");
    this.identifiers = new Identifiers(store);
    this.retrieval = new Retrieval(index, store, embedder, vectors, terms);
    this.similar = new Similar(index, store, vectors);
    this.presenter = new Presenter(index, store);
  }

  /// @throws io.broadsheet.error.BroadsheetException of kind TIMEOUT, INVALID or UNAVAILABLE
  public SearchResult search(SearchRequest request) {
    long start = System.nanoTime();
    List<String> notes = new ArrayList<>();
    Optional<Identifiers.Named> named = identifiers.find(request.query());
    if (named.isPresent()) {
      Optional<Paper> paper = named.get().paper();
      if (paper.isPresent()) {
        return identified(request, paper.get(), start);
      }
      notes.add(named.get().named() + " is not in this library.");
    }
    ParsedQuery parsed = QueryParser.parse(request.query());
    notes.addAll(parsed.notes());
    QueryNode filters = Filters.of(request);
    Retrieval.Found found = retrieval.find(request, parsed.node(), filters, notes);
    List<SearchResult.FoundPaper> papers = presenter.present(found, filters, request.offset());
    index.mended(request.query()).ifPresent(better -> notes.add("Did you mean “" + better + "”?"));
    return new SearchResult(
        request,
        found.mode(),
        papers,
        found.total(),
        found.facets(),
        notes,
        Optional.empty(),
        System.nanoTime() - start);
  }

  /// Finds a query's words in titles and abstracts that are shown in place of papers' own: in their
  /// translations.
  public Highlighter highlighter(String query) {
    return index.highlighter(QueryParser.parse(query).node());
  }

  /// Papers alone, best first, with the query taken as words and nothing else: no fields, phrases,
  /// operators or identifiers. For texts that nobody typed into a search field, and for measuring.
  ///
  /// @throws io.broadsheet.error.BroadsheetException of kind TIMEOUT or UNAVAILABLE
  public List<Hit> rank(SearchRequest request) {
    QueryNode words =
        request.query().isBlank()
            ? new QueryNode.All()
            : new QueryNode.Words(QueryNode.TextField.DEFAULT, request.query());
    return retrieval.find(request, words, Filters.of(request), new ArrayList<>()).hits();
  }

  /// Papers like these: by their vectors, or by their rarest words while none has one.
  ///
  /// @param ids 1 to [#MOST_EXAMPLES], in the order given
  /// @param limit 1 to 200
  /// @throws io.broadsheet.error.BroadsheetException of kind NOT_FOUND when there is no such paper,
  ///   INVALID when there are none or too many
  public SearchResult similar(Collection<PaperId> ids, int limit) {
    long start = System.nanoTime();
    Set<PaperId> examples = new LinkedHashSet<>(ids);
    if (examples.isEmpty() || examples.size() > MOST_EXAMPLES) {
      throw BroadsheetException.invalid(
          examples.size() + " papers are named; name 1 to " + MOST_EXAMPLES);
    }
    List<String> notes = new ArrayList<>();
    Similar.Found found = similar.find(examples, limit, notes);
    List<SearchResult.FoundPaper> papers =
        presenter.present(found.hits(), Presenter.reason(found.mode()));
    SearchRequest request =
        new SearchRequest(
            asQuery(examples),
            found.mode(),
            List.of(),
            null,
            null,
            null,
            null,
            Sort.RELEVANCE,
            0,
            limit,
            false);
    return new SearchResult(
        request,
        found.mode(),
        papers,
        TotalHits.exactly(papers.size()),
        Facets.NONE,
        notes,
        Optional.empty(),
        System.nanoTime() - start);
  }

  /// A search for the papers named; in part only where they are too many for one.
  private static String asQuery(Set<PaperId> ids) {
    String all = ids.stream().map(id -> "id:" + id).collect(Collectors.joining(" OR "));
    return all.substring(0, Math.min(all.length(), SearchRequest.MAX_QUERY_LENGTH));
  }

  /// How many papers can be searched, and how many of them by meaning.
  public Coverage coverage() {
    return new Coverage(index.size(), index.sizeWithVectors(), store.count());
  }

  /// @param papers searchable by words
  /// @param withMeaning searchable by meaning too
  /// @param stored in the store, searchable or not yet
  public record Coverage(long papers, long withMeaning, long stored) {}

  private SearchResult identified(SearchRequest request, Paper paper, long start) {
    List<SearchResult.FoundPaper> papers =
        presenter.present(List.of(new Hit(paper.id(), 1)), "has this identifier");
    boolean onPage = request.offset() == 0;
    Facets facets =
        request.facets()
            ? index
                .search(
                    new IndexQuery(
                        new QueryNode.IdentifierIs(paper.id().toString().toLowerCase(Locale.ROOT)),
                        Sort.RELEVANCE,
                        0,
                        0,
                        true))
                .facets()
            : Facets.NONE;
    return new SearchResult(
        request,
        SearchMode.KEYWORD,
        onPage ? papers : List.of(),
        TotalHits.exactly(1),
        facets,
        List.of(),
        Optional.of(paper.id()),
        System.nanoTime() - start);
  }

  @Override
  public void close() {
    retrieval.close();
  }
}
