package io.broadsheet.harvest.format;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.Paper;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One item of an announcement feed.
///
/// @param batch the day the item carries, in New York; null when it carries none
/// @param version the version announced, 0 when the item does not say
public record Announcement(Paper paper, Kind kind, @Nullable LocalDate batch, int version) {
  public Announcement {
    requireNonNull(paper, "paper is null");
    requireNonNull(kind, "kind is null");
  }

  /// Why the paper is in the feed.
  public enum Kind {
    NEW,
    /// New, and primary in a category of another feed; or cross-listed later.
    CROSS,
    REPLACE,
    REPLACE_CROSS
  }

  /// Whether this announcement lists the paper for the first time, as far as this feed goes.
  public boolean isFirst() {
    return kind == Kind.NEW || kind == Kind.CROSS;
  }
}
