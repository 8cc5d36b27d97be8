package io.broadsheet.edition;

import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.RankReason;
import io.broadsheet.rank.RankedPaper;
import io.broadsheet.text.TexToText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A reader's edition in the order of their [io.broadsheet.rank.Ranker]: its best paper on top, the
/// next ones under "For you", each with its reasons; the sections of what they follow in that order
/// too. A paper for which nothing speaks but its date keeps its place. A pure function; each paper
/// is still there once.
public final class RankedEdition {
  private final Edition edition;
  private final Map<PaperId, RankedPaper> ranked = new HashMap<>();
  private final Map<PaperId, Integer> places = new HashMap<>();
  private final Set<PaperId> chosen = new HashSet<>();

  private RankedEdition(Edition edition, List<RankedPaper> order) {
    this.edition = edition;
    for (RankedPaper paper : order) {
      places.put(paper.candidate().id(), places.size());
      ranked.put(paper.candidate().id(), paper);
    }
  }

  /// @param order the day's papers, best first
  /// @param items papers shown under "For you"
  public static Edition of(Edition edition, List<RankedPaper> order, int items) {
    return new RankedEdition(edition, order).compose(order, items);
  }

  private Edition compose(List<RankedPaper> order, int items) {
    Map<PaperId, EditionItem> printed = new HashMap<>();
    edition.items().forEach(item -> printed.put(item.paper().id(), item));
    List<EditionItem> best =
        order.stream()
            .filter(paper -> paper.score() > 0 && !paper.reasons().isEmpty())
            .flatMap(paper -> Optional.ofNullable(printed.get(paper.candidate().id())).stream())
            .limit(items + 1L)
            .map(this::explained)
            .toList();
    if (best.isEmpty()) {
      return edition;
    }
    best.forEach(item -> chosen.add(item.paper().id()));
    List<Section> sections = new ArrayList<>();
    List<EditionItem> forYou = best.subList(1, best.size());
    if (!forYou.isEmpty()) {
      sections.add(new Section(Section.FOR_YOU, "For you", forYou, forYou.size()));
    }
    addOthers(sections);
    return new Edition(
        edition.date(), Optional.of(best.getFirst()), sections, edition.total(), edition.sample());
  }

  /// The sections that were there, without what stands higher up now; the former lead first among
  /// the headlines, unless it was chosen again.
  private void addOthers(List<Section> sections) {
    List<EditionItem> homeless = new ArrayList<>();
    edition.lead().filter(item -> !chosen.contains(item.paper().id())).ifPresent(homeless::add);
    boolean also = false;
    for (Section section : edition.sections()) {
      List<EditionItem> left = new ArrayList<>();
      if (section.key().equals(Section.ALSO)) {
        left.addAll(homeless);
        also = true;
      }
      section.items().stream()
          .filter(item -> !chosen.contains(item.paper().id()))
          .forEach(left::add);
      if (section.follow().isPresent()) {
        left.replaceAll(this::explained);
        left.sort(
            Comparator.comparingInt(
                item -> places.getOrDefault(item.paper().id(), Integer.MAX_VALUE)));
      }
      if (!left.isEmpty()) {
        int total = section.key().equals(Section.ALSO) ? left.size() : section.total();
        sections.add(new Section(section.key(), section.title(), left, total));
      }
    }
    if (!also && !homeless.isEmpty()) {
      sections.add(Section.also(homeless));
    }
  }

  /// With the reasons of the ranking before those that were there.
  private EditionItem explained(EditionItem item) {
    RankedPaper paper = ranked.get(item.paper().id());
    if (paper == null) {
      return item;
    }
    List<Reason> reasons = new ArrayList<>();
    for (RankReason reason : paper.reasons()) {
      Reason shown = reason(reason);
      boolean said = shown instanceof Reason.Followed && hasFollow(item);
      if (!said) {
        reasons.add(shown);
      }
    }
    item.reasons().stream()
        .filter(reason -> !(reason instanceof Reason.FirstOfField) && !reasons.contains(reason))
        .forEach(reasons::add);
    return new EditionItem(item.paper(), reasons);
  }

  /// Whether the item itself says, and says better, what is followed.
  private static boolean hasFollow(EditionItem item) {
    return item.reasons().stream()
        .anyMatch(
            reason -> reason instanceof Reason.Followed || reason instanceof Reason.NearTagged);
  }

  private static Reason reason(RankReason reason) {
    return switch (reason) {
      case RankReason.LikeSaved like ->
          new Reason.LikeSaved(TexToText.convert(like.title()), like.terms());
      case RankReason.LikeFollowed like ->
          new Reason.LikeFollowed(like.follow().label(), like.terms());
      case RankReason.Followed followed ->
          new Reason.Followed(followed.follow().kind(), followed.follow().label());
      case RankReason.Upvoted upvoted -> new Reason.Upvoted(upvoted.votes(), upvoted.source());
    };
  }
}
