package io.broadsheet.reader;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A reader.
///
/// @param name signs in, see [ReaderName#of]
/// @param displayName as shown
/// @param language `en` or `zh`, null to go by the browser
/// @param zone null to go by the server
/// @param seenAt when the reader last asked for a page, to the minute; null before the first
/// @param awaySince when the visit before this one ended; null in the first
/// @param revision grows with each change of what the reader saved, marked, tagged or follows
public record ReaderProfile(
    ReaderId id,
    String name,
    String displayName,
    Role role,
    @Nullable String language,
    @Nullable ZoneId zone,
    Instant createdAt,
    @Nullable Instant seenAt,
    @Nullable Instant awaySince,
    long revision) {
  public ReaderProfile {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(displayName, "displayName is null");
    requireNonNull(role, "role is null");
    requireNonNull(createdAt, "createdAt is null");
  }

  /// The same reader at another revision.
  public ReaderProfile withRevision(long other) {
    return new ReaderProfile(
        id, name, displayName, role, language, zone, createdAt, seenAt, awaySince, other);
  }

  public boolean isOwner() {
    return role == Role.OWNER;
  }

  /// The zone in which times are shown to the reader.
  public ZoneId zoneOr(ZoneId servers) {
    return Optional.ofNullable(zone).orElse(servers);
  }
}
