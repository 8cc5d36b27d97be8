package io.broadsheet.edition;

import io.broadsheet.edition.FrontFormula.ScoredPaper;
import io.broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Puts scored papers into their places: the best one on top, then what fits the interests, then a
/// section for each category, then everything else. A pure function; each paper gets one place, the
/// first that wants it.
final class Layout {
  /// The key of papers without any category.
  static final String UNCLASSIFIED = "other";

  private final EditionConfig config;

  Layout(EditionConfig config) {
    this.config = config;
  }

  /// @param papers of the day, not withdrawn, each once, in any order
  Edition arrange(LocalDate date, List<ScoredPaper> papers, boolean sample) {
    List<ScoredPaper> ranked = papers.stream().sorted().toList();
    if (ranked.isEmpty()) {
      return new Edition(date, Optional.empty(), List.of(), 0, sample);
    }
    Map<String, List<ScoredPaper>> byCategory = new HashMap<>();
    for (ScoredPaper paper : ranked) {
      byCategory.computeIfAbsent(category(paper), _ -> new ArrayList<>()).add(paper);
    }
    Set<PaperId> placed = new HashSet<>();
    ScoredPaper lead = ranked.getFirst();
    placed.add(lead.id());
    List<Section> sections = new ArrayList<>();
    List<ScoredPaper> fitting =
        ranked.stream().filter(paper -> paper.interest().isPresent()).toList();
    place(Section.INTERESTS, "Your interests", fitting, true, placed).ifPresent(sections::add);
    for (String code : sectionCategories(byCategory)) {
      place(code, code, byCategory.getOrDefault(code, List.of()), false, placed)
          .ifPresent(sections::add);
    }
    also(byCategory, placed).ifPresent(sections::add);
    return new Edition(
        date, Optional.of(leadItem(lead, byCategory)), sections, ranked.size(), sample);
  }

  private static EditionItem leadItem(ScoredPaper lead, Map<String, List<ScoredPaper>> byCategory) {
    if (!lead.reasons().isEmpty()) {
      return new EditionItem(lead.paper(), lead.reasons());
    }
    String category = category(lead);
    int papers = byCategory.getOrDefault(category, List.of()).size();
    return new EditionItem(lead.paper(), List.of(new Reason.FirstOfField(category, papers)));
  }

  /// The configured ones in their order, then the day's largest others, ties by code.
  private List<String> sectionCategories(Map<String, List<ScoredPaper>> byCategory) {
    List<String> codes = new ArrayList<>(config.categories());
    byCategory.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(UNCLASSIFIED))
        .filter(entry -> !config.categories().contains(entry.getKey()))
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, List<ScoredPaper>> entry) -> -entry.getValue().size())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(Math.max(0, config.maxSections() - codes.size()))
        .forEach(entry -> codes.add(entry.getKey()));
    return codes;
  }

  private Optional<Section> place(
      String key,
      String title,
      List<ScoredPaper> candidates,
      boolean withReasons,
      Set<PaperId> placed) {
    List<EditionItem> items = new ArrayList<>();
    for (ScoredPaper paper : candidates) {
      if (items.size() < config.itemsPerSection() && placed.add(paper.id())) {
        items.add(new EditionItem(paper.paper(), withReasons ? paper.reasons() : List.of()));
      }
    }
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section(key, title, items, candidates.size()));
  }

  /// What has no place yet, by category and within it best first.
  private static Optional<Section> also(
      Map<String, List<ScoredPaper>> byCategory, Set<PaperId> placed) {
    List<EditionItem> items = new ArrayList<>();
    for (List<ScoredPaper> papers : new TreeMap<>(byCategory).values()) {
      for (ScoredPaper paper : papers) {
        if (placed.add(paper.id())) {
          items.add(new EditionItem(paper.paper(), List.of()));
        }
      }
    }
    return items.isEmpty() ? Optional.empty() : Optional.of(Section.also(items));
  }

  private static String category(ScoredPaper paper) {
    return paper.paper().primaryCategory().orElse(UNCLASSIFIED);
  }
}
