package io.broadsheet.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is known of the newest announcement of one category of one source.
///
/// @param batchDate the announcement's own date; null before the first one was seen
/// @param added papers announced as new
/// @param crossListed papers announced as cross-lists from another category
/// @param replaced papers announced as replacements, cross-listed or not
/// @param checkedAt when the source was last asked
public record CategoryBatch(
    String source,
    String category,
    State state,
    @Nullable LocalDate batchDate,
    int added,
    int crossListed,
    int replaced,
    Instant checkedAt) {
  public CategoryBatch {
    requireNonNull(source, "source is null");
    requireNonNull(category, "category is null");
    requireNonNull(state, "state is null");
    requireNonNull(checkedAt, "checkedAt is null");
  }

  /// How the batch stands against the calendar of announcements.
  public enum State {
    /// The announcement that is due is here.
    FRESH,
    /// It is due and not here yet.
    WAITING,
    /// None is due: a weekend or a holiday, or the category had nothing to announce.
    QUIET_DAY,
    /// The source could not be asked.
    STALLED
  }
}
