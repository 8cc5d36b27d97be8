package io.broadsheet.web;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.FollowMatcher;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.store.PaperStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The newest papers of what a reader follows, without those they put away.
public final class FollowedPapers {
  /// More papers than any day has.
  private static final int A_DAY = 20_000;

  /// Days whose papers are compared with those of a tag.
  private static final int TAG_DAYS = 5;

  private final PaperStore papers;
  private final FollowSearch search;
  private final FollowMatcher matcher;

  public FollowedPapers(WebServices services, ReaderServices readers) {
    this.papers = services.papers();
    this.search = new FollowSearch(services.search());
    this.matcher = readers.matcher();
  }

  /// Papers announced from `from` to `until`, newest first, of a tag the nearest first.
  ///
  /// @param limit 1 to 200
  public List<Paper> of(
      Follow follow, ReaderShelf shelf, LocalDate from, LocalDate until, int limit) {
    List<Paper> found =
        follow
            .query()
            .map(query -> search.papers(query, from, until, limit))
            .orElseGet(() -> byTag(follow, shelf, from, until));
    return found.stream().filter(paper -> !shelf.isDismissed(paper.id())).limit(limit).toList();
  }

  private List<Paper> byTag(Follow follow, ReaderShelf shelf, LocalDate from, LocalDate until) {
    List<LocalDate> days =
        papers.countsByDay(from, until).keySet().stream()
            .sorted(Comparator.reverseOrder())
            .limit(TAG_DAYS)
            .toList();
    List<Paper> all = new ArrayList<>();
    for (LocalDate day : days) {
      List<Paper> announced = papers.announced(day, day, A_DAY);
      Map<PaperId, Paper> known =
          announced.stream().collect(Collectors.toMap(Paper::id, paper -> paper, (one, _) -> one));
      matcher.match(follow, shelf, announced, day).stream()
          .map(match -> known.get(match.paperId()))
          .filter(Objects::nonNull)
          .forEach(all::add);
    }
    return all;
  }
}
