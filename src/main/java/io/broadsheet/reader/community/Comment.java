package io.broadsheet.reader.community;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a reader wrote under a paper.
///
/// @param author empty when the account is gone
/// @param authorName as shown; empty when the account is gone
/// @param parent number of the comment it answers, 0 for none
/// @param depth 0 for one that answers the paper, at most [#DEEPEST]
/// @param text Markdown; empty when it was deleted
/// @param editedAt null when it stands as it was written
/// @param hiddenReason why an editor hid it; null when it is not hidden
public record Comment(
    long number,
    PaperId paper,
    Optional<ReaderId> author,
    String authorName,
    long parent,
    int depth,
    String text,
    Instant writtenAt,
    @Nullable Instant editedAt,
    boolean deleted,
    @Nullable String hiddenReason) {
  /// An answer to a comment at this depth stands beside it.
  public static final int DEEPEST = 5;

  public static final int LONGEST = 10_000;
  public static final int LONGEST_REASON = 300;

  public Comment {
    requireNonNull(paper, "paper is null");
    requireNonNull(author, "author is null");
    requireNonNull(authorName, "authorName is null");
    requireNonNull(text, "text is null");
    requireNonNull(writtenAt, "writtenAt is null");
  }

  public boolean isBy(ReaderId reader) {
    return author.filter(reader::equals).isPresent();
  }
}
