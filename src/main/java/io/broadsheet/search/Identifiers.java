package io.broadsheet.search;

import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises a query that is nothing but an identifier.
final class Identifiers {
  private static final Pattern DOI =
      Pattern.compile(
          "(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)?(10\\.\\d{4,9}/[^\\s\"<>]{1,300})",
          Pattern.CASE_INSENSITIVE);

  private final PaperStore store;

  Identifiers(PaperStore store) {
    this.store = store;
  }

  /// What the query names.
  ///
  /// @param named the identifier in its usual form
  /// @param paper empty when the library does not have it
  record Named(String named, Optional<Paper> paper) {}

  /// Empty when the query is something else.
  Optional<Named> find(String query) {
    String text = query.strip();
    if (text.startsWith("id:")) {
      text = text.substring(3).strip();
    }
    Optional<ArxivIdentifier> arxiv = ArxivIdentifier.parse(text);
    if (arxiv.isPresent()) {
      PaperId id = arxiv.get().paperId();
      return Optional.of(new Named(id.toString(), store.find(id)));
    }
    Matcher doi = DOI.matcher(text);
    if (doi.matches()) {
      return Optional.of(new Named(doi.group(1), store.findByDoi(doi.group(1))));
    }
    return text.indexOf(':') > 0 && text.indexOf(' ') < 0
        ? PaperId.parse(text)
            .flatMap(store::find)
            .map(paper -> new Named(paper.id().toString(), Optional.of(paper)))
        : Optional.empty();
  }
}
