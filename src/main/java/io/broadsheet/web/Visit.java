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
  private final boolean maySignIn;
  private @Nullable ReaderShelf shelf;

  /// @param maySignIn whether readers sign in here
  Visit(
      @Nullable ReaderProfile profile,
      Function<ReaderProfile, ReaderShelf> shelves,
      boolean maySignIn) {
    this.profile = profile;
    this.maySignIn = maySignIn;
    this.shelves = shelves;
  }

  /// Of nobody.
  static Visit nobodys() {
    return new Visit(null, _ -> ReaderShelf.EMPTY, false);
  }

  /// Whether readers sign in here.
  public boolean maySignIn() {
    return maySignIn;
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
