package io.broadsheet.rank;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.model.Content;
import io.broadsheet.reader.Follow;
import java.util.List;

/// A paper that may be shown to a reader, with all that its place depends on.
///
/// @param follows of the reader's, those that it answers
/// @param votes of another site's readers, 0 for none
/// @param source of the votes; empty for none
public record Candidate(
    Paper paper, Content content, List<Follow> follows, long votes, String source) {
  public Candidate {
    requireNonNull(paper, "paper is null");
    requireNonNull(content, "content is null");
    requireNonNull(source, "source is null");
    follows = List.copyOf(follows);
  }

  public PaperId id() {
    return paper.id();
  }
}
