package io.broadsheet.web;

import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who sends a request, and what they said of papers, read when it is first asked for. For use by
/// one thread.
public final class Visit {
  private final @Nullable ReaderProfile profile;
  private final Function<ReaderProfile, ReaderShelf> shelves;
  private @Nullable ReaderShelf shelf;

  Visit(@Nullable ReaderProfile profile, Function<ReaderProfile, ReaderShelf> shelves) {
    this.profile = profile;
    this.shelves = shelves;
  }

  /// Of nobody.
  static Visit nobodys() {
    return new Visit(null, _ -> ReaderShelf.EMPTY);
  }

  public Optional<ReaderProfile> profile() {
    return Optional.ofNullable(profile);
  }

  /// Empty when nobody is signed in.
  public ReaderShelf shelf() {
    ReaderShelf known = shelf;
    if (known == null) {
      known = profile == null ? ReaderShelf.EMPTY : shelves.apply(profile);
      shelf = known;
    }
    return known;
  }
}
