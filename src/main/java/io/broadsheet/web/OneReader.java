package io.broadsheet.web;

import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One reader, who never signs in: for a server that only this machine reaches. A request that a
/// proxy passed on comes from elsewhere and is nobody's.
public final class OneReader implements Visitors {
  private static final String NAME = "reader";
  private static final List<String> OF_PROXIES =
      List.of("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via");

  private final ReaderStore store;
  private volatile ReaderId id;

  /// The first owner there is, or a new one.
  public OneReader(ReaderStore store) {
    this.store = store;
    this.id = owner().id();
  }

  private ReaderProfile owner() {
    return store.readers().stream()
        .filter(ReaderProfile::isOwner)
        .findFirst()
        .orElseGet(() -> store.add(NAME, "Reader", Role.OWNER));
  }

  /// Who deletes everything begins anew.
  private synchronized ReaderProfile again() {
    ReaderProfile owner = owner();
    id = owner.id();
    return owner;
  }

  @Override
  public Optional<ReaderProfile> of(Function<String, Optional<String>> headers) {
    return OF_PROXIES.stream().anyMatch(name -> headers.apply(name).isPresent())
        ? Optional.empty()
        : store.find(id).or(() -> Optional.of(again()));
  }
}
