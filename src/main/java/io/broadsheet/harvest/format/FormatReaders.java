package io.broadsheet.harvest.format;

import io.broadsheet.error.BroadsheetException;
import java.util.List;
import java.util.stream.Collectors;

/// All import formats.
public final class FormatReaders {
  private static final List<FormatReader> ALL =
      List.of(
          new ArxivSnapshotReader(),
          new OaiPmhReader(),
          new ArxivAtomReader(),
          new ArxivRssReader(),
          new DailyPapersReader(),
          new OpenAlexReader(),
          new AnthologyReader(),
          new BibtexReader(),
          new TranslationsReader(),
          new BroadsheetReader(),
          new CapturedReader());

  private FormatReaders() {}

  public static List<FormatReader> all() {
    return ALL;
  }

  /// The reader of a format.
  ///
  /// @throws BroadsheetException of kind INVALID when there is no such format; the message names
  ///   those there are
  public static FormatReader named(String format) {
    return ALL.stream()
        .filter(reader -> reader.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                BroadsheetException.invalid(
                    "there is no format "
                        + format
                        + "; the formats are "
                        + ALL.stream().map(FormatReader::format).collect(Collectors.joining(", "))
                        + ", or auto to tell by the content"));
  }
}
