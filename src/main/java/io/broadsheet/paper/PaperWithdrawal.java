package io.broadsheet.paper;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells from the authors' remark that a paper was withdrawn; arXiv keeps such papers as ordinary
/// records.
public final class PaperWithdrawal {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)\\b(?:this|the|our)\\s+(?:\\w+\\s+)?(?:paper|article|submission|manuscript|preprint"
              + "|work|version|report)\\s+(?:has\\s+been|have\\s+been|is|was|is\\s+being)\\s+"
              + "(?:\\w+\\s+)?(?:withdrawn|retracted)\\b"
              + "|^\\W*(?:paper\\s+|article\\s+)?(?:withdrawn|retracted)\\b"
              + "|\\bwithdrawn\\s+by\\s+(?:the\\s+)?(?:author|arxiv|submitter)");

  private PaperWithdrawal() {}

  /// Whether the comment says so; false when there is none.
  public static boolean isSaidIn(@Nullable String comment) {
    if (comment == null) {
      return false;
    }
    String start = comment.length() > 500 ? comment.substring(0, 500) : comment;
    return !start.contains("not withdrawn") && SAID.matcher(start).find();
  }
}
