package io.broadsheet.ops.config;

import static io.broadsheet.ops.config.SettingType.BOOLEAN;
import static io.broadsheet.ops.config.SettingType.CATEGORIES;
import static io.broadsheet.ops.config.SettingType.COUNT;
import static io.broadsheet.ops.config.SettingType.DATES;
import static io.broadsheet.ops.config.SettingType.ENGINES;
import static io.broadsheet.ops.config.SettingType.ENGINE_AMOUNTS;
import static io.broadsheet.ops.config.SettingType.ENGINE_PAIRS;
import static io.broadsheet.ops.config.SettingType.LANGUAGES;
import static io.broadsheet.ops.config.SettingType.PORT;
import static io.broadsheet.ops.config.SettingType.SIGN_UP;
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
          "address readers use when it is another than host and port, for links in feeds and mails");
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
  public static final Setting EMBED_BACKGROUND =
      plain(
          "embed.background",
          BOOLEAN,
          "true",
          "whether serve embeds what has no vector yet while it serves; when not, `broadsheet index`"
              + " does it, and until then papers are found by their approximate vectors");
  public static final Setting SEARCH_WARM_UP =
      plain(
          "search.warm-up",
          BOOLEAN,
          "true",
          "whether serve asks its own library some thousand questions after the start, half a minute"
              + " of one core at the most, so that the first searches are as quick as the later ones");
  public static final Setting TRANSLATE_CORRECTIONS =
      plain(
          "translate.corrections",
          BOOLEAN,
          "true",
          "whether readers may correct translations on the pages");
  public static final Setting COMMUNITY_ENABLED =
      plain(
          "community.enabled",
          BOOLEAN,
          "false",
          "whether readers vote, comment and see what the others vote for");
  public static final Setting ACCOUNTS_ONE_READER =
      plain(
          "accounts.one-reader",
          BOOLEAN,
          "true",
          "whether a server that only this machine reaches has one reader, who never signs in");
  public static final Setting ACCOUNTS_SIGN_UP =
      plain(
          "accounts.sign-up",
          SIGN_UP,
          "closed",
          "who may make an account: closed (by command alone), invitation or open");
  public static final Setting OIDC_ISSUER =
      plain(
          "oidc.issuer",
          URL,
          "",
          "provider that readers may sign in with (OpenID Connect), its issuer to the letter; empty"
              + " for none");
  public static final Setting OIDC_CLIENT_ID =
      plain("oidc.client-id", TEXT, "", "what the provider calls this server");
  public static final Setting OIDC_CLIENT_SECRET =
      new Setting("oidc.client-secret", TEXT, "", "secret the provider gave; empty for none", true);
  public static final Setting OIDC_NAME =
      plain("oidc.name", TEXT, "OpenID Connect", "name of the provider, on the button");
  public static final Setting OIDC_NEW_ACCOUNTS =
      plain(
          "oidc.new-accounts",
          BOOLEAN,
          "true",
          "whether who signs in there without an account here gets one, if accounts.sign-up is"
              + " open");
  public static final Setting OIDC_MATCH_MAIL =
      plain(
          "oidc.match-mail",
          BOOLEAN,
          "false",
          "whether an address the provider has verified signs in the reader whose confirmed address"
              + " it is; only for a provider you trust with that");
  public static final Setting OIDC_ALLOW_PRIVATE =
      plain(
          "oidc.allow-private",
          BOOLEAN,
          "false",
          "whether the provider's addresses may be in your own network though its issuer is not");
  public static final Setting MAIL_HOST =
      plain(
          "mail.host",
          TEXT,
          "",
          "mail server that takes what is sent to readers; empty for no mail");
  public static final Setting MAIL_PORT =
      plain("mail.port", PORT, "587", "its port; 465 is usual with tls, 25 with none");
  public static final Setting MAIL_SECURITY =
      plain(
          "mail.security",
          SettingType.MAIL_SECURITY,
          "starttls",
          "how the connection to it is encrypted: starttls, tls or none");
  public static final Setting MAIL_USER =
      plain("mail.user", TEXT, "", "name to sign in there; empty for none");
  public static final Setting MAIL_PASSWORD =
      new Setting("mail.password", TEXT, "", "password to sign in there", true);
  public static final Setting MAIL_FROM =
      plain(
          "mail.from",
          SettingType.MAIL_ADDRESS,
          "",
          "address the mail is from, such as paper@example.org");
  public static final Setting MAIL_FROM_NAME =
      plain("mail.from-name", TEXT, "Broadsheet", "name the mail is from");
  public static final Setting MAIL_PER_MINUTE =
      plain("mail.per-minute", COUNT, "60", "letters to one domain in a minute");
  public static final Setting WEBHOOKS_ENABLED =
      plain(
          "webhooks.enabled",
          BOOLEAN,
          "true",
          "whether readers may have new papers of what they follow sent to an address of theirs");
  public static final Setting WEBHOOKS_ALLOW_PRIVATE =
      plain(
          "webhooks.allow-private",
          BOOLEAN,
          "false",
          "whether these addresses may be in your own network, where others cannot reach");
  public static final Setting WEBHOOKS_ALLOW_HTTP =
      plain(
          "webhooks.allow-http",
          BOOLEAN,
          "false",
          "whether these addresses may begin with http: and so be sent papers in the clear");
  public static final Setting MAIL_SUBSCRIPTIONS =
      plain(
          "mail.subscriptions",
          BOOLEAN,
          "false",
          "whether anyone may have the front page, a category, an author or a search by mail without"
              + " an account; never where there is one reader");
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
  public static final Setting TRANSLATE_LANGUAGES =
      plain(
          "translate.languages",
          LANGUAGES,
          "",
          "languages that readers read: what is new is translated into them in the background");
  public static final Setting TRANSLATE_ENGINES =
      plain(
          "translate.engines",
          ENGINES,
          "",
          "translation engines to ask, the first first; empty for none");
  public static final Setting TRANSLATE_PAIRS =
      plain(
          "translate.pairs",
          ENGINE_PAIRS,
          "",
          "other engines or another order for a language pair, such as en-zh=deepl|chat");
  public static final Setting TRANSLATE_LIBRETRANSLATE_URL =
      plain(
          "translate.libretranslate-url",
          URL,
          "http://127.0.0.1:5000",
          "address of a LibreTranslate server");
  public static final Setting TRANSLATE_LIBRETRANSLATE_KEY =
      new Setting("translate.libretranslate-key", TEXT, "", "its key, when it wants one", true);
  public static final Setting TRANSLATE_APERTIUM_URL =
      plain(
          "translate.apertium-url",
          URL,
          "http://127.0.0.1:2737",
          "address of an Apertium APy server");
  public static final Setting TRANSLATE_DEEPL_URL =
      plain(
          "translate.deepl-url", URL, "", "address of DeepL; empty for the one that fits the key");
  public static final Setting TRANSLATE_DEEPL_KEY =
      new Setting("translate.deepl-key", TEXT, "", "your DeepL key", true);
  public static final Setting TRANSLATE_GOOGLE_URL =
      plain(
          "translate.google-url",
          URL,
          "https://translation.googleapis.com",
          "address of Google Cloud Translation");
  public static final Setting TRANSLATE_GOOGLE_KEY =
      new Setting("translate.google-key", TEXT, "", "your API key for google (v2)", true);
  public static final Setting TRANSLATE_GOOGLE_PARENT =
      plain(
          "translate.google-parent",
          TEXT,
          "",
          "project and place for google-v3: projects/NAME/locations/global");
  public static final Setting TRANSLATE_GOOGLE_TOKEN =
      new Setting("translate.google-token", TEXT, "", "access token for google-v3", true);
  public static final Setting TRANSLATE_CHAT_URL =
      plain(
          "translate.chat-url",
          URL,
          "",
          "address of an OpenAI-compatible server up to /v1, such as http://127.0.0.1:11434/v1");
  public static final Setting TRANSLATE_CHAT_KEY =
      new Setting("translate.chat-key", TEXT, "", "its key, when it wants one", true);
  public static final Setting TRANSLATE_CHAT_MODEL =
      plain("translate.chat-model", TEXT, "", "the model to ask there");
  public static final Setting TRANSLATE_CHAT_NAME =
      plain(
          "translate.chat-name", TEXT, "chat model", "what readers see as the name of that engine");
  public static final Setting TRANSLATE_CHARACTERS_PER_DAY =
      plain(
          "translate.characters-per-day",
          ENGINE_AMOUNTS,
          "",
          "characters an engine may be sent in a day, such as deepl=16000; none for no limit");
  public static final Setting TRANSLATE_MONEY_PER_DAY =
      plain(
          "translate.money-per-day",
          ENGINE_AMOUNTS,
          "",
          "money an engine may cost in a day, such as deepl=0.50; none for no limit");
  public static final Setting TRANSLATE_PRICE_PER_MILLION =
      plain(
          "translate.price-per-million",
          ENGINE_AMOUNTS,
          "",
          "what an engine charges for a million characters, such as deepl=20");
  public static final Setting TRANSLATE_CONCURRENCY =
      plain(
          "translate.concurrency",
          ENGINE_AMOUNTS,
          "",
          "requests that an engine is sent at once, such as chat=1; 2 when it is not named");
  public static final Setting TRANSLATE_TIMEOUT_SECONDS =
      plain("translate.timeout-seconds", COUNT, "60", "seconds that an engine has for an answer");

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
          EMBED_BACKGROUND,
          SEARCH_WARM_UP,
          TRANSLATE_CORRECTIONS,
          COMMUNITY_ENABLED,
          ACCOUNTS_ONE_READER,
          ACCOUNTS_SIGN_UP,
          OIDC_ISSUER,
          OIDC_CLIENT_ID,
          OIDC_CLIENT_SECRET,
          OIDC_NAME,
          OIDC_NEW_ACCOUNTS,
          OIDC_MATCH_MAIL,
          OIDC_ALLOW_PRIVATE,
          MAIL_HOST,
          MAIL_PORT,
          MAIL_SECURITY,
          MAIL_USER,
          MAIL_PASSWORD,
          MAIL_FROM,
          MAIL_FROM_NAME,
          MAIL_PER_MINUTE,
          MAIL_SUBSCRIPTIONS,
          WEBHOOKS_ENABLED,
          WEBHOOKS_ALLOW_PRIVATE,
          WEBHOOKS_ALLOW_HTTP,
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
          HARVEST_OPENALEX_KEY,
          TRANSLATE_LANGUAGES,
          TRANSLATE_ENGINES,
          TRANSLATE_PAIRS,
          TRANSLATE_LIBRETRANSLATE_URL,
          TRANSLATE_LIBRETRANSLATE_KEY,
          TRANSLATE_APERTIUM_URL,
          TRANSLATE_DEEPL_URL,
          TRANSLATE_DEEPL_KEY,
          TRANSLATE_GOOGLE_URL,
          TRANSLATE_GOOGLE_KEY,
          TRANSLATE_GOOGLE_PARENT,
          TRANSLATE_GOOGLE_TOKEN,
          TRANSLATE_CHAT_URL,
          TRANSLATE_CHAT_KEY,
          TRANSLATE_CHAT_MODEL,
          TRANSLATE_CHAT_NAME,
          TRANSLATE_CHARACTERS_PER_DAY,
          TRANSLATE_MONEY_PER_DAY,
          TRANSLATE_PRICE_PER_MILLION,
          TRANSLATE_CONCURRENCY,
          TRANSLATE_TIMEOUT_SECONDS);

  /// Variables with our prefix that are not settings: the data folder, the launcher's and the
  /// tests'.
  static final Set<String> OTHER_VARIABLES =
      Set.of("BROADSHEET_DATA", "BROADSHEET_JAVA_OPTIONS", "BROADSHEET_TEST_DATA");

  private Settings() {}

  private static Setting plain(String key, SettingType type, String fallback, String description) {
    return new Setting(key, type, fallback, description, false);
  }
}
