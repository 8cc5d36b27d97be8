package io.broadsheet.web.page;

import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.ExternalId;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperLinks;
import io.broadsheet.paper.PaperVersion;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.page.PaperModel.Fact;
import io.broadsheet.web.page.PaperModel.LabelledLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The facts and links of a paper, in words.
final class PaperFacts {
  private static final List<String> EXPORTS = List.of("bib", "ris", "csl.json", "md", "json");

  private final Page page;
  private final Paper paper;

  PaperFacts(Page page, Paper paper) {
    this.page = page;
    this.paper = paper;
  }

  List<LabelledLink> links() {
    List<LabelledLink> links = new ArrayList<>();
    for (Link link : PaperLinks.of(paper)) {
      links.add(new LabelledLink(label(link), link.url()));
    }
    return links;
  }

  private String label(Link link) {
    return switch (link.kind()) {
      case ABSTRACT ->
          paper.id().isArxiv() ? "arXiv:" + paper.id().local() : page.text("paper.link.abstract");
      case PDF -> "PDF";
      case HTML -> "HTML";
      case DOI -> "DOI";
      case CODE -> page.text("paper.link.code");
      case PROJECT -> host(link.url());
    };
  }

  /// The host of a URL, without `www.`.
  private static String host(String url) {
    String rest = url.substring(url.indexOf("//") + 2);
    int end = 0;
    while (end < rest.length() && "/?#:".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String host = rest.substring(0, end).toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  List<LabelledLink> exports() {
    List<LabelledLink> exports = new ArrayList<>();
    for (String format : EXPORTS) {
      exports.add(
          new LabelledLink(
              page.text("paper.export." + format), PaperPaths.paper(paper.id()) + "." + format));
    }
    return exports;
  }

  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    if (paper.announcedOn() != null) {
      facts.add(
          new Fact(
              page.text("paper.announced"),
              List.of(
                  new LabelledLink(
                      page.date(paper.announcedOn()), page.href("/day/" + paper.announcedOn())))));
    }
    if (paper.submittedAt() != null) {
      facts.add(Fact.of(page.text("paper.submitted"), page.date(paper.submittedAt())));
    }
    if (paper.updatedAt() != null && !paper.updatedAt().equals(paper.submittedAt())) {
      facts.add(Fact.of(page.text("paper.updated"), page.date(paper.updatedAt())));
    }
    if (!paper.versions().isEmpty()) {
      facts.add(new Fact(page.text("paper.versions"), versions()));
    }
    if (!paper.categories().isEmpty()) {
      facts.add(new Fact(page.text("paper.categories"), categories()));
    }
    add(
        facts,
        "paper.comment",
        paper.comment() == null ? null : TexToText.convert(paper.comment()));
    add(facts, "paper.journal", paper.journalReference());
    add(facts, "paper.report", paper.reportNumber());
    if (paper.doi() != null) {
      facts.add(
          new Fact(
              "DOI", List.of(new LabelledLink(paper.doi(), "https://doi.org/" + paper.doi()))));
    }
    for (ExternalId external : paper.externalIds()) {
      add(facts, external);
    }
    if (paper.licence() != null) {
      boolean web = paper.licence().startsWith("http://") || paper.licence().startsWith("https://");
      facts.add(
          new Fact(
              page.text("paper.licence"),
              List.of(new LabelledLink(paper.licence(), web ? paper.licence() : ""))));
    }
    facts.add(Fact.of(page.text("paper.provenance"), paper.provenance()));
    return facts;
  }

  private static void add(List<Fact> facts, ExternalId external) {
    facts.add(Fact.of(external.scheme(), external.value()));
  }

  private void add(List<Fact> facts, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.add(Fact.of(page.text(key), value));
    }
  }

  private List<LabelledLink> versions() {
    List<LabelledLink> versions = new ArrayList<>();
    for (PaperVersion version : paper.versions()) {
      String label = "v" + version.number();
      if (version.submittedAt() != null) {
        label += " (" + page.date(version.submittedAt()) + ")";
      }
      String href =
          paper.id().isArxiv()
              ? "https://arxiv.org/abs/" + paper.id().local() + "v" + version.number()
              : "";
      versions.add(new LabelledLink(label, href));
    }
    return versions;
  }

  private List<LabelledLink> categories() {
    List<LabelledLink> categories = new ArrayList<>();
    for (String code : paper.categories()) {
      String name = CategoryTaxonomy.name(code, page.language().tag());
      String label = name.equals(code) ? code : name + " (" + code + ")";
      categories.add(new LabelledLink(label, page.href(PaperPaths.category(code))));
    }
    return categories;
  }
}
