package io.broadsheet.harvest.http;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// What a reply said for asking again only when it has changed (RFC 9110, §8.8). To be kept with
/// what was read from the reply, in the same transaction: kept sooner, a crash in between would
/// make the next reply "not modified" and lose this one.
///
/// @param etag as sent, with its quotes
/// @param lastModified as sent
public record Validators(@Nullable String etag, @Nullable String lastModified) {
  public static final Validators NONE = new Validators(null, null);

  static Validators of(HttpHeaders headers) {
    return new Validators(
        headers.firstValue("ETag").orElse(null), headers.firstValue("Last-Modified").orElse(null));
  }
}
