package io.broadsheet.paper;

import java.util.ArrayList;
import java.util.List;

/// The links of a paper: those that follow from its identifiers, then those found in its texts.
public final class PaperLinks {
  private PaperLinks() {}

  /// All links, abstract page first, each URL once.
  public static List<Link> of(Paper paper) {
    List<Link> links = new ArrayList<>();
    if (paper.id().isArxiv()) {
      String local = paper.id().local();
      links.add(new Link(Link.Kind.ABSTRACT, "https://arxiv.org/abs/" + local));
      links.add(new Link(Link.Kind.PDF, "https://arxiv.org/pdf/" + local));
      links.add(new Link(Link.Kind.HTML, "https://arxiv.org/html/" + local));
    }
    if (paper.doi() != null) {
      links.add(new Link(Link.Kind.DOI, "https://doi.org/" + paper.doi()));
    }
    for (Link link : paper.links()) {
      if (links.stream().noneMatch(known -> known.url().equals(link.url()))) {
        links.add(link);
      }
    }
    return List.copyOf(links);
  }
}
