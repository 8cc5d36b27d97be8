package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out who sends a request, notes that they are here, and keeps the shelves of the readers
/// who came last. Safe for use by many threads.
final class Visits {
  private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
  private static final int KEPT_SHELVES = 256;

  private final ReaderServices readers;
  private final Clock clock;
  private final Map<ReaderId, Kept> shelves =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ReaderId, Kept> eldest) {
              return size() > KEPT_SHELVES;
            }
          });

  private record Kept(long revision, ReaderShelf shelf) {}

  Visits(ReaderServices readers, Clock clock) {
    this.readers = readers;
    this.clock = clock;
  }

  /// The visit that a request belongs to. When the database cannot tell, it is nobody's: the pages
  /// that need none still answer.
  Visit of(Function<String, Optional<String>> headers) {
    try {
      return new Visit(
          readers.visitors().of(headers).map(this::here).orElse(null),
          this::shelf,
          !readers.accounts().oneReader());
    } catch (BroadsheetException unavailable) {
      LOG.warn("cannot tell who asks: {}", unavailable.getMessage());
      return Visit.nobodys();
    }
  }

  private ReaderProfile here(ReaderProfile profile) {
    if (profile.seenAt() != null
        && Duration.between(profile.seenAt(), clock.instant()).abs().compareTo(NOTED_EVERY) < 0) {
      return profile;
    }
    readers.store().seen(profile.id());
    return readers.store().find(profile.id()).orElse(profile);
  }

  private ReaderShelf shelf(ReaderProfile profile) {
    Kept kept = shelves.get(profile.id());
    if (kept == null || kept.revision() != profile.revision()) {
      kept = new Kept(profile.revision(), readers.store().shelf(profile.id()));
      shelves.put(profile.id(), kept);
    }
    return kept.shelf();
  }
}
