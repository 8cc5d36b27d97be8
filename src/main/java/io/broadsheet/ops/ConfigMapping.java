package io.broadsheet.ops;

import io.broadsheet.edition.EditionConfig;
import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestConfig;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.outbound.OutboundPolicy;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.PostConfig;
import io.broadsheet.post.webhook.WebhookConfig;
import io.broadsheet.reader.openid.OpenIdConfig;
import io.broadsheet.web.WebConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// From the keys of the configuration to what each package wants to know.
final class ConfigMapping {
  private static final String OFF = "off";

  private ConfigMapping() {}

  static EmbedConfig embed(Configuration configuration) {
    String model = configuration.text(Settings.EMBED_MODEL);
    return new EmbedConfig(!model.equals(OFF), model, configuration.number(Settings.EMBED_THREADS));
  }

  static EditionConfig edition(Configuration configuration) {
    return new EditionConfig(
        configuration.list(Settings.EDITION_CATEGORIES),
        configuration.list(Settings.EDITION_INTERESTS),
        configuration.number(Settings.EDITION_SECTION_ITEMS),
        EditionConfig.DEFAULT.maxSections(),
        configuration.zone(Settings.EDITION_TIME_ZONE));
  }

  /// @throws BroadsheetException of kind INVALID naming what does not fit
  static HarvestConfig harvest(Configuration configuration) {
    List<String> categories =
        configuration.list(Settings.HARVEST_CATEGORIES).stream()
            .map(category -> category.replaceAll("\\.\\*$", ""))
            .toList();
    String feeds = configuration.text(Settings.HARVEST_FEED_URL);
    try {
      return new HarvestConfig(
          configuration.text(Settings.HARVEST_CONTACT),
          URI.create(configuration.text(Settings.HARVEST_ARXIV_URL)),
          categories.stream().map(ArxivSets::of).distinct().toList(),
          configuration.flag(Settings.HARVEST_VERSIONS),
          URI.create(feeds.endsWith("/") ? feeds : feeds + "/"),
          categories,
          configuration.dates(Settings.HARVEST_HOLIDAYS),
          URI.create(configuration.text(Settings.HARVEST_DAILY_PAPERS_URL)),
          configuration.flag(Settings.HARVEST_DAILY_PAPERS),
          URI.create(configuration.text(Settings.HARVEST_OPENALEX_URL)),
          configuration.text(Settings.HARVEST_OPENALEX_KEY),
          configuration.text(Settings.HARVEST_OPENALEX_FILTER),
          Duration.ofMinutes(configuration.number(Settings.HARVEST_FEED_MINUTES)),
          Duration.ofHours(configuration.number(Settings.HARVEST_HOURS)));
    } catch (IllegalArgumentException wrong) {
      throw BroadsheetException.invalid("the configuration of harvests: " + wrong.getMessage());
    }
  }

  /// @throws BroadsheetException of kind INVALID naming what does not fit
  static PostConfig post(Configuration configuration) {
    String from = configuration.text(Settings.MAIL_FROM);
    if (!configuration.text(Settings.MAIL_HOST).isEmpty()
        && configuration.text(Settings.HTTP_PUBLIC_URL).isEmpty()
        && configuration.number(Settings.HTTP_PORT) == 0) {
      throw BroadsheetException.invalid(
          "mail.host is set and http.port is 0: the links in mails would lead nowhere; set"
              + " http.public-url, or a port");
    }
    try {
      return new PostConfig(
          configuration.text(Settings.MAIL_HOST),
          configuration.number(Settings.MAIL_PORT),
          PostConfig.Security.valueOf(
              configuration.text(Settings.MAIL_SECURITY).toUpperCase(Locale.ROOT)),
          configuration.text(Settings.MAIL_USER),
          configuration.text(Settings.MAIL_PASSWORD),
          from.isEmpty() ? null : MailAddress.of(from),
          configuration.text(Settings.MAIL_FROM_NAME),
          Math.max(1, configuration.number(Settings.MAIL_PER_MINUTE)),
          baseUrl(configuration));
    } catch (IllegalArgumentException wrong) {
      throw BroadsheetException.invalid("the configuration of mail: " + wrong.getMessage());
    }
  }

  /// Empty where no provider is set up.
  ///
  /// @throws BroadsheetException of kind INVALID naming what does not fit
  static Optional<OpenIdConfig> openId(Configuration configuration) {
    String issuer = configuration.text(Settings.OIDC_ISSUER);
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    if (configuration.text(Settings.HTTP_PUBLIC_URL).isEmpty()) {
      throw BroadsheetException.invalid(
          "oidc.issuer is set and http.public-url is not: the provider sends readers back there");
    }
    try {
      return Optional.of(
          new OpenIdConfig(
              URI.create(issuer),
              configuration.text(Settings.OIDC_CLIENT_ID),
              configuration.text(Settings.OIDC_CLIENT_SECRET),
              configuration.text(Settings.OIDC_NAME),
              configuration.flag(Settings.OIDC_NEW_ACCOUNTS),
              configuration.flag(Settings.OIDC_MATCH_MAIL),
              configuration.flag(Settings.OIDC_ALLOW_PRIVATE)));
    } catch (IllegalArgumentException wrong) {
      throw BroadsheetException.invalid("the configuration of sign-in: " + wrong.getMessage());
    }
  }

  static WebhookConfig webhooks(Configuration configuration) {
    return new WebhookConfig(
        configuration.flag(Settings.WEBHOOKS_ENABLED),
        new OutboundPolicy(
            configuration.flag(Settings.WEBHOOKS_ALLOW_PRIVATE),
            configuration.flag(Settings.WEBHOOKS_ALLOW_HTTP)));
  }

  /// What links in mails begin with.
  private static String baseUrl(Configuration configuration) {
    String shown = configuration.text(Settings.HTTP_PUBLIC_URL).replaceAll("/+$", "");
    String host = configuration.text(Settings.HTTP_HOST);
    return shown.isEmpty()
        ? "http://"
            + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
            + ":"
            + configuration.number(Settings.HTTP_PORT)
        : shown;
  }

  static WebConfig web(Configuration configuration) {
    String publicUrl = configuration.text(Settings.HTTP_PUBLIC_URL).replaceAll("/+$", "");
    return new WebConfig(
        configuration.text(Settings.HTTP_HOST),
        configuration.number(Settings.HTTP_PORT),
        publicUrl.isEmpty() ? null : URI.create(publicUrl),
        Math.max(1, configuration.number(Settings.HTTP_MAX_CONCURRENT)),
        configuration.zone(Settings.EDITION_TIME_ZONE));
  }
}
