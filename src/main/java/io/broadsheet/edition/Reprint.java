package io.broadsheet.edition;

import io.broadsheet.edition.PrintedEdition.Place;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A printed edition with its papers as they are now, each in its place, corrections marked. A
/// paper that is gone from the store leaves a gap.
final class Reprint {
  private final PrintedEdition printed;
  private final Map<PaperId, Paper> papers;

  Reprint(PaperStore store, PrintedEdition printed) {
    this.printed = printed;
    this.papers =
        store.findAll(printed.places().stream().map(Place::paperId).toList()).stream()
            .collect(Collectors.toMap(Paper::id, paper -> paper, (one, _) -> one));
  }

  Edition edition() {
    Map<String, List<Place>> sections = new LinkedHashMap<>();
    printed
        .places()
        .forEach(
            place -> sections.computeIfAbsent(place.section(), _ -> new ArrayList<>()).add(place));
    List<Place> lead = sections.getOrDefault(PrintedEdition.LEAD, List.of());
    sections.remove(PrintedEdition.LEAD);
    return new Edition(
        printed.date(),
        lead.stream().flatMap(place -> item(place).stream()).findFirst(),
        sections.values().stream().map(this::section).toList(),
        printed.total(),
        false);
  }

  private Section section(List<Place> places) {
    Place first = places.getFirst();
    return new Section(
        first.section(),
        first.title(),
        places.stream().flatMap(place -> item(place).stream()).toList(),
        first.sectionTotal());
  }

  private Optional<EditionItem> item(Place place) {
    Instant corrected = printed.corrections().get(place.paperId());
    List<Reason> reasons = new ArrayList<>(place.reasons());
    if (corrected != null) {
      reasons.add(new Reason.Corrected(corrected.toString()));
    }
    return Optional.ofNullable(papers.get(place.paperId()))
        .map(paper -> new EditionItem(paper, reasons));
  }
}
