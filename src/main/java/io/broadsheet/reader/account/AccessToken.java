package io.broadsheet.reader.account;

import static java.util.Objects.requireNonNull;

import io.broadsheet.reader.ReaderId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A personal access token, without its secret.
///
/// @param number names it in forms
/// @param label the reader's own
/// @param usedAt null when it never was, else to the hour
public record AccessToken(
    long number,
    ReaderId reader,
    String label,
    Set<Scope> scopes,
    Instant madeAt,
    @Nullable Instant usedAt) {
  public AccessToken {
    requireNonNull(reader, "reader is null");
    requireNonNull(label, "label is null");
    scopes = Set.copyOf(scopes);
  }
}
