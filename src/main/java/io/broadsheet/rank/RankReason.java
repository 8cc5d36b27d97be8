package io.broadsheet.rank;

import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import java.util.List;

/// Why a paper stands where it stands for one reader, as a fact that a page can put in its own
/// language. [#words()] says it in English.
public sealed interface RankReason {
  String words();

  /// It is like a paper that the reader saved.
  ///
  /// @param title as it is written, with its TeX
  /// @param terms that both have, the most telling first; at most three
  record LikeSaved(PaperId saved, String title, List<String> terms) implements RankReason {
    public LikeSaved {
      terms = List.copyOf(terms);
    }

    @Override
    public String words() {
      return terms.isEmpty()
          ? "Like “" + title + "”, which you saved"
          : "Like “" + title + "”, which you saved: " + String.join(", ", terms);
    }
  }

  /// It is like the papers of what the reader follows; said of readers who have saved little.
  ///
  /// @param terms as of [LikeSaved]
  record LikeFollowed(Follow follow, List<String> terms) implements RankReason {
    public LikeFollowed {
      terms = List.copyOf(terms);
    }

    @Override
    public String words() {
      return "Like papers of "
          + follow.label()
          + (terms.isEmpty() ? "" : ": " + String.join(", ", terms));
    }
  }

  /// The reader follows something that it answers.
  record Followed(Follow follow) implements RankReason {
    @Override
    public String words() {
      return "You follow " + follow.label();
    }
  }

  /// Readers of another site liked it.
  record Upvoted(long votes, String source) implements RankReason {
    @Override
    public String words() {
      return votes + (votes == 1 ? " upvote at " : " upvotes at ") + source;
    }
  }
}
