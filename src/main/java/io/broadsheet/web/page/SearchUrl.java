package io.broadsheet.web.page;

import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.web.RequestContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The address of a search, and of the searches one click away from it. What is as usual is left
/// out, so that the same search has one address.
///
/// @param sort as asked; RELEVANCE is left out
record SearchUrl(
    String query,
    SearchMode mode,
    List<String> categories,
    @Nullable String author,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable String language,
    Sort sort) {
  SearchUrl {
    categories = List.copyOf(categories);
  }

  static SearchUrl of(SearchRequest request) {
    return new SearchUrl(
        request.query(),
        request.mode(),
        request.categories(),
        request.author(),
        request.from(),
        request.until(),
        request.language(),
        request.sort());
  }

  SearchUrl withQuery(String other) {
    return new SearchUrl(other, mode, categories, author, from, until, language, sort);
  }

  SearchUrl withMode(SearchMode other) {
    return new SearchUrl(query, other, categories, author, from, until, language, sort);
  }

  SearchUrl withSort(Sort other) {
    return new SearchUrl(query, mode, categories, author, from, until, language, other);
  }

  SearchUrl withCategory(String code) {
    List<String> more = new ArrayList<>(categories);
    more.add(code);
    return new SearchUrl(query, mode, more, author, from, until, language, sort);
  }

  SearchUrl withoutCategory(String code) {
    List<String> fewer = categories.stream().filter(other -> !other.equals(code)).toList();
    return new SearchUrl(query, mode, fewer, author, from, until, language, sort);
  }

  SearchUrl withAuthor(@Nullable String other) {
    return new SearchUrl(query, mode, categories, other, from, until, language, sort);
  }

  SearchUrl withDates(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new SearchUrl(query, mode, categories, author, first, last, language, sort);
  }

  SearchUrl withLanguage(@Nullable String other) {
    return new SearchUrl(query, mode, categories, author, from, until, other, sort);
  }

  boolean hasFilters() {
    return !categories.isEmpty()
        || author != null
        || from != null
        || until != null
        || language != null;
  }

  /// The path of a page of results.
  ///
  /// @param page from 1
  String path(int page) {
    return "/search?" + parameters(page);
  }

  /// The path of the first page.
  String path() {
    return path(1);
  }

  /// The path of the feed.
  String feed() {
    return "/feed/search.atom?" + withSort(Sort.RELEVANCE).parameters(1);
  }

  private String parameters(int page) {
    StringBuilder url = new StringBuilder("q=").append(RequestContext.encode(query));
    if (mode != SearchMode.HYBRID) {
      add(url, "mode", mode.name().toLowerCase(Locale.ROOT));
    }
    for (String category : categories) {
      add(url, "category", category);
    }
    add(url, "author", author);
    add(url, "from", from);
    add(url, "until", until);
    add(url, "language", language);
    if (sort != Sort.RELEVANCE) {
      add(url, "sort", sort.name().toLowerCase(Locale.ROOT));
    }
    if (page > 1) {
      add(url, "page", page);
    }
    return url.toString();
  }

  private static void add(StringBuilder url, String name, @Nullable Object value) {
    if (value != null) {
      url.append('&').append(name).append('=').append(RequestContext.encode(value.toString()));
    }
  }
}
