package io.broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.config.ConfigLoader;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.post.webhook.WebhookConfig;
import io.broadsheet.reader.openid.OpenIdConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the keys of webhooks and of sign-in make of the program.
class OutboundConfigurationTest {
  private static final Map<String, String> PROVIDER =
      Map.of(
          "http.public-url", "https://paper.example.org/",
          "oidc.issuer", "https://id.example.org/realms/lab",
          "oidc.client-id", "broadsheet",
          "oidc.client-secret", "hidden-thing");

  @TempDir Path folder;

  private Configuration load(Map<String, String> options) {
    return ConfigLoader.load(Settings.ALL, folder.resolve("broadsheet.toml"), Map.of(), options);
  }

  @Test
  void webhooksReachThePublicInternetEncryptedUnlessSomebodySaysOtherwise() {
    WebhookConfig usual = ConfigMapping.webhooks(load(Map.of()));
    assertThat(usual.enabled()).isTrue();
    assertThat(usual.policy().privateAllowed()).isFalse();
    assertThat(usual.policy().plainAllowed()).isFalse();
    WebhookConfig other =
        ConfigMapping.webhooks(
            load(
                Map.of(
                    "webhooks.enabled", "false",
                    "webhooks.allow-private", "true",
                    "webhooks.allow-http", "true")));
    assertThat(other.enabled()).isFalse();
    assertThat(other.policy().privateAllowed()).isTrue();
    assertThat(other.policy().plainAllowed()).isTrue();
  }

  @Test
  void aProviderIsWhatItsKeysSayAndItsSecretIsNotPrinted() {
    assertThat(ConfigMapping.openId(load(Map.of()))).isEmpty();
    OpenIdConfig provider = ConfigMapping.openId(load(PROVIDER)).orElseThrow();
    assertThat(provider.issuer()).hasToString("https://id.example.org/realms/lab");
    assertThat(provider.clientSecret()).isEqualTo("hidden-thing");
    assertThat(provider.newAccounts()).isTrue();
    assertThat(provider.matchMail()).isFalse();
    assertThat(provider.privateAllowed()).isFalse();
    assertThat(provider.toString()).doesNotContain("hidden-thing");
    assertThat(Settings.OIDC_CLIENT_SECRET.secret()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http.public-url, '', http.public-url",
    "oidc.client-id, '', oidc.client-id",
    "oidc.name, ' ', oidc.name",
    "oidc.issuer, https://id.example.org/?a=b, oidc.issuer",
    "oidc.issuer, https://u:p@id.example.org/, oidc.issuer"
  })
  void aProviderThatCannotWorkStopsTheStartAndNamesTheKey(String key, String value, String said) {
    Map<String, String> options = new HashMap<>(PROVIDER);
    options.put(key, value);
    assertThatThrownBy(() -> ConfigMapping.openId(load(options)))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining(said);
  }
}
