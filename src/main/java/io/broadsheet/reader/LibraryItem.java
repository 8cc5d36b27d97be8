package io.broadsheet.reader;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.PaperId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader said of a paper. The paper itself may be gone from the store.
///
/// @param savedAt null when it is not in the library
/// @param readAt null when it is not marked read
/// @param dismissedAt null when it is not marked as of no interest
/// @param tags in alphabetical order
/// @param note Markdown; empty when there is none
public record LibraryItem(
    PaperId paperId,
    @Nullable Instant savedAt,
    @Nullable Instant readAt,
    @Nullable Instant dismissedAt,
    List<String> tags,
    String note) {
  public static final int LONGEST_NOTE = 20_000;

  static final Comparator<LibraryItem> LAST_SAVED_FIRST =
      Comparator.<LibraryItem, Instant>comparing(
              item -> item.savedAt() == null ? Instant.EPOCH : item.savedAt(),
              Comparator.reverseOrder())
          .thenComparing(LibraryItem::paperId);

  public LibraryItem {
    requireNonNull(paperId, "paperId is null");
    requireNonNull(note, "note is null");
    tags = List.copyOf(tags);
  }

  /// Nothing said.
  public static LibraryItem none(PaperId id) {
    return new LibraryItem(id, null, null, null, List.of(), "");
  }

  public boolean isSaved() {
    return savedAt != null;
  }

  public boolean isRead() {
    return readAt != null;
  }

  public boolean isDismissed() {
    return dismissedAt != null;
  }
}
