package io.broadsheet.harvest.openalex;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What to ask OpenAlex for.
///
/// @param apiKey kept out of every message; empty for none
/// @param filter in OpenAlex's own syntax, dates excepted
/// @param from first publication date, null to go on from the last harvest
/// @param until last one, null for today in UTC
public record OpenAlexSourceConfig(
    URI baseUrl,
    String apiKey,
    String filter,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {
  public OpenAlexSourceConfig {
    requireNonNull(baseUrl, "baseUrl is null");
    requireNonNull(apiKey, "apiKey is null");
    requireNonNull(filter, "filter is null");
  }

  /// Without the key.
  @Override
  public String toString() {
    return "OpenAlexSourceConfig[baseUrl=" + baseUrl + ", filter=" + filter + "]";
  }
}
