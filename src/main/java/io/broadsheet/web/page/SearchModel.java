package io.broadsheet.web.page;

import io.broadsheet.search.SearchRequest;
import java.util.List;
import java.util.Optional;

/// What the page of a search shows.
///
/// @param page that it is shown on
/// @param summary how many papers, found how
/// @param notes what was not understood, what was left out
/// @param first rank of the first hit of this page
/// @param previous path of the page before
/// @param next path of the page after
/// @param feed path of the search as a feed
/// @param elsewhere other searches to try when nothing was found
public record SearchModel(
    Page page,
    SearchRequest request,
    String summary,
    String took,
    List<SearchNotes.Note> notes,
    List<PaperCard> cards,
    int first,
    List<Choice> modes,
    List<Choice> sorts,
    List<Chip> chips,
    List<FacetGroup> facets,
    Optional<String> previous,
    Optional<String> next,
    int pageNumber,
    String feed,
    List<Choice> elsewhere) {
  public SearchModel {
    notes = List.copyOf(notes);
    cards = List.copyOf(cards);
    modes = List.copyOf(modes);
    sorts = List.copyOf(sorts);
    chips = List.copyOf(chips);
    facets = List.copyOf(facets);
    elsewhere = List.copyOf(elsewhere);
  }

  /// The path of the same search for other words, by words or meaning as before.
  public String instead(String query) {
    return page.href(SearchUrl.of(request).withQuery(query).path());
  }

  /// One of several ways, the current one marked.
  public record Choice(String label, String href, boolean current) {}

  /// A filter in force.
  ///
  /// @param href the search without it
  public record Chip(String label, String href) {}

  /// Counts of one property.
  public record FacetGroup(String title, List<Facet> facets) {
    public FacetGroup {
      facets = List.copyOf(facets);
    }
  }

  /// A value with its count.
  ///
  /// @param percent of the largest count of the group, 1 to 100
  /// @param title what the value means, empty when it says so itself
  public record Facet(
      String label, String title, int count, int percent, String href, boolean current) {}
}
