package io.broadsheet.edition;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.FollowMatcher;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.text.TexToText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The front page of a day for one reader: on top the paper that most of their follows ask for,
/// then a section for each follow in their order, then the rest as printed for everyone. What they
/// put away is not on it. A pure function of what it is given; every other paper keeps one place.
public final class PersonalEdition {
  private final Edition printed;
  private final ReaderShelf shelf;
  private final int itemsPerSection;
  private final List<EditionItem> items;
  private final Map<Follow, List<PaperId>> wanted = new LinkedHashMap<>();
  private final Map<PaperId, List<Reason>> reasons = new LinkedHashMap<>();
  private final Set<PaperId> placed = new HashSet<>();

  private PersonalEdition(
      Edition printed, ReaderShelf shelf, FollowMatcher matcher, int itemsPerSection) {
    this.printed = printed;
    this.shelf = shelf;
    this.itemsPerSection = itemsPerSection;
    this.items = printed.items().filter(item -> !isAway(item)).toList();
    // All of the day, so that what is found does not depend on what was put away.
    List<Paper> papers = printed.items().map(EditionItem::paper).toList();
    for (Follow follow : shelf.follows()) {
      List<PaperId> ids = new ArrayList<>();
      for (FollowMatcher.Match match : matcher.match(follow, shelf, papers, printed.date())) {
        ids.add(match.paperId());
        reasons.computeIfAbsent(match.paperId(), _ -> new ArrayList<>()).add(reason(follow, match));
      }
      wanted.put(follow, ids);
    }
  }

  /// @param itemsPerSection papers shown with their abstract in a section
  public static Edition of(
      Edition printed, ReaderShelf shelf, FollowMatcher matcher, int itemsPerSection) {
    boolean untouched =
        shelf.follows().isEmpty()
            && printed.items().noneMatch(item -> shelf.isDismissed(item.paper().id()));
    return untouched
        ? printed
        : new PersonalEdition(printed, shelf, matcher, itemsPerSection).compose();
  }

  private static Reason reason(Follow follow, FollowMatcher.Match match) {
    return match
        .near()
        .<Reason>map(near -> new Reason.NearTagged(TexToText.convert(near.title()), follow.value()))
        .orElseGet(() -> new Reason.Followed(follow.kind(), follow.label()));
  }

  private Edition compose() {
    Map<PaperId, EditionItem> byId = new LinkedHashMap<>();
    items.forEach(item -> byId.put(item.paper().id(), item));
    Optional<EditionItem> lead = lead(byId);
    lead.ifPresent(item -> placed.add(item.paper().id()));
    List<Section> sections = new ArrayList<>();
    for (Map.Entry<Follow, List<PaperId>> entry : wanted.entrySet()) {
      List<EditionItem> shown =
          entry.getValue().stream()
              .filter(id -> !placed.contains(id))
              .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
              .limit(itemsPerSection)
              .map(this::withReasons)
              .toList();
      shown.forEach(item -> placed.add(item.paper().id()));
      if (!shown.isEmpty()) {
        Follow follow = entry.getKey();
        sections.add(
            new Section(Section.of(follow), follow.label(), shown, entry.getValue().size()));
      }
    }
    addPrinted(sections);
    int total = printed.total() - (int) printed.items().filter(this::isAway).count();
    return new Edition(printed.date(), lead, sections, total, printed.sample());
  }

  /// What most follows ask for, of these what the first of them asks for first; else what is
  /// printed first.
  private Optional<EditionItem> lead(Map<PaperId, EditionItem> byId) {
    return wanted.values().stream()
        .flatMap(List::stream)
        .distinct()
        .filter(byId::containsKey)
        .max(Comparator.comparingInt(id -> reasons.getOrDefault(id, List.of()).size()))
        .flatMap(id -> Optional.ofNullable(byId.get(id)))
        .map(this::withReasons)
        .or(() -> items.stream().findFirst());
  }

  private EditionItem withReasons(EditionItem item) {
    List<Reason> all = new ArrayList<>(reasons.getOrDefault(item.paper().id(), List.of()));
    item.reasons().stream()
        .filter(reason -> !(reason instanceof Reason.FirstOfField))
        .forEach(all::add);
    return new EditionItem(item.paper(), all);
  }

  /// The sections of everyone. That of a category which is followed would be the same twice: what
  /// is left of it goes to the headlines below.
  private void addPrinted(List<Section> sections) {
    Set<String> followed = new HashSet<>();
    shelf.follows().stream()
        .filter(follow -> follow.kind() == Follow.Kind.CATEGORY)
        .forEach(follow -> followed.add(follow.value()));
    Predicate<EditionItem> free = item -> !placed.contains(item.paper().id()) && !isAway(item);
    List<EditionItem> also = new ArrayList<>();
    for (Section section : printed.sections()) {
      List<EditionItem> left = section.items().stream().filter(free).toList();
      if (section.key().equals(Section.ALSO) || followed.contains(section.key())) {
        also.addAll(left);
      } else if (!left.isEmpty()) {
        sections.add(new Section(section.key(), section.title(), left, section.total()));
      }
    }
    printed.lead().filter(free).ifPresent(also::addFirst);
    if (!also.isEmpty()) {
      sections.add(Section.also(also));
    }
  }

  private boolean isAway(EditionItem item) {
    return shelf.isDismissed(item.paper().id());
  }
}
