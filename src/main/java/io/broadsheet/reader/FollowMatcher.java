package io.broadsheet.reader;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Finds what a reader follows among the papers of a day.
@FunctionalInterface
public interface FollowMatcher {
  /// Those of the papers that the follow asks for, the best first.
  ///
  /// @param papers announced on the day, the best first
  List<Match> match(Follow follow, ReaderShelf shelf, List<Paper> papers, LocalDate day);

  /// A paper that is asked for.
  ///
  /// @param near the saved paper that it is near to, for a tag
  record Match(PaperId paperId, Optional<Paper> near) {
    public static Match of(PaperId id) {
      return new Match(id, Optional.empty());
    }
  }
}
