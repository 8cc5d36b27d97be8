package io.broadsheet.ops.config;

import static io.broadsheet.ops.config.SettingType.BOOLEAN;
import static io.broadsheet.ops.config.SettingType.CATEGORIES;
import static io.broadsheet.ops.config.SettingType.COUNT;
import static io.broadsheet.ops.config.SettingType.DATES;
import static io.broadsheet.ops.config.SettingType.PORT;
import static io.broadsheet.ops.config.SettingType.TEXT;
import static io.broadsheet.ops.config.SettingType.TEXTS;
import static io.broadsheet.ops.config.SettingType.TIME_ZONE;
import static io.broadsheet.ops.config.SettingType.URL;

import java.util.List;
import java.util.Set;

/// Every key there is. The README's table is checked against this list.
public final class Settings {
  public static final Setting HTTP_HOST =
      plain("http.host", TEXT, "127.0.0.1", "address to listen on; 0.0.0.0 for all");
  public static final Setting HTTP_PORT =
      plain("http.port", PORT, "8080", "port to listen on; 0 takes a free one");
  public static final Setting HTTP_PUBLIC_URL =
      plain(
          "http.public-url",
          URL,
          "",
          "address readers use when it is another than host and port, for links in feeds");
  public static final Setting HTTP_MAX_CONCURRENT =
      plain(
          "http.max-concurrent", COUNT, "256", "requests answered at once; more get 503 and wait");
  public static final Setting EDITION_TIME_ZONE =
      plain("edition.time-zone", TIME_ZONE, "system", "the reader's time zone");
  public static final Setting EDITION_CATEGORIES =
      plain(
          "edition.categories",
          CATEGORIES,
          "",
          "categories that come first on the front page, in this order");
  public static final Setting EDITION_INTERESTS =
      plain(
          "edition.interests",
          TEXTS,
          "",
          "words or phrases that lift a paper on the front page, such as graph neural networks");
  public static final Setting EDITION_SECTION_ITEMS =
      plain("edition.section-items", COUNT, "6", "papers shown in a section of the front page");
  public static final Setting EMBED_MODEL =
      plain(
          "embed.model",
          TEXT,
          "all-minilm-l6-v2-q",
          "sentence encoder: all-minilm-l6-v2-q, bge-small-en-v1.5-q, a folder with model.onnx and"
              + " tokenizer.json, or off");
  public static final Setting EMBED_THREADS =
      plain("embed.threads", COUNT, "0", "threads that embed papers; 0 is one a core");
  public static final Setting HARVEST_ENABLED =
      plain(
          "harvest.enabled",
          BOOLEAN,
          "true",
          "whether serve harvests on schedule; false keeps it off the network");
  public static final Setting HARVEST_CONTACT =
      plain(
          "harvest.contact",
          TEXT,
          "",
          "mail address told to the sources that are harvested, as they ask");
  public static final Setting HARVEST_CATEGORIES =
      plain(
          "harvest.categories",
          CATEGORIES,
          "cs.AI,cs.CL,cs.LG",
          "arXiv categories or archives (cs, math.*, hep-th) to harvest; empty for none");
  public static final Setting HARVEST_VERSIONS =
      plain(
          "harvest.versions",
          BOOLEAN,
          "false",
          "whether a second pass asks arXiv for the dates of all versions; twice the requests");
  public static final Setting HARVEST_FEED_MINUTES =
      plain(
          "harvest.feed-minutes",
          COUNT,
          "30",
          "minutes between questions for an announcement that is due; 5 or more");
  public static final Setting HARVEST_HOURS =
      plain("harvest.hours", COUNT, "6", "hours between full harvests of what has changed");
  public static final Setting HARVEST_HOLIDAYS =
      plain(
          "harvest.holidays",
          DATES,
          "2026-01-01,2026-01-19,2026-06-19,2026-07-03,2026-09-07,2026-11-26,2026-12-25,2026-12-29,2026-12-31",
          "days on whose evening, in New York, arXiv announces nothing");
  public static final Setting HARVEST_ARXIV_URL =
      plain(
          "harvest.arxiv-url",
          URL,
          "https://oaipmh.arxiv.org/oai",
          "arXiv's OAI-PMH address, or a mirror's");
  public static final Setting HARVEST_FEED_URL =
      plain(
          "harvest.feed-url",
          URL,
          "https://rss.arxiv.org/rss/",
          "address of arXiv's announcement feeds, or a mirror's");
  public static final Setting HARVEST_DAILY_PAPERS =
      plain(
          "harvest.daily-papers",
          BOOLEAN,
          "true",
          "whether Hugging Face's Daily Papers are harvested, for what is voted up there");
  public static final Setting HARVEST_DAILY_PAPERS_URL =
      plain(
          "harvest.daily-papers-url",
          URL,
          "https://huggingface.co/api/daily_papers",
          "address of the Daily Papers list");
  public static final Setting HARVEST_OPENALEX_FILTER =
      plain(
          "harvest.openalex-filter",
          TEXT,
          "",
          "OpenAlex works to harvest, in its filter language; empty for none");
  public static final Setting HARVEST_OPENALEX_URL =
      plain(
          "harvest.openalex-url",
          URL,
          "https://api.openalex.org/works",
          "address of OpenAlex works");
  public static final Setting HARVEST_OPENALEX_KEY =
      new Setting("harvest.openalex-key", TEXT, "", "your OpenAlex key", true);

  /// In the order of the README and of `broadsheet config`.
  public static final List<Setting> ALL =
      List.of(
          HTTP_HOST,
          HTTP_PORT,
          HTTP_PUBLIC_URL,
          HTTP_MAX_CONCURRENT,
          EDITION_TIME_ZONE,
          EDITION_CATEGORIES,
          EDITION_INTERESTS,
          EDITION_SECTION_ITEMS,
          EMBED_MODEL,
          EMBED_THREADS,
          HARVEST_ENABLED,
          HARVEST_CONTACT,
          HARVEST_CATEGORIES,
          HARVEST_VERSIONS,
          HARVEST_FEED_MINUTES,
          HARVEST_HOURS,
          HARVEST_HOLIDAYS,
          HARVEST_ARXIV_URL,
          HARVEST_FEED_URL,
          HARVEST_DAILY_PAPERS,
          HARVEST_DAILY_PAPERS_URL,
          HARVEST_OPENALEX_FILTER,
          HARVEST_OPENALEX_URL,
          HARVEST_OPENALEX_KEY);

  /// Variables with our prefix that are not settings: the data folder, the launcher's and the
  /// tests'.
  static final Set<String> OTHER_VARIABLES =
      Set.of("BROADSHEET_DATA", "BROADSHEET_JAVA_OPTIONS", "BROADSHEET_TEST_DATA");

  private Settings() {}

  private static Setting plain(String key, SettingType type, String fallback, String description) {
    return new Setting(key, type, fallback, description, false);
  }
}
