package io.broadsheet.harvest;

import static java.util.Objects.requireNonNull;

import io.broadsheet.harvest.arxiv.AnnouncementFeedSource;
import io.broadsheet.harvest.dailypapers.DailyPapersSource;
import io.broadsheet.harvest.oai.OaiSourceConfig;
import io.broadsheet.harvest.openalex.OpenAlexSource;
import io.broadsheet.paper.AnnouncementCalendar;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// What is harvested, from where and when. The addresses can be changed, so that a mirror or a test
/// server takes the place of the real one.
///
/// @param contact e-mail address or URL for the operators of sources; empty for none
/// @param arxivSets OAI sets of arXiv (`cs:cs:AI`); empty for no regular OAI harvest
/// @param versions whether a second pass asks arXiv for the versions of papers
/// @param feedCategories categories whose daily announcement is read; empty for none
/// @param holidays days on whose evening, in New York, arXiv announces nothing
/// @param dailyPapers whether Daily Papers are read
/// @param openAlexKey empty for none
/// @param openAlexFilter empty for no OpenAlex harvest
/// @param feedEvery how often feeds are asked while a batch is due and not there
/// @param oaiEvery how often OAI-PMH and the other sources are harvested
public record HarvestConfig(
    String contact,
    URI arxivOai,
    List<String> arxivSets,
    boolean versions,
    URI arxivFeeds,
    List<String> feedCategories,
    List<LocalDate> holidays,
    URI dailyPapersUrl,
    boolean dailyPapers,
    URI openAlexUrl,
    String openAlexKey,
    String openAlexFilter,
    Duration feedEvery,
    Duration oaiEvery) {
  /// @throws IllegalArgumentException when a value is out of range; the message names it
  public HarvestConfig {
    requireNonNull(contact, "contact is null");
    requireNonNull(openAlexKey, "openAlexKey is null");
    requireNonNull(openAlexFilter, "openAlexFilter is null");
    arxivSets = List.copyOf(arxivSets);
    feedCategories = List.copyOf(feedCategories);
    holidays = List.copyOf(holidays);
    for (URI address : List.of(arxivOai, arxivFeeds, dailyPapersUrl, openAlexUrl)) {
      if (address.getHost() == null || !String.valueOf(address.getScheme()).startsWith("http")) {
        throw new IllegalArgumentException("not an http or https address: " + address);
      }
    }
    if (!arxivFeeds.toString().endsWith("/")) {
      throw new IllegalArgumentException(
          "the address of feeds must end with a slash: " + arxivFeeds);
    }
    for (String set : arxivSets) {
      if (!set.matches("[A-Za-z0-9_.!~*'():-]{1,200}")) {
        throw new IllegalArgumentException("not an OAI set: " + set);
      }
    }
    for (String category : feedCategories) {
      if (!category.matches("[A-Za-z]+(-[A-Za-z]+)?(\\.[A-Za-z-]+)?")) {
        throw new IllegalArgumentException("not an arXiv category: " + category);
      }
    }
    if (feedEvery.compareTo(Duration.ofMinutes(5)) < 0
        || oaiEvery.compareTo(Duration.ofMinutes(5)) < 0) {
      throw new IllegalArgumentException("sources are asked no more often than every five minutes");
    }
  }

  /// Computer science on arXiv: three categories by their announcements and by OAI-PMH.
  public static HarvestConfig standard() {
    return new HarvestConfig(
        "",
        OaiSourceConfig.ARXIV,
        List.of("cs:cs:AI", "cs:cs:CL", "cs:cs:LG"),
        false,
        AnnouncementFeedSource.ARXIV,
        List.of("cs.AI", "cs.CL", "cs.LG"),
        AnnouncementCalendar.HOLIDAYS_2026,
        DailyPapersSource.HUGGING_FACE,
        true,
        OpenAlexSource.OPENALEX,
        "",
        "",
        Duration.ofMinutes(30),
        Duration.ofHours(6));
  }

  /// Without the key.
  @Override
  public String toString() {
    return "HarvestConfig[arxivSets="
        + arxivSets
        + ", feedCategories="
        + feedCategories
        + ", dailyPapers="
        + dailyPapers
        + ", openAlexFilter="
        + openAlexFilter
        + "]";
  }
}
