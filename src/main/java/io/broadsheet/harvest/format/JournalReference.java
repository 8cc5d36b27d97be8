package io.broadsheet.harvest.format;

import org.jspecify.annotations.Nullable;

/// Where a paper appeared, on one line.
final class JournalReference {
  private JournalReference() {}

  /// `Phys. Rev. D 76(1), 13–29 (2007)`, without the parts that are null.
  static String of(
      String venue,
      @Nullable String volume,
      @Nullable String issue,
      @Nullable String firstPage,
      @Nullable String lastPage,
      @Nullable String year) {
    StringBuilder line = new StringBuilder(venue);
    if (volume != null) {
      line.append(' ').append(volume);
    }
    if (issue != null) {
      line.append('(').append(issue).append(')');
    }
    if (firstPage != null) {
      line.append(", ").append(firstPage);
      if (lastPage != null && !lastPage.equals(firstPage)) {
        line.append('–').append(lastPage);
      }
    }
    if (year != null) {
      line.append(" (").append(year).append(')');
    }
    return line.toString();
  }
}
