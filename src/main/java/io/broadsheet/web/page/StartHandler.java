package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.search.Completion;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.PaperStore.CategoryCount;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.AuthorSearch;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.TextDirection;
import io.broadsheet.web.WebServices;
import io.broadsheet.web.page.StartModel.PickedAuthor;
import io.broadsheet.web.page.StartModel.PickedCategory;
import io.broadsheet.web.page.StartModel.PickedPaper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/start`: where a new reader picks categories, papers they like and authors. One form: its
/// search draws the page anew with all that was picked, its end saves the papers and follows the
/// rest.
public final class StartHandler {
  private static final int DAYS = 30;
  private static final int CATEGORIES = 36;
  private static final int PAPERS_FOUND = 8;
  private static final int AUTHORS_FOUND = 6;
  private static final int MOST_PICKED = 40;

  private final Pages pages;
  private final FormGuard guard;
  private final WebServices services;
  private final PaperStore papers;
  private final ReaderStore readers;
  private final Completion completion;

  public StartHandler(WebServices services, ReaderServices readers, Pages pages) {
    this.pages = pages;
    this.guard = pages.guard();
    this.services = services;
    this.papers = services.papers();
    this.readers = readers.store();
    this.completion = new Completion(services.search()::search);
  }

  /// What was picked, each once, in the order of the form.
  private record Picks(Set<String> categories, Set<PaperId> papers, Set<String> authors) {
    static final Picks NONE = new Picks(Set.of(), Set.of(), Set.of());

    /// @throws BroadsheetException of kind INVALID when there are too many, or one cannot be any
    static Picks of(Parameters form) {
      List<String> ids = form.all("paper");
      List<String> codes = form.all("category");
      List<String> keys = form.all("author");
      if (ids.size() + codes.size() + keys.size() > MOST_PICKED) {
        throw BroadsheetException.invalid(
            "pick at most " + MOST_PICKED + " to begin with; more can be followed later");
      }
      Set<PaperId> papers = new LinkedHashSet<>();
      for (String id : ids) {
        papers.add(
            PaperId.parse(id).orElseThrow(() -> Parameters.refuse("paper", id, "an identifier")));
      }
      Set<String> categories = new LinkedHashSet<>();
      for (String code : codes) {
        categories.add(Follow.of(Follow.Kind.CATEGORY, code, "").value());
      }
      return new Picks(categories, papers, new LinkedHashSet<>(keys));
    }

    boolean isEmpty() {
      return categories.isEmpty() && papers.isEmpty() && authors.isEmpty();
    }
  }

  public Reply form(RequestContext context) {
    return draw(context, Picks.NONE, "", "");
  }

  public Reply act(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    Picks picks = Picks.of(form);
    String query = form.text("q").orElse("");
    String action = form.text("action").orElse("");
    return switch (action) {
      case "search" -> draw(context, picks, query, "");
      case "begin" ->
          picks.isEmpty() ? draw(context, picks, query, "start.nothing") : begin(context, picks);
      default -> throw Parameters.refuse("action", action, "search or begin");
    };
  }

  private Reply begin(RequestContext context, Picks picks) {
    // All of it is checked before anything is kept.
    List<Follow> follows = new ArrayList<>();
    Map<String, CategoryCount> counts = counts(context);
    for (String code : picks.categories()) {
      if (CategoryTaxonomy.find(code).isEmpty() && !counts.containsKey(code)) {
        throw BroadsheetException.notFound("There is no category " + code + " in this library.");
      }
      follows.add(Follow.of(Follow.Kind.CATEGORY, code, ""));
    }
    for (String key : picks.authors()) {
      follows.add(Follow.of(Follow.Kind.AUTHOR, key, author(key, true).name()));
    }
    List<ReaderStore.Saving> savings =
        papers.findAll(List.copyOf(picks.papers())).stream()
            .map(paper -> new ReaderStore.Saving(paper.id(), null, List.of(), ""))
            .toList();
    if (savings.size() < picks.papers().size()) {
      throw BroadsheetException.notFound("One of the papers is not in this library.");
    }
    ReaderId reader = context.reader().id();
    follows.forEach(follow -> readers.follow(reader, follow));
    readers.saveAll(reader, savings);
    return Reply.redirect(context.href("/")).withStatus(303);
  }

  private Reply draw(RequestContext context, Picks picks, String query, String trouble) {
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("start.title")).withCanonical("/start");
    boolean asked = !query.isBlank();
    List<PickedPaper> found = new ArrayList<>();
    papers.findAll(List.copyOf(picks.papers())).forEach(paper -> found.add(paper(paper, true)));
    List<PickedAuthor> authors = new ArrayList<>();
    picks.authors().forEach(key -> authors.add(author(key, true)));
    int before = found.size() + authors.size();
    if (asked) {
      search(page, query, picks, found, authors);
    }
    boolean nothing = asked && found.size() + authors.size() == before;
    return pages
        .draw(
            "page/start.jte",
            page,
            new StartModel(
                categories(page, picks),
                query,
                nothing ? page.text("start.notFound", query) : "",
                found,
                authors,
                trouble.isEmpty() ? "" : page.text(trouble)))
        .with("Cache-Control", "private, no-store");
  }

  private void search(
      Page page, String query, Picks picks, List<PickedPaper> found, List<PickedAuthor> authors) {
    services.search().search(SearchRequest.of(query, PAPERS_FOUND)).hits().stream()
        .map(SearchResult.FoundPaper::paper)
        .filter(paper -> !picks.papers().contains(paper.id()))
        .forEach(paper -> found.add(paper(paper, false)));
    completion.of(query, page.language().tag(), AUTHORS_FOUND).stream()
        .filter(each -> each.kind() == Completion.Kind.AUTHOR)
        .filter(each -> !picks.authors().contains(each.key()))
        .forEach(each -> authors.add(author(each.key(), false)));
  }

  private static PickedPaper paper(Paper paper, boolean picked) {
    return new PickedPaper(
        paper.id().toString(),
        TexToText.convert(paper.title()),
        paper.language(),
        TextDirection.of(paper.language()),
        paper.authors().stream().map(Author::name).limit(3).toList(),
        picked);
  }

  /// An author as told from others of a like name: by how many papers, in what, and the newest.
  ///
  /// @throws BroadsheetException of kind NOT_FOUND when nobody in the library has this key
  private PickedAuthor author(String key, boolean picked) {
    SearchResult found = services.search().search(AuthorSearch.of(key, 5, false));
    if (found.hits().isEmpty()) {
      throw BroadsheetException.notFound("No paper in this library is by an author of this name.");
    }
    Paper newest = found.hits().getFirst().paper();
    String name =
        newest.authors().stream()
            .filter(author -> AuthorNames.key(author).equals(key))
            .map(Author::name)
            .findFirst()
            .orElse(key);
    List<String> fields =
        found.hits().stream()
            .flatMap(hit -> hit.paper().primaryCategory().stream())
            .distinct()
            .limit(3)
            .toList();
    return new PickedAuthor(
        key,
        name,
        (int) found.total().value(),
        String.join(", ", fields),
        TexToText.convert(newest.title()),
        picked);
  }

  private Map<String, CategoryCount> counts(RequestContext context) {
    LocalDate last = papers.newestAnnouncement(context.latestDay()).orElse(context.today());
    return papers.countsByCategory(last.minusDays(DAYS - 1L), last);
  }

  /// The largest of the last thirty days, and what was picked.
  private List<PickedCategory> categories(Page page, Picks picks) {
    Map<String, CategoryCount> counts = counts(page.context());
    Map<String, Integer> shown = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, CategoryCount> entry) -> -entry.getValue().all())
                .thenComparing(Map.Entry::getKey))
        .limit(CATEGORIES)
        .forEach(entry -> shown.put(entry.getKey(), entry.getValue().all()));
    picks
        .categories()
        .forEach(
            code ->
                shown.computeIfAbsent(
                    code,
                    _ -> Optional.ofNullable(counts.get(code)).map(CategoryCount::all).orElse(0)));
    return shown.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new PickedCategory(
                    entry.getKey(),
                    CategoryTaxonomy.name(entry.getKey(), page.language().parameter()),
                    entry.getValue(),
                    picks.categories().contains(entry.getKey())))
        .toList();
  }
}
