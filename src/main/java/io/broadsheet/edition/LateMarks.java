package io.broadsheet.edition;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Says of late papers that they are.
final class LateMarks {
  private LateMarks() {}

  /// The same edition, each of the papers with the day on which it was announced.
  static Edition in(Edition edition, List<Paper> late) {
    Map<PaperId, Paper> known =
        late.stream().collect(Collectors.toMap(Paper::id, paper -> paper, (one, _) -> one));
    return new Edition(
        edition.date(),
        edition.lead().map(item -> marked(item, known)),
        edition.sections().stream()
            .map(
                section ->
                    new Section(
                        section.key(),
                        section.title(),
                        section.items().stream().map(item -> marked(item, known)).toList(),
                        section.total()))
            .toList(),
        edition.total(),
        edition.sample());
  }

  private static EditionItem marked(EditionItem item, Map<PaperId, Paper> late) {
    if (!late.containsKey(item.paper().id())) {
      return item;
    }
    List<Reason> reasons = new ArrayList<>(item.reasons());
    reasons.add(new Reason.Late(Objects.requireNonNull(item.paper().announcedOn()).toString()));
    return new EditionItem(item.paper(), reasons);
  }
}
