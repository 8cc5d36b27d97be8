package io.broadsheet.harvest;

import io.broadsheet.harvest.arxiv.AnnouncementFeedSource;
import io.broadsheet.harvest.dailypapers.DailyPapersSource;
import io.broadsheet.harvest.http.Fetcher;
import io.broadsheet.harvest.oai.OaiPmhSource;
import io.broadsheet.harvest.oai.OaiSourceConfig;
import io.broadsheet.harvest.openalex.OpenAlexSource;
import io.broadsheet.harvest.openalex.OpenAlexSourceConfig;
import io.broadsheet.paper.AnnouncementCalendar;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the sources a configuration or a command asks for.
public final class Sources {
  private final HarvestConfig config;
  private final Fetcher fetcher;
  private final Clock clock;

  public Sources(HarvestConfig config, Fetcher fetcher, Clock clock) {
    this.config = config;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /// The daily announcements, one source for each category.
  public List<Source> feeds() {
    return config.feedCategories().stream().map(this::feed).toList();
  }

  /// Everything else that is harvested regularly.
  ///
  /// @param firstDay from which day on a set of arXiv is asked for; null to go on from its last
  ///   harvest, or from the beginning when there was none
  public List<Source> regular(Function<String, @Nullable LocalDate> firstDay) {
    List<Source> sources = new ArrayList<>();
    for (String set : config.arxivSets()) {
      sources.addAll(arxiv(List.of(set), firstDay.apply(set), null));
    }
    if (config.dailyPapers()) {
      sources.add(dailyPapers(null, null));
    }
    if (!config.openAlexFilter().isEmpty()) {
      sources.add(openAlex(config.openAlexFilter(), null, null));
    }
    return sources;
  }

  /// arXiv by OAI-PMH, one source for each set.
  ///
  /// @param from datestamps, null to go on from the last harvest
  public List<Source> arxiv(
      List<String> sets, @Nullable LocalDate from, @Nullable LocalDate until) {
    List<Source> sources = new ArrayList<>();
    for (String set : sets) {
      sources.add(oai(OaiSourceConfig.arxiv(config.arxivOai(), set), from, until));
      if (config.versions()) {
        sources.add(oai(OaiSourceConfig.arxivVersions(config.arxivOai(), set), from, until));
      }
    }
    return sources;
  }

  /// Any OAI-PMH repository.
  public Source repository(
      URI url, String set, @Nullable LocalDate from, @Nullable LocalDate until) {
    return oai(OaiSourceConfig.anyRepository(url, set), from, until);
  }

  public Source feed(String category) {
    return new AnnouncementFeedSource(
        config.arxivFeeds(), category, new AnnouncementCalendar(config.holidays()), fetcher, clock);
  }

  public Source dailyPapers(@Nullable LocalDate from, @Nullable LocalDate until) {
    return new DailyPapersSource(config.dailyPapersUrl(), from, until, fetcher, clock);
  }

  public Source openAlex(String filter, @Nullable LocalDate from, @Nullable LocalDate until) {
    return new OpenAlexSource(
        new OpenAlexSourceConfig(config.openAlexUrl(), config.openAlexKey(), filter, from, until),
        fetcher,
        clock);
  }

  private Source oai(OaiSourceConfig source, @Nullable LocalDate from, @Nullable LocalDate until) {
    return new OaiPmhSource(
        source.between(
            from == null ? null : from.toString(),
            until == null
                ? null
                // the whole of that day, also where datestamps are in seconds
                : until.atTime(23, 59, 59).toInstant(ZoneOffset.UTC).toString()),
        fetcher,
        clock);
  }
}
