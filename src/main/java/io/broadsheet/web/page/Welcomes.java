package io.broadsheet.web.page;

import io.broadsheet.edition.Edition;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.page.FrontView.Welcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a reader is told above their front page.
final class Welcomes {
  private Welcomes() {}

  /// Above an edition; empty when nobody is signed in.
  static Optional<Welcome> above(Edition edition, Page page, PaperStore papers) {
    return page.reader()
        .profile()
        .map(
            profile -> {
              ReaderShelf shelf = page.reader().shelf();
              Set<Long> shown =
                  edition.sections().stream()
                      .flatMap(section -> section.follow().stream())
                      .collect(Collectors.toSet());
              String nothingFrom =
                  shelf.follows().stream()
                      .filter(follow -> !shown.contains(follow.number()))
                      .map(follow -> FrontViews.name(page, follow))
                      .collect(Collectors.joining(page.text("list.separator")));
              return new Welcome(
                  since(page, profile, papers),
                  nothingFrom,
                  shelf.follows().isEmpty() && shelf.items().isEmpty());
            });
  }

  private static Optional<String> since(Page page, ReaderProfile profile, PaperStore papers) {
    Instant left = profile.awaySince();
    if (left == null) {
      return Optional.empty();
    }
    LocalDate from = LocalDate.ofInstant(left, page.context().zone()).plusDays(1);
    LocalDate until = page.context().latestDay();
    int announced =
        from.isAfter(until)
            ? 0
            : papers.countsByDay(from, until).values().stream().mapToInt(Integer::intValue).sum();
    return Optional.of(page.text("front.since", page.dateTime(left), announced));
  }
}
