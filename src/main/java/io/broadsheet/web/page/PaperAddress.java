package io.broadsheet.web.page;

import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.PaperId;
import io.broadsheet.web.RequestContext;
import java.util.Optional;
import java.util.OptionalInt;

/// The paper that an address names, whatever the shape of the identifier in it.
///
/// @param version named by the identifier, empty when none was
/// @param canonical whether the address is the one we give the paper ourselves
record PaperAddress(PaperId id, OptionalInt version, boolean canonical) {
  /// Reads the path parameter `id`; empty when it is no identifier.
  static Optional<PaperAddress> of(RequestContext context) {
    String text = context.pathParameter("id");
    Optional<ArxivIdentifier> arxiv = ArxivIdentifier.parse(text);
    if (arxiv.isPresent()) {
      PaperId id = arxiv.get().paperId();
      return Optional.of(new PaperAddress(id, arxiv.get().version(), id.toString().equals(text)));
    }
    return PaperId.parse(text).map(id -> new PaperAddress(id, OptionalInt.empty(), true));
  }

  /// The address we give the paper, with the version asked for.
  String path() {
    return PaperPaths.paper(id) + (version.isPresent() ? "?version=" + version.getAsInt() : "");
  }
}
