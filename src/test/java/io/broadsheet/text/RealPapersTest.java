package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class RealPapersTest {
  private static final Pattern MARKUP = Pattern.compile("\\\\|\\$(?!\\d|\\.\\d)|\\{\\\\");

  private static void read(Path file, Consumer<JsonNode> each) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        each.accept(json.readTree(line));
      }
    }
  }

  @Test
  void noTitleOrAbstractKeepsItsTex() throws IOException {
    List<String> left = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Path file : SharedData.requireFiles("arxiv")) {
      read(
          file,
          paper -> {
            String title = TexToText.convert(Whitespace.fold(paper.get("title").asText()));
            assertThat(title).isNotBlank();
            if (MARKUP.matcher(title).find()) {
              left.add(title);
            }
            texts.add(Whitespace.fold(paper.get("abstract").asText()));
          });
    }
    assertThat(left).isEmpty();
    List<String> abstracts = new ArrayList<>();
    long started = System.nanoTime();
    for (String text : texts) {
      String plain = TexToText.convert(text);
      if (MARKUP.matcher(plain).find()) {
        abstracts.add(plain);
      }
    }
    long each = (System.nanoTime() - started) / 1000 / texts.size();
    System.out.println(each + " microseconds an abstract; with markup left: " + abstracts.size());
    abstracts.stream().limit(20).forEach(System.out::println);
    assertThat(abstracts).hasSizeLessThan(texts.size() / 2000);
  }

  @Test
  void theSeedPapersShowNoTex() throws IOException {
    read(
        SharedData.require("seeds/seed-papers.jsonl"),
        paper -> {
          for (String field : List.of("title", "abstract")) {
            String text = paper.get(field).asText();
            assertThat(TexToText.convert(text)).doesNotContainPattern(MARKUP);
            assertThat(TexToHtml.convert(text).replaceAll("data-tex=\"[^\"]*\"", ""))
                .doesNotContainPattern(MARKUP);
          }
          assertThat(LanguageDetector.detect(paper.get("abstract").asText()))
              .isEqualTo(paper.get("language").asText());
        });
  }
}
