package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.edition.DayMaps;
import io.broadsheet.edition.Editor;
import io.broadsheet.edition.SampleEdition;
import io.broadsheet.edition.Trending;
import io.broadsheet.paper.AnnouncementCalendar;
import java.util.function.Supplier;

/// What the front page and its sisters work with.
///
/// @param sample shown while the library is empty
/// @param calendar tells when there is something new again
/// @param maps draws the papers of a day on a plane
/// @param status asked on each view of the status page; quick, and safe to call from many threads
public record EditionServices(
    Editor editor,
    Trending trending,
    SampleEdition sample,
    AnnouncementCalendar calendar,
    DayMaps maps,
    Supplier<SystemStatus> status) {
  public EditionServices {
    requireNonNull(editor, "editor is null");
    requireNonNull(trending, "trending is null");
    requireNonNull(sample, "sample is null");
    requireNonNull(calendar, "calendar is null");
    requireNonNull(maps, "maps is null");
    requireNonNull(status, "status is null");
  }
}
