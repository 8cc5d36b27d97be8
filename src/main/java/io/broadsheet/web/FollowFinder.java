package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.FollowMatcher;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.Neighbours;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.store.PaperStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what a reader follows: categories and authors by the papers' own fields, queries by the
/// search, tags by nearness in meaning to the papers that have the tag.
public final class FollowFinder implements FollowMatcher {
  /// Papers of one day that a query is asked for.
  public static final int MOST = SearchRequest.MAX_LIMIT;

  /// The cosine from which a paper counts as near, for the default model: of 40,797 papers two
  /// taken at random are that near in 0.15 % of the cases, and of 4,000 papers 64 % have another
  /// that near.
  static final double NEAR = 0.65;

  /// The newest papers with a tag say what it means now.
  private static final int EXAMPLES = 50;

  private static final String SOME_WORDS = "No paper has all the words";
  private static final Logger LOG = LoggerFactory.getLogger(FollowFinder.class);

  private final PaperStore papers;
  private final WebServices.Search search;
  private final @Nullable Neighbours neighbours;

  /// @param neighbours null when the meaning of papers is not known: tags then match nothing
  public FollowFinder(
      PaperStore papers, WebServices.Search search, @Nullable Neighbours neighbours) {
    this.papers = papers;
    this.search = search;
    this.neighbours = neighbours;
  }

  @Override
  public List<Match> match(Follow follow, ReaderShelf shelf, List<Paper> day, LocalDate date) {
    return switch (follow.kind()) {
      case CATEGORY -> where(day, paper -> isIn(paper, follow.value()));
      case AUTHOR ->
          where(
              day,
              paper ->
                  paper.authors().stream()
                      .anyMatch(author -> AuthorNames.key(author).equals(follow.value())));
      case QUERY -> query(follow, day, date);
      case TAG -> tagged(follow.value(), shelf, day);
    };
  }

  private static List<Match> where(List<Paper> papers, Predicate<Paper> condition) {
    return papers.stream().filter(condition).map(paper -> Match.of(paper.id())).toList();
  }

  /// Whether a paper is in a category (`cs.CL`) or in any of an archive (`cs.*`).
  static boolean isIn(Paper paper, String code) {
    String prefix = code.endsWith(".*") ? code.substring(0, code.length() - 1) : null;
    return paper.categories().stream()
        .anyMatch(
            category ->
                prefix == null ? category.equals(code) : (category + ".").startsWith(prefix));
  }

  private List<Match> query(Follow follow, List<Paper> day, LocalDate date) {
    Set<PaperId> announced = day.stream().map(Paper::id).collect(Collectors.toSet());
    try {
      SearchResult found = search.search(request(follow.value(), date, date, MOST));
      if (!hasAllWords(found)) {
        return List.of();
      }
      return found.hits().stream()
          .map(hit -> hit.paper().id())
          .filter(announced::contains)
          .map(Match::of)
          .toList();
    } catch (BroadsheetException notAnswered) {
      LOG.warn("what a reader follows was not found: {}", notAnswered.getMessage());
      return List.of();
    }
  }

  /// Whether what was found has all the words, and not some because nothing has all.
  public static boolean hasAllWords(SearchResult found) {
    return found.notes().stream().noneMatch(note -> note.startsWith(SOME_WORDS));
  }

  /// The search for all the words of a followed query, the newest first.
  public static SearchRequest request(
      String query, @Nullable LocalDate from, @Nullable LocalDate until, int limit) {
    return new SearchRequest(
        query,
        SearchMode.KEYWORD,
        List.of(),
        null,
        from,
        until,
        null,
        Sort.NEWEST,
        0,
        limit,
        false);
  }

  private List<Match> tagged(String tag, ReaderShelf shelf, List<Paper> day) {
    if (neighbours == null) {
      return List.of();
    }
    return neighbours.near(day, examples(tag, shelf), NEAR).stream()
        .map(near -> new Match(near.paperId(), Optional.of(near.example())))
        .toList();
  }

  private Collection<Paper> examples(String tag, ReaderShelf shelf) {
    List<PaperId> newest =
        shelf.items().values().stream()
            .filter(item -> item.isSaved() && item.tags().contains(tag))
            .sorted(
                Comparator.comparing(
                    LibraryItem::savedAt, Comparator.nullsLast(Comparator.reverseOrder())))
            .limit(EXAMPLES)
            .map(LibraryItem::paperId)
            .toList();
    return papers.findAll(newest);
  }
}
