package io.broadsheet.web;

import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.FollowMatcher;
import io.broadsheet.reader.Neighbours;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.store.PaperStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  private final PaperStore papers;
  private final FollowSearch search;
  private final @Nullable Neighbours neighbours;

  /// @param neighbours null when the meaning of papers is not known: tags then match nothing
  public FollowFinder(
      PaperStore papers, WebServices.Search search, @Nullable Neighbours neighbours) {
    this.papers = papers;
    this.search = new FollowSearch(search);
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
    return where(
        search.papers(follow.value(), date, date, MOST), paper -> announced.contains(paper.id()));
  }

  private List<Match> tagged(String tag, ReaderShelf shelf, List<Paper> day) {
    if (neighbours == null) {
      return List.of();
    }
    List<PaperId> newest = shelf.tagged(tag).stream().limit(EXAMPLES).toList();
    return neighbours.near(day, papers.findAll(newest), NEAR).stream()
        .map(near -> new Match(near.paperId(), Optional.of(near.example())))
        .toList();
  }
}
