package io.broadsheet.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.testing.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  @TempDir Path folder;

  @Test
  void everyDefaultIsOfItsType() {
    Configuration configuration = load("", Map.of(), Map.of());
    assertThat(configuration.values()).hasSize(Settings.ALL.size());
    assertThat(configuration.number(Settings.HTTP_PORT)).isEqualTo(8080);
    assertThat(configuration.list(Settings.EDITION_CATEGORIES)).isEmpty();
    assertThat(configuration.dates(Settings.HARVEST_HOLIDAYS)).contains(LocalDate.of(2026, 12, 25));
  }

  @Test
  void theFileOverridesDefaultsTheEnvironmentTheFileAndOptionsAll() {
    String file = "[http]\nhost = \"0.0.0.0\"\nport = 1\n[embed]\nthreads = 3\n";
    Configuration configuration =
        load(
            file,
            Map.of("BROADSHEET_HTTP_PORT", "2", "BROADSHEET_EMBED_THREADS", "4", "PATH", "/bin"),
            Map.of("http.port", "3"));
    assertThat(configuration.text(Settings.HTTP_HOST)).isEqualTo("0.0.0.0");
    assertThat(configuration.values().get("http.host").origin())
        .isEqualTo("broadsheet.toml line 2");
    assertThat(configuration.number(Settings.EMBED_THREADS)).isEqualTo(4);
    assertThat(configuration.values().get("embed.threads").origin())
        .isEqualTo("BROADSHEET_EMBED_THREADS");
    assertThat(configuration.number(Settings.HTTP_PORT)).isEqualTo(3);
    assertThat(configuration.values().get("http.port").origin()).isEqualTo("--port");
  }

  @Test
  void listsMayBeArraysOrTextWithCommas() {
    Configuration array =
        load("[edition]\ncategories = [\"cs.CL\", \"math.*\"]", Map.of(), Map.of());
    Configuration text = load("edition.categories = \"cs.CL, math.*\"", Map.of(), Map.of());
    assertThat(array.list(Settings.EDITION_CATEGORIES)).containsExactly("cs.CL", "math.*");
    assertThat(text.list(Settings.EDITION_CATEGORIES)).containsExactly("cs.CL", "math.*");
  }

  @Test
  void anUnknownKeyStopsTheStartAndNamesLineAndNearestKey() {
    assertThatThrownBy(() -> load("[http]\nprot = 80", Map.of(), Map.of()))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("broadsheet.toml line 2: unknown key \"http.prot\"")
        .hasMessageContaining("did you mean \"http.port\"?");
  }

  @Test
  void anUnknownVariableIsAnErrorToo() {
    assertThatThrownBy(() -> load("", Map.of("BROADSHEET_HTTP_PROT", "80"), Map.of()))
        .hasMessageContaining("BROADSHEET_HTTP_PROT is not known")
        .hasMessageContaining("BROADSHEET_HTTP_PORT");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                load(
                    "[http]\nport = \"many\"\n[edition]\ntime-zone = \"Mars/Olympus\"",
                    Map.of("BROADSHEET_HARVEST_HOURS", "25:00"),
                    Map.of()))
        .hasMessageContaining("http.port is \"many\", which is not a port from 0 to 65535")
        .hasMessageContaining("edition.time-zone is \"Mars/Olympus\"")
        .hasMessageContaining("BROADSHEET_HARVEST_HOURS: harvest.hours is \"25:00\"");
  }

  @Test
  void aBrokenFileIsNamedWithItsLine() {
    assertThatThrownBy(() -> load("[http]\nport = = 3", Map.of(), Map.of()))
        .hasMessageContaining("broadsheet.toml line 2");
  }

  @ParameterizedTest
  @CsvSource({
    "http.port, -1",
    "http.port, 65536",
    "http.public-url, ftp://x",
    "http.public-url, not a url",
    "harvest.enabled, yes",
    "edition.categories, cs/CL",
    "harvest.holidays, 2026-02-30",
    "embed.threads, 1e3"
  })
  void badValuesAreRefused(String key, String value) {
    assertThatThrownBy(() -> load("", Map.of(), Map.of(key, value)))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining(key);
  }

  @Test
  void aSecretIsNeverPrinted() {
    Configuration configuration = load("harvest.openalex-key = \"hunter2\"", Map.of(), Map.of());
    assertThat(configuration.values().get("harvest.openalex-key").shown())
        .doesNotContain("hunter2");
    assertThat(configuration.text(Settings.HARVEST_OPENALEX_KEY)).isEqualTo("hunter2");
  }

  @Test
  void garbageIsRefusedWithAnExplanationAndNeverCrashes() throws IOException {
    Random random = Seed.random("ConfigLoaderTest.garbage");
    Path file = folder.resolve("broadsheet.toml");
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      Files.write(file, bytes);
      try {
        var _ = ConfigLoader.load(Settings.ALL, file, Map.of(), Map.of());
      } catch (BroadsheetException explained) {
        assertThat(explained).hasMessageContaining("broadsheet.toml");
      }
    }
  }

  private Configuration load(
      String file, Map<String, String> environment, Map<String, String> options) {
    Path path = folder.resolve("broadsheet.toml");
    try {
      Files.writeString(path, file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ConfigLoader.load(Settings.ALL, path, environment, options);
  }
}
