package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.LibraryFilter;
import io.broadsheet.web.LibraryPapers;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/library`: what a reader saved, to be searched and narrowed by tag and state.
public final class LibraryHandler {
  private static final int PAGE_SIZE = 20;
  private static final int LAST_PAGE = 10_000;
  private static final int EXCERPT = 420;

  /// What exports there are, by file extension.
  public static final List<String> EXPORTS = List.of("bib", "ris", "csl.json", "csv");

  private final Pages pages;
  private final PaperStore papers;
  private final ReadingServices reading;

  public LibraryHandler(WebServices services, Pages pages) {
    this.pages = pages;
    this.papers = services.papers();
    this.reading = services.reading();
  }

  /// What the template shows.
  ///
  /// @param summary how many papers, in words
  /// @param saved how many papers are in the library at all
  /// @param exports with their labels; paths that keep the filter
  public record Model(
      LibraryFilter filter,
      String summary,
      long saved,
      List<Entry> entries,
      List<SearchModel.Choice> states,
      List<TagCount> tags,
      List<PaperModel.LabelledLink> exports,
      Optional<String> previous,
      Optional<String> next,
      int number) {
    public Model {
      entries = List.copyOf(entries);
      states = List.copyOf(states);
      tags = List.copyOf(tags);
      exports = List.copyOf(exports);
    }
  }

  /// A paper of the library.
  ///
  /// @param card empty when the paper is no longer in the store
  public record Entry(
      PaperId id,
      Optional<PaperCard> card,
      String when,
      List<TagCount> tags,
      Optional<Content> note,
      Optional<SinceRead> since) {}

  /// A tag.
  ///
  /// @param papers saved ones that have it
  /// @param href of the library with this tag alone, or without it when it is chosen
  public record TagCount(String tag, int papers, String href, boolean current) {}

  public Reply answer(RequestContext context) {
    LibraryFilter filter = LibraryFilter.of(context.parameters());
    int number = context.parameters().number("page", 1, 1, LAST_PAGE);
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("nav.library"));
    ReaderShelf shelf = page.reader().shelf();
    List<LibraryItem> all = filter.apply(shelf, papers);
    int from = Math.min(all.size(), (number - 1) * PAGE_SIZE);
    List<LibraryItem> shown = all.subList(from, Math.min(all.size(), from + PAGE_SIZE));
    return pages.draw(
        "page/library.jte",
        page,
        new Model(
            filter,
            page.text("library.summary", all.size()),
            shelf.items().values().stream().filter(LibraryItem::isSaved).count(),
            entries(page, filter, shown),
            states(page, filter),
            tags(page, filter, shelf.tags()),
            exports(filter),
            number > 1 ? Optional.of(path(page, filter, number - 1)) : Optional.empty(),
            from + PAGE_SIZE < all.size()
                ? Optional.of(path(page, filter, number + 1))
                : Optional.empty(),
            number));
  }

  private List<Entry> entries(Page page, LibraryFilter filter, List<LibraryItem> items) {
    Map<PaperId, Paper> known = LibraryPapers.of(items, papers);
    PaperCards cards = new PaperCards(page, reading, known.values());
    List<Entry> entries = new ArrayList<>();
    for (LibraryItem item : items) {
      Optional<Paper> paper = Optional.ofNullable(known.get(item.paperId()));
      entries.add(
          new Entry(
              item.paperId(),
              paper.map(found -> cards.card(found, EXCERPT, List.of())),
              when(page, item),
              item.tags().stream().map(tag -> tag(page, filter, tag, 0)).toList(),
              item.note().isEmpty() ? Optional.empty() : Optional.of(NoteMarkup.of(item.note())),
              paper.flatMap(found -> SinceRead.of(page, item, found, papers))));
    }
    return entries;
  }

  private static String when(Page page, LibraryItem item) {
    List<String> parts = new ArrayList<>();
    if (item.savedAt() != null) {
      parts.add(page.text("library.savedOn", page.date(item.savedAt())));
    }
    if (item.readAt() != null) {
      parts.add(page.text("library.readOn", page.date(item.readAt())));
    }
    if (item.dismissedAt() != null) {
      parts.add(page.text("library.awayOn", page.date(item.dismissedAt())));
    }
    return String.join(page.text("list.separator"), parts);
  }

  private static List<SearchModel.Choice> states(Page page, LibraryFilter filter) {
    List<SearchModel.Choice> choices = new ArrayList<>();
    for (LibraryFilter.State state : LibraryFilter.State.values()) {
      choices.add(
          new SearchModel.Choice(
              page.text("library.state." + state.parameter()),
              path(page, filter.with(state), 1),
              state == filter.state()));
    }
    return choices;
  }

  private static List<TagCount> tags(Page page, LibraryFilter filter, Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(entry -> tag(page, filter, entry.getKey(), entry.getValue()))
        .toList();
  }

  private static TagCount tag(Page page, LibraryFilter filter, String tag, int papers) {
    boolean current = filter.tag().equals(Optional.of(tag));
    LibraryFilter target = filter.withTag(current ? Optional.empty() : Optional.of(tag));
    return new TagCount(tag, papers, path(page, target, 1), current);
  }

  private static List<PaperModel.LabelledLink> exports(LibraryFilter filter) {
    Map<String, String> labels =
        Map.of("bib", "BibTeX", "ris", "RIS", "csl.json", "CSL-JSON", "csv", "CSV");
    return EXPORTS.stream()
        .map(
            extension ->
                new PaperModel.LabelledLink(
                    labels.getOrDefault(extension, extension),
                    "/library/export." + extension + filter.parameters()))
        .toList();
  }

  private static String path(Page page, LibraryFilter filter, int number) {
    String parameters = filter.parameters();
    String paged =
        number == 1
            ? parameters
            : parameters + (parameters.isEmpty() ? "?" : "&") + "page=" + number;
    return page.href("/library" + paged);
  }
}
