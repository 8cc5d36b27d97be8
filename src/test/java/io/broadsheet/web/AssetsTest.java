package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/broadsheet/web/assets");

  @Test
  void theListNamesEveryFile() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> FOLDER.relativize(file).toString())
              .sorted()
              .toList();
      assertThat(Assets.names()).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void theTextFontsTogetherAreSmall() throws IOException {
    long bytes = 0;
    for (String name : Assets.names()) {
      if (name.startsWith("fonts/") && name.endsWith(".woff2")) {
        bytes += Files.size(FOLDER.resolve(name));
      }
    }
    assertThat(bytes).isBetween(100_000L, 600_000L);
  }

  @Test
  void everyUrlInAStyleSheetIsAFileOfOurs() throws IOException {
    for (String sheet : List.of("broadsheet.css", "katex/katex.min.css")) {
      Matcher url =
          Pattern.compile("url\\(([^)]*)\\)").matcher(Files.readString(FOLDER.resolve(sheet)));
      int found = 0;
      while (url.find()) {
        found++;
        assertThat(FOLDER.resolve(sheet).resolveSibling(url.group(1))).exists();
      }
      assertThat(found).isPositive();
    }
  }

  @Test
  void anAssetIsKeptForGoodUnderItsHashAndNotUnderAnother(@TempDir Path folder) {
    try (TestWeb web = TestWeb.empty(folder)) {
      String path = Assets.load().path("broadsheet.css");
      HttpResponse<String> response = web.get(path);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
          .contains("immutable");
      assertThat(web.get("/assets/old/broadsheet.css").headers().firstValue("Cache-Control"))
          .contains("no-cache");
      assertThat(web.get("/assets/old/../../secret").statusCode()).isEqualTo(404);
    }
  }
}
