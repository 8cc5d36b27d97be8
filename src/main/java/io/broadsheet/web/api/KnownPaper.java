package io.broadsheet.web.api;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.DoiIdentifier;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.Searcher;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.Parameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the paper that a path names, in any shape an identifier has.
public final class KnownPaper {
  private KnownPaper() {}

  /// The papers that the parameters `id` name, in their order, each once.
  ///
  /// @throws BroadsheetException of kind INVALID when there is none, too many or one that is no
  ///   identifier, NOT_FOUND when the library lacks one
  public static Set<PaperId> named(PaperStore papers, Parameters parameters) {
    List<String> names = parameters.all("id");
    if (names.isEmpty() || names.size() > Searcher.MOST_EXAMPLES) {
      throw BroadsheetException.invalid(
          "id is there "
              + names.size()
              + " times; name 1 to "
              + Searcher.MOST_EXAMPLES
              + " papers, as in id=2301.00335&id=hep-th/9901001");
    }
    Set<PaperId> ids = new LinkedHashSet<>();
    names.forEach(name -> ids.add(find(papers, name).id()));
    return ids;
  }

  /// @throws BroadsheetException of kind INVALID when the text is no identifier, NOT_FOUND when the
  ///   library has no such paper
  public static Paper find(PaperStore papers, String text) {
    Optional<ArxivIdentifier> arxiv = ArxivIdentifier.parse(text);
    Optional<DoiIdentifier> doi = arxiv.isPresent() ? Optional.empty() : DoiIdentifier.parse(text);
    Optional<Paper> published = doi.flatMap(known -> papers.findByDoi(known.value()));
    if (published.isPresent()) {
      return published.get();
    }
    Optional<PaperId> id = arxiv.map(ArxivIdentifier::paperId).or(() -> PaperId.parse(text));
    if (id.isEmpty() && doi.isPresent()) {
      throw BroadsheetException.notFound(
          "no paper in this library has the DOI " + doi.get().value());
    }
    PaperId key =
        id.orElseThrow(
            () ->
                BroadsheetException.invalid(
                    "this is no paper's identifier; write 2301.00335, hep-th/9901001, a DOI or"
                        + " source:name"));
    return papers
        .find(key)
        .orElseThrow(
            () -> BroadsheetException.notFound("paper " + key + " is not in this library"));
  }
}
