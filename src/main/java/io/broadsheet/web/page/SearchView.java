package io.broadsheet.web.page;

import io.broadsheet.index.Facets;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.TotalHits;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.web.page.SearchModel.Chip;
import io.broadsheet.web.page.SearchModel.Choice;
import io.broadsheet.web.page.SearchModel.Facet;
import io.broadsheet.web.page.SearchModel.FacetGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// Turns an answer into what its page shows.
final class SearchView {
  private static final int FACETS_SHOWN = 12;

  private final Page page;
  private final SearchRequest request;
  private final SearchResult result;
  private final SearchUrl url;

  SearchView(Page page, SearchResult result) {
    this.page = page;
    this.request = result.request();
    this.result = result;
    this.url = SearchUrl.of(request);
  }

  /// @param pageNumber from 1
  /// @param lastPage the highest page number that may be asked for
  SearchModel model(List<PaperCard> cards, int pageNumber, int lastPage) {
    boolean more = request.offset() + cards.size() < result.total().value();
    return new SearchModel(
        page,
        request,
        summary(),
        page.text("search.took", Math.max(1, Math.round(result.tookNanos() / 1e6))),
        SearchNotes.of(page, result.notes()),
        cards,
        request.offset() + 1,
        modes(),
        sorts(),
        chips(),
        facets(),
        pageNumber > 1 ? Optional.of(page.href(url.path(pageNumber - 1))) : Optional.empty(),
        more && pageNumber < lastPage
            ? Optional.of(page.href(url.path(pageNumber + 1)))
            : Optional.empty(),
        pageNumber,
        url.feed(),
        elsewhere());
  }

  private String summary() {
    String how = page.text("search.by." + result.mode().name().toLowerCase(Locale.ROOT));
    String total =
        page.text(
            result.total().relation() == TotalHits.Relation.EQUAL_TO
                ? "search.total"
                : "search.totalAtLeast",
            result.total().value());
    return request.query().isBlank() ? total : total + how;
  }

  private List<Choice> modes() {
    List<Choice> choices = new ArrayList<>();
    for (SearchMode mode : SearchMode.values()) {
      choices.add(
          new Choice(
              page.text("search.mode." + mode.name().toLowerCase(Locale.ROOT)),
              page.href(url.withMode(mode).path()),
              request.mode() == mode));
    }
    return choices;
  }

  private List<Choice> sorts() {
    List<Choice> choices = new ArrayList<>();
    for (Sort sort : Sort.values()) {
      choices.add(
          new Choice(
              page.text("search.sort." + sort.name().toLowerCase(Locale.ROOT)),
              page.href(url.withSort(sort).path()),
              request.sort() == sort));
    }
    return choices;
  }

  private List<Chip> chips() {
    List<Chip> chips = new ArrayList<>();
    for (String category : request.categories()) {
      chips.add(new Chip(category, page.href(url.withoutCategory(category).path())));
    }
    if (request.author() != null) {
      chips.add(chip(page.text("search.chip.author", request.author()), u -> u.withAuthor(null)));
    }
    if (request.from() != null) {
      String label = page.text("search.chip.from", page.date(request.from()));
      chips.add(chip(label, u -> u.withDates(null, request.until())));
    }
    if (request.until() != null) {
      String label = page.text("search.chip.until", page.date(request.until()));
      chips.add(chip(label, u -> u.withDates(request.from(), null)));
    }
    if (request.language() != null) {
      chips.add(chip(languageName(request.language()), u -> u.withLanguage(null)));
    }
    return chips;
  }

  private Chip chip(String label, UnaryOperator<SearchUrl> without) {
    return new Chip(label, page.href(without.apply(url).path()));
  }

  private List<FacetGroup> facets() {
    Facets facets = result.facets();
    List<FacetGroup> groups = new ArrayList<>();
    add(
        groups,
        "search.facet.category",
        facets.categories(),
        (value, current) -> current ? url.withoutCategory(value) : url.withCategory(value),
        request.categories()::contains);
    add(
        groups,
        "search.facet.year",
        facets.years(),
        (value, current) -> current ? url.withDates(null, null) : year(value),
        value ->
            request.from() != null
                && request.until() != null
                && year(value).equals(url.withDates(request.from(), request.until())));
    add(
        groups,
        "search.facet.language",
        facets.languages(),
        (value, current) -> url.withLanguage(current ? null : value),
        value -> value.equals(request.language()));
    return groups;
  }

  private void add(
      List<FacetGroup> groups,
      String titleKey,
      List<Facets.Count> counts,
      BiFunction<String, Boolean, SearchUrl> link,
      java.util.function.Predicate<String> isCurrent) {
    int largest = counts.stream().mapToInt(Facets.Count::count).max().orElse(0);
    List<Facet> facets = new ArrayList<>();
    for (Facets.Count count : counts.subList(0, Math.min(FACETS_SHOWN, counts.size()))) {
      boolean current = isCurrent.test(count.value());
      boolean category = titleKey.equals("search.facet.category");
      boolean language = titleKey.equals("search.facet.language");
      String name =
          category ? CategoryTaxonomy.name(count.value(), page.language().tag()) : count.value();
      facets.add(
          new Facet(
              language ? languageName(count.value()) : count.value(),
              name.equals(count.value()) ? "" : name,
              count.count(),
              Math.max(1, Math.round(100f * count.count() / largest)),
              page.href(link.apply(count.value(), current).path()),
              current));
    }
    if (!facets.isEmpty()) {
      String title = page.text(titleKey);
      boolean estimated = result.facets().estimated();
      groups.add(
          new FacetGroup(estimated ? page.text("search.facet.estimated", title) : title, facets));
    }
  }

  private SearchUrl year(String year) {
    try {
      int number = Integer.parseInt(year);
      return url.withDates(LocalDate.of(number, 1, 1), LocalDate.of(number, 12, 31));
    } catch (NumberFormatException unknownYear) {
      return url.withDates(null, null);
    }
  }

  private String languageName(String tag) {
    String name = Locale.forLanguageTag(tag).getDisplayLanguage(page.language().locale());
    return name.isBlank() || tag.equals("und") ? page.text("search.language.unknown") : name;
  }

  /// Searches that may find something where this one did not.
  private List<Choice> elsewhere() {
    List<Choice> choices = new ArrayList<>();
    if (!result.hits().isEmpty()) {
      return choices;
    }
    if (url.hasFilters()) {
      SearchUrl bare =
          url.withDates(null, null).withLanguage(null).withAuthor(null).withMode(request.mode());
      for (String category : request.categories()) {
        bare = bare.withoutCategory(category);
      }
      choices.add(new Choice(page.text("search.try.noFilters"), page.href(bare.path()), false));
    }
    if (request.mode() == SearchMode.KEYWORD && !request.query().isBlank()) {
      String path = url.withMode(SearchMode.HYBRID).path();
      choices.add(new Choice(page.text("search.try.meaning"), page.href(path), false));
    }
    return choices;
  }
}
