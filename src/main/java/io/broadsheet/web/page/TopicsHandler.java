package io.broadsheet.web.page;

import io.broadsheet.edition.Trending;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.PaperStore.CategoryCount;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `/topics`: all categories by group, with the papers of the last thirty days, and rising terms.
public final class TopicsHandler {
  private static final int DAYS = 30;
  private static final int TERMS = 12;

  private final Pages pages;
  private final PaperStore store;
  private final Trending trending;

  public TopicsHandler(Pages pages, WebServices services) {
    this.pages = pages;
    this.store = services.papers();
    this.trending = services.editions().trending();
  }

  /// What the template shows.
  ///
  /// @param first of the thirty days
  /// @param last of them, the newest with papers
  public record Model(
      LocalDate first, LocalDate last, List<Group> groups, List<TrendingHandler.Term> terms) {
    public Model {
      groups = List.copyOf(groups);
      terms = List.copyOf(terms);
    }
  }

  /// A group of categories in arXiv's order; of all that are in no group of arXiv's, the last.
  public record Group(String name, List<Topic> topics) {}

  /// A category with its papers, as primary and in all.
  public record Topic(String code, String name, int primary, int all) {}

  public Reply answer(RequestContext context) {
    LocalDate latest = context.latestDay();
    LocalDate last = store.newestAnnouncement(latest).orElse(context.today());
    LocalDate first = last.minusDays(DAYS - 1L);
    Page page = pages.page(context, "");
    return pages.draw(
        "page/topics.jte",
        page.withTitle(page.text("nav.topics")).withCanonical("/topics"),
        new Model(
            first,
            last,
            groups(page, store.countsByCategory(first, last)),
            trending
                .newest(latest)
                .map(
                    snapshot ->
                        snapshot.rising().strongest(TERMS).stream()
                            .map(TrendingHandler.Term::of)
                            .toList())
                .orElse(List.of())));
  }

  private static List<Group> groups(Page page, Map<String, CategoryCount> counts) {
    Map<String, CategoryCount> others = new TreeMap<>(counts);
    Map<String, List<Topic>> groups = new LinkedHashMap<>();
    String language = page.language().parameter();
    for (CategoryTaxonomy.Category category : CategoryTaxonomy.all()) {
      if (!CategoryTaxonomy.canonical(category.code()).equals(category.code())) {
        continue; // an alias: its papers are under the other code
      }
      CategoryCount count = counts.getOrDefault(category.code(), new CategoryCount(0, 0));
      others.remove(category.code());
      groups
          .computeIfAbsent(category.group(), _ -> new ArrayList<>())
          .add(
              new Topic(
                  category.code(),
                  CategoryTaxonomy.name(category.code(), language),
                  count.primary(),
                  count.all()));
    }
    List<Group> all = new ArrayList<>();
    groups.forEach((name, topics) -> all.add(new Group(groupName(page, name), topics)));
    if (!others.isEmpty()) {
      all.add(
          new Group(
              page.text("topics.others"),
              others.entrySet().stream()
                  .map(
                      entry ->
                          new Topic(
                              entry.getKey(),
                              CategoryTaxonomy.name(entry.getKey(), language),
                              entry.getValue().primary(),
                              entry.getValue().all()))
                  .toList()));
    }
    return all;
  }

  /// The group's name in the reader's language, where the texts have one.
  private static String groupName(Page page, String english) {
    String key = "topics.group." + english.replace(' ', '_');
    return page.messages().has(key) ? page.text(key) : english;
  }
}
