package io.broadsheet.paper;

import static java.util.Objects.requireNonNull;

/// A name that another registry gave to the work.
///
/// @param scheme lower case: `doi`, `openalex`, `pmid`, `anthology`, `s2`, `arxiv`
public record ExternalId(String scheme, String value) {
  public ExternalId {
    requireNonNull(scheme, "scheme is null");
    requireNonNull(value, "value is null");
  }
}
