package io.broadsheet.paper;

import static java.util.Objects.requireNonNull;

/// A link to something of the paper's.
///
/// @param url absolute, `http` or `https`
public record Link(Kind kind, String url) {
  /// What is behind the link.
  public enum Kind {
    /// The page of the paper at its source.
    ABSTRACT,
    PDF,
    HTML,
    DOI,
    /// A code repository.
    CODE,
    /// A page made for the paper, or any other link found in abstract or comment.
    PROJECT
  }

  /// @throws IllegalArgumentException when the URL is neither `http` nor `https`
  public Link {
    requireNonNull(kind, "kind is null");
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      throw new IllegalArgumentException("url is neither http nor https: " + url);
    }
  }
}
