package io.broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.testing.CommandRun;
import io.broadsheet.testing.FakeEngineServer;
import io.broadsheet.testing.FakeEngineServer.Answer;
import io.broadsheet.testing.FakeEngineServer.Asked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command `translate` and the keys that set it up, against a server that answers as
/// LibreTranslate does.
class TranslateCommandTest {
  private static final String KEY = "very-secret-key";

  @TempDir Path folder;
  private final FakeEngineServer server = new FakeEngineServer();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void importPapers() throws IOException {
    environment.put("BROADSHEET_EMBED_MODEL", "off");
    environment.put("BROADSHEET_DATA", folder.resolve("data").toString());
    environment.put("BROADSHEET_TRANSLATE_LIBRETRANSLATE_URL", server.uri().toString());
    environment.put("BROADSHEET_TRANSLATE_LIBRETRANSLATE_KEY", KEY);
    Path papers = folder.resolve("papers.jsonl");
    Files.writeString(papers, line("2511.00001", "Cats") + line("2511.00002", "Dogs"));
    assertThat(run("import", "--format", "arxiv-snapshot", papers.toString()).exitCode()).isZero();
    server.answer(TranslateCommandTest::translated);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void translatesWhatWaitsAndCountsWhatFailed() {
    CommandRun done = run("translate", "--to", "zh", "--engine", "libretranslate");
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(done.out())
        .contains("zh: looked at 2 papers; titles and abstracts translated 2")
        .contains("failed 2")
        .contains("failed digits 2");
    assertThat(run("translate", "--to", "zh", "--engine", "libretranslate").out())
        .contains("looked at 0 papers");
    assertThat(run("search", "看猫", "--mode", "keyword").out()).contains("2511.00001");
    assertThat(done.out() + done.err()).doesNotContain(KEY);
  }

  @Test
  void translatesWhatIsNamed() throws IOException {
    CommandRun done =
        run("translate", "--to", "zh", "--engine", "libretranslate", "--json", "2511.00002");
    assertThat(done.exitCode()).as(done.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(done.out());
    assertThat(json.path("papers").asInt()).isEqualTo(1);
    assertThat(json.path("translated").asInt()).isEqualTo(1);
    assertThat(json.path("failed").path("digits").asInt()).isEqualTo(1);
  }

  @Test
  void makesAnewWhatOnlyAnotherSiteHasTranslated() throws IOException {
    Path file = folder.resolve("translations.jsonl");
    Files.writeString(
        file,
        """
        {"id":"2511.00001","language":"zh","title":"赛车猫","abstract":"","engine":"谷歌翻译"}
        """);
    assertThat(run("import", "--format", "translations", file.toString()).exitCode()).isZero();
    CommandRun done = run("translate", "--to", "zh", "--engine", "libretranslate", "--imported");
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(done.out()).contains("zh: looked at 1 papers").contains("translated 1");
    assertThat(run("search", "看猫", "--mode", "keyword").out()).contains("2511.00001");
    assertThat(run("translate", "--to", "zh", "--engine", "libretranslate", "--imported").out())
        .contains("looked at 0 papers");
    assertFails(
        "not both",
        "translate",
        "--to",
        "zh",
        "--engine",
        "libretranslate",
        "--imported",
        "2511.00001");
  }

  @Test
  void saysWhatIsMissing() {
    assertFails("no engine is set up", "translate", "--to", "zh");
    assertFails("there is no engine nosuch", "translate", "--to", "zh", "--engine", "nosuch");
    assertFails("translate.deepl-key", "translate", "--to", "zh", "--engine", "deepl");
    assertFails("translate.chat-url", "translate", "--to", "zh", "--engine", "chat");
    assertFails("translate.google-parent", "translate", "--to", "zh", "--engine", "google-v3");
    assertFails("into which language", "translate", "--engine", "libretranslate");
    assertFails(
        "not a language tag", "translate", "--to", "Chinese!", "--engine", "libretranslate");
    assertFails(
        "there is no paper 2511.09999",
        "translate",
        "--to",
        "zh",
        "--engine",
        "libretranslate",
        "2511.09999");
    assertFails(
        "--limit is 0", "translate", "--to", "zh", "--engine", "libretranslate", "--limit", "0");
    assertThat(run("translate", "--nosuch").exitCode()).isEqualTo(2);
    assertThat(run("translate", "--help").out()).contains("--engine").contains("masked");
  }

  @Test
  void refusesSettingsThatCannotBe() {
    environment.put("BROADSHEET_TRANSLATE_ENGINES", "deepl,bogus");
    assertFails("translate.engines", "translate", "--to", "zh");
    environment.put("BROADSHEET_TRANSLATE_ENGINES", "libretranslate");
    environment.put("BROADSHEET_TRANSLATE_PAIRS", "en>zh=deepl");
    assertFails("translate.pairs", "translate", "--to", "zh");
    environment.remove("BROADSHEET_TRANSLATE_PAIRS");
    environment.put("BROADSHEET_TRANSLATE_CHARACTERS_PER_DAY", "libretranslate=lots");
    assertFails("translate.characters-per-day", "translate", "--to", "zh");
  }

  @Test
  void keepsWithinTheBudget() {
    environment.put("BROADSHEET_TRANSLATE_CHARACTERS_PER_DAY", "libretranslate=10");
    CommandRun done = run("translate", "--to", "zh", "--engine", "libretranslate");
    assertThat(done.exitCode()).isEqualTo(1);
    assertThat(done.err()).contains("budget");
    assertThat(done.out()).contains("postponed");
  }

  @Test
  void keysAreMaskedWhereTheyArePrinted() {
    environment.put("BROADSHEET_TRANSLATE_DEEPL_KEY", KEY);
    environment.put("BROADSHEET_TRANSLATE_GOOGLE_KEY", KEY);
    environment.put("BROADSHEET_TRANSLATE_GOOGLE_TOKEN", KEY);
    environment.put("BROADSHEET_TRANSLATE_CHAT_KEY", KEY);
    assertThat(run("config").out()).contains("translate.deepl-key").doesNotContain(KEY);
    assertThat(run("config", "--json").out()).doesNotContain(KEY);
    environment.put("BROADSHEET_TRANSLATE_DEEPL_KEY", "with blank");
    CommandRun wrong = run("translate", "--to", "zh", "--engine", "deepl");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err()).contains("translate.deepl-key").doesNotContain("with blank");
  }

  private void assertFails(String message, String... arguments) {
    CommandRun done = run(arguments);
    assertThat(done.exitCode()).as(done.out()).isEqualTo(1);
    assertThat(done.err()).contains(message).doesNotContain("defect");
  }

  /// Titles are translated, abstracts lose their number.
  private static Answer translated(Asked asked) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    var texts = root.putArray("translatedText");
    try {
      for (JsonNode text : new ObjectMapper().readTree(asked.body()).path("q")) {
        String animal = text.asText().contains("Cats") ? "猫" : "狗";
        texts.add(
            text.asText().startsWith("A look at")
                ? "看" + animal
                : "我们看了很多的" + animal + "并且把它们都数了一数。");
      }
    } catch (IOException broken) {
      return Answer.of(400, "{\"error\":\"not JSON\"}");
    }
    return Answer.of(200, root.toString());
  }

  private static String line(String id, String animal) {
    return """
        {"id":"%s","authors":"A B","title":"A look at %s","categories":"cs.CL","abstract":"We looked at %s for long and counted 731 of them.","versions":[],"update_date":"2025-11-20","authors_parsed":[["B","A",""]]}
        """
        .formatted(id, animal, animal);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.with(environment, new ByteArrayInputStream(new byte[0]), arguments);
  }
}
