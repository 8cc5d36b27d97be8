package io.broadsheet.web.page;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;

/// What readers say of a paper.
///
/// @param title of the paper
/// @param votes of readers
/// @param picked who picked it, in words; empty when nobody did
/// @param voted whether the reader did
/// @param moderator whether the reader is an editor or the owner
/// @param entries in the order of the threads
public record DiscussionModel(
    String id,
    String href,
    Content title,
    String votes,
    Optional<String> picked,
    boolean voted,
    boolean moderator,
    boolean isPicked,
    List<Entry> entries) {
  public DiscussionModel {
    entries = List.copyOf(entries);
  }

  /// A comment.
  ///
  /// @param depth in its thread, 0 to 5
  /// @param html what was written; empty when it cannot be read
  /// @param state why it cannot be read, or who alone can; empty for a comment as any
  /// @param source as it is edited; empty unless it is the reader's own
  public record Entry(
      long number,
      int depth,
      String author,
      String when,
      String edited,
      Optional<Content> html,
      String state,
      boolean own,
      boolean hidden,
      boolean mayAnswer,
      String source) {}
}
