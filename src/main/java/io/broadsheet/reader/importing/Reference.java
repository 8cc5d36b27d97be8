package io.broadsheet.reader.importing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A paper as a file of references names it.
///
/// @param names texts in which identifiers may stand (eprint, DOI, URL), the surest first
/// @param title as written, TeX and all; empty when there is none
/// @param tags of [io.broadsheet.reader.Tag#of]
/// @param note the reader's own; empty when there is none
/// @param savedAt when it was put there; null when the file does not say
public record Reference(
    List<String> names, String title, List<String> tags, String note, @Nullable Instant savedAt) {
  public Reference {
    names = List.copyOf(names);
    tags = List.copyOf(tags);
    requireNonNull(title, "title is null");
    requireNonNull(note, "note is null");
  }

  /// What it is called in a report: the title, else the first name.
  public String shown() {
    return !title.isBlank() ? title : names.isEmpty() ? "?" : names.getFirst();
  }
}
