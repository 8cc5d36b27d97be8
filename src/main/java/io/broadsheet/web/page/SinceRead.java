package io.broadsheet.web.page;

import io.broadsheet.paper.Paper;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.PaperStore.FormerRecord;
import io.broadsheet.web.page.PaperModel.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of a paper since the reader read it, or saved it when they did not say that they
/// read it: "version 3 since you read version 1", and how its texts changed.
///
/// @param heading in words
/// @param fields that changed; empty when only the version did
public record SinceRead(String heading, List<FieldChange> fields) {
  public SinceRead {
    fields = List.copyOf(fields);
  }

  /// Empty when nothing changed that a reader sees.
  static Optional<SinceRead> of(Page page, LibraryItem item, Paper now, PaperStore store) {
    Instant then = item.readAt() == null ? item.savedAt() : item.readAt();
    if (then == null) {
      return Optional.empty();
    }
    @Nullable Paper before = asOf(store.history(now.id()), then);
    if (before == null) {
      return Optional.empty();
    }
    List<FieldChange> fields = PaperChanges.between(page, before, now);
    boolean newVersion =
        before.latestVersion().isPresent()
            && now.latestVersion().isPresent()
            && before.latestVersion().getAsInt() < now.latestVersion().getAsInt();
    if (fields.isEmpty() && !newVersion) {
      return Optional.empty();
    }
    String read = item.readAt() == null ? "saved" : "read";
    String heading =
        newVersion
            ? page.text(
                "since.version." + read,
                now.latestVersion().getAsInt(),
                before.latestVersion().getAsInt())
            : page.text("since.changed." + read, page.date(then));
    return Optional.of(new SinceRead(heading, fields));
  }

  /// The record as it was at a time; null when it is still the same.
  ///
  /// @param history newest first
  static @Nullable Paper asOf(List<FormerRecord> history, Instant then) {
    Paper found = null;
    for (FormerRecord record : history) {
      if (!record.replacedAt().isAfter(then)) {
        break;
      }
      found = record.paper();
    }
    return found;
  }
}
