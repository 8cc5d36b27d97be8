package io.broadsheet.web.page;

import io.broadsheet.web.Parameters;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The time zones that a form lets choose from.
final class TimeZones {
  /// Zones as people name them: by a city.
  static final List<String> ALL =
      ZoneId.getAvailableZoneIds().stream()
          .filter(
              name ->
                  name.equals("UTC")
                      || name.matches(
                          "(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
          .sorted()
          .toList();

  private TimeZones() {}

  /// What a form chose.
  static ZoneId of(Parameters form, ZoneId absent) {
    Optional<String> asked = form.text("zone");
    if (asked.filter(name -> !ALL.contains(name)).isPresent()) {
      throw Parameters.refuse("zone", asked.get(), "a time zone such as Europe/Berlin");
    }
    return asked.map(ZoneId::of).orElse(absent);
  }
}
