package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.edition.Edition;
import io.broadsheet.edition.EditionItem;
import io.broadsheet.paper.AnnouncementCalendar;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperLinks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an empty library shows. The papers are not in the library, so everything links to its
/// source.
public record SampleView(SampleItem lead, List<SampleSection> sections, int total, String next) {
  public SampleView {
    sections = List.copyOf(sections);
  }

  /// Papers of one category.
  public record SampleSection(String code, String title, List<SampleItem> items) {}

  /// One paper.
  ///
  /// @param href the abstract at arXiv
  /// @param date as the page writes it; empty when it is not known
  public record SampleItem(
      String id,
      String href,
      Content title,
      String authors,
      String category,
      Optional<String> date,
      String synopsis,
      List<Link> links) {}

  static SampleView of(Page page, Edition sample, AnnouncementCalendar calendar) {
    return new SampleView(
        item(page, sample.lead().orElseThrow()),
        sample.sections().stream()
            .map(
                section ->
                    new SampleSection(
                        section.key(),
                        CategoryTaxonomy.name(section.key(), page.language().parameter()),
                        section.items().stream().map(item -> item(page, item)).toList()))
            .toList(),
        sample.total(),
        AnnouncementText.next(page, calendar));
  }

  private static SampleItem item(Page page, EditionItem item) {
    Paper paper = item.paper();
    List<Link> links = PaperLinks.of(paper);
    return new SampleItem(
        paper.id().toString(),
        links.getFirst().url(),
        Markup.texInline(paper.title()),
        paper.authors().stream().map(Author::name).collect(Collectors.joining(", ")),
        paper.primaryCategory().orElse(""),
        Optional.ofNullable(paper.announcedOn()).map(page::date),
        paper.abstractText(),
        links.stream()
            .filter(link -> link.kind() == Link.Kind.CODE || link.kind() == Link.Kind.PROJECT)
            .toList());
  }
}
