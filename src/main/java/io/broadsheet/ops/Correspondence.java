package io.broadsheet.ops;

import io.broadsheet.edition.DayMaps;
import io.broadsheet.edition.EditionConfig;
import io.broadsheet.edition.EditionStore;
import io.broadsheet.edition.Editor;
import io.broadsheet.edition.SampleEdition;
import io.broadsheet.edition.SqlEditionStore;
import io.broadsheet.edition.Trending;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.paper.AnnouncementCalendar;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.search.Searcher;
import io.broadsheet.store.HarvestReport;
import io.broadsheet.translate.SqlTranslationStore;
import io.broadsheet.web.EditionServices;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.SystemStatus;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Readers' mail for a command: what of a server it takes to write it.
public final class Correspondence implements AutoCloseable {
  private final Searcher searcher;
  private final Reading reading;
  private final Posting posting;

  /// @param index up to the store
  public Correspondence(Library library, SearchIndex index, String version, Clock clock) {
    searcher = library.searcher(index);
    reading = new Reading(library, searcher, clock);
    Trending trending = new Trending(library.papers(), clock, Runnable::run);
    EditionStore printed = new SqlEditionStore(library.database());
    EditionConfig config = ConfigMapping.edition(library.configuration());
    EditionServices editions =
        new EditionServices(
            new Editor(library.papers(), trending, config, printed),
            trending,
            SampleEdition.load(),
            new AnnouncementCalendar(ConfigMapping.harvest(library.configuration()).holidays()),
            new DayMaps(library.papers(), library::meanings),
            () ->
                new SystemStatus(
                    clock.instant(),
                    library.papers().count(),
                    List.of(),
                    new HarvestReport(List.of(), List.of()),
                    List.of()));
    ReadingServices texts =
        new ReadingServices(
            new SqlTranslationStore(library.database()),
            Set.of(),
            searcher::highlighter,
            library.configuration().flag(Settings.TRANSLATE_CORRECTIONS),
            Optional.of(library.glossaries()));
    posting = new Posting(library, editions, texts, reading.services(), version, clock);
  }

  public Posting posting() {
    return posting;
  }

  public List<ReaderProfile> readers() {
    return reading.services().store().readers();
  }

  /// @throws BroadsheetException of kind NOT_FOUND when there is no reader of this name
  public ReaderProfile named(String name) {
    return reading
        .services()
        .store()
        .named(name)
        .orElseThrow(
            () ->
                BroadsheetException.notFound(
                    "there is no reader " + name + "; `broadsheet reader list` names all"));
  }

  @Override
  public void close() {
    reading.close();
    searcher.close();
  }
}
