package io.broadsheet.ops.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void theReadmeListsEverySettingWithItsDefault() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (Setting setting : Settings.ALL) {
      String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
      assertThat(readme)
          .contains(
              "| `" + setting.key() + "` | " + fallback + " | " + setting.description() + " |");
    }
  }
}
