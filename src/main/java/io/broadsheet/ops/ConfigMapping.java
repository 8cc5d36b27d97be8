package io.broadsheet.ops;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.web.WebConfig;
import java.net.URI;

/// From the keys of the configuration to what each package wants to know.
final class ConfigMapping {
  private static final String OFF = "off";

  private ConfigMapping() {}

  static EmbedConfig embed(Configuration configuration) {
    String model = configuration.text(Settings.EMBED_MODEL);
    return new EmbedConfig(!model.equals(OFF), model, configuration.number(Settings.EMBED_THREADS));
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
