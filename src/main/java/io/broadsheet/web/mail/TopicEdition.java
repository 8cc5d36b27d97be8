package io.broadsheet.web.mail;

import io.broadsheet.edition.Edition;
import io.broadsheet.edition.EditionItem;
import io.broadsheet.edition.Section;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.FollowMatcher;
import io.broadsheet.reader.ReaderShelf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The papers of a day that answer one follow, and nothing else.
final class TopicEdition {
  private TopicEdition() {}

  static Edition of(Edition printed, Follow topic, FollowMatcher matcher) {
    Map<PaperId, Paper> day = new LinkedHashMap<>();
    printed.items().map(EditionItem::paper).forEach(paper -> day.put(paper.id(), paper));
    List<EditionItem> items = new ArrayList<>();
    for (FollowMatcher.Match match :
        matcher.match(topic, ReaderShelf.EMPTY, List.copyOf(day.values()), printed.date())) {
      Paper paper = day.get(match.paperId());
      if (paper != null) {
        // Why it is here, the title above says.
        items.add(new EditionItem(paper, List.of()));
      }
    }
    List<Section> sections = items.isEmpty() ? List.of() : List.of(Section.following(topic, items));
    return new Edition(printed.date(), Optional.empty(), sections, items.size(), printed.sample());
  }
}
