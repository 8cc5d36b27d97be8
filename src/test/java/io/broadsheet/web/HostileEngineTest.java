package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.testing.FakeEngineServer;
import io.broadsheet.testing.FakeEngineServer.Answer;
import io.broadsheet.testing.FakeEngineServer.Asked;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.translate.AnswerChecks;
import io.broadsheet.translate.EngineOrder;
import io.broadsheet.translate.Glossary;
import io.broadsheet.translate.MemoryStore;
import io.broadsheet.translate.PaperTranslator;
import io.broadsheet.translate.SqlTranslationStore;
import io.broadsheet.translate.TranslationBacklog;
import io.broadsheet.translate.check.StandardChecks;
import io.broadsheet.translate.engine.EngineHttp;
import io.broadsheet.translate.engine.LibreTranslateEngine;
import io.broadsheet.translate.engine.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a reader sees when the engine, over HTTP, is hostile or hangs: from the request for a
/// translation to the page.
class HostileEngineTest {
  private static final PaperId ID = PaperId.arxiv("2511.00001");
  private static final String TITLE = "Training BERT on many data sets";
  private static final String ABSTRACT =
      "We train BERT on 12 data sets for many days. It beats LSTM on all of them by far.";
  private static final String GOOD_TITLE = "在许多数据集上训练<x id=\"1\"/>";
  private static final String GOOD = "我们在12个数据集上训练<x id=\"1\"/>许多天。它在所有数据集上都远胜<x id=\"2\"/>。";

  @TempDir private Path folder;
  private final FakeEngineServer engine = new FakeEngineServer();
  private final SettableClock clock = new SettableClock(TestWeb.NOW);
  private TestWeb web;
  private SqlPaperStore papers;
  private TranslationBacklog backlog;

  @BeforeEach
  void start() {
    Database database = TestWeb.database(folder);
    papers = new SqlPaperStore(database);
    papers.write(Batch.ofPapers(List.of(paper(ID, TITLE, ABSTRACT))));
    SqlTranslationStore translations = new SqlTranslationStore(database);
    WebServices base = TestWeb.services(papers);
    web =
        TestWeb.over(
            new WebServices(
                papers,
                base.search(),
                base.similar(),
                base.trends(),
                base.editions(),
                TestWeb.reading(translations),
                base.operations(),
                clock,
                "0.1"),
            database);
    PaperTranslator translator =
        new PaperTranslator(
            EngineOrder.of(
                List.of(
                    new LibreTranslateEngine(
                        new EngineHttp(Duration.ofMinutes(2), 1 << 20, clock),
                        engine.uri(),
                        new Secret("")))),
            new MemoryStore(database),
            Glossary.EMPTY,
            new AnswerChecks(StandardChecks.with(List.of())::run),
            clock);
    backlog = new TranslationBacklog(papers, translations, translator, List.of("zh"), 1, clock);
  }

  @AfterEach
  void stop() {
    backlog.close();
    web.close();
    engine.close();
  }

  @Test
  void aGoodTextIsShownSoTheOthersAreKeptBackForWhatTheyAre() {
    answer(UnaryOperator.identity());
    assertThat(page(ID).text()).contains("我们在12个数据集上训练BERT许多天。").contains("LibreTranslate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>window.hacked=1</script>",
        "&lt;script&gt;window.hacked=1&lt;/script&gt;",
        "<img src=x onerror=\"window.hacked=1\">",
        "<a href=\"javascript:window.hacked=1\">hacked</a>",
        "<iframe src=\"https://evil.example/hacked\"></iframe>",
        "\\href{javascript:window.hacked=1}{hacked}",
        "<x id=\"77\"/>hacked",
        "\u202Ehacked",
      })
  void whatIsPutIntoAGoodTextKeepsAllOfItBack(String hostile) {
    answer(text -> text + hostile);
    Document page = page(ID);
    assertThat(page.html()).doesNotContain("hacked").doesNotContain("evil.example");
    assertThat(page.text()).contains("We train BERT on 12 data sets").doesNotContain("训练");
    assertThat(page.select("script:not([src]), iframe, [onerror]")).isEmpty();
  }

  @Test
  void aReplyWithoutEndIsNotRead() {
    engine.answer(_ -> Answer.of(200, "").with(Answer.Fault.ENDLESS));
    var _ = backlog.run("zh", 10, _ -> {});
    assertThat(page(ID).text()).contains("We train BERT").doesNotContain("LibreTranslate");
  }

  @Test
  void theTextOfAnotherPaperIsNotShown() {
    PaperId other = PaperId.arxiv("2511.00002");
    answer(UnaryOperator.identity());
    papers.write(
        Batch.ofPapers(
            List.of(
                paper(
                    other,
                    "Looking at BERT in many houses",
                    "We looked for BERT in 12 houses of the town. We found LSTM there, and cats."))));
    answer(UnaryOperator.identity());
    assertThat(page(ID).text()).contains("我们在12个数据集上训练BERT许多天。");
    assertThat(page(other).text()).contains("in 12 houses").doesNotContain("12个数据集");
  }

  /// Another order may be right in another language: each stands once, where it was put.
  @Test
  void placeholdersInAnotherOrderStandOnceEach() {
    answer(
        text ->
            text.replace("id=\"1\"", "id=\"0\"")
                .replace("id=\"2\"", "id=\"1\"")
                .replace("id=\"0\"", text.contains("id=\"2\"") ? "id=\"2\"" : "id=\"1\""));
    String shown = page(ID).select("section[lang=zh]").text();
    assertThat(shown.split("BERT", -1)).hasSizeLessThanOrEqualTo(3);
    assertThat(shown).doesNotContain("<x").doesNotContain("⟦");
  }

  @Test
  void anEngineThatHangsSlowsNoPage() {
    engine.answer(_ -> Answer.of(200, "").with(Answer.Fault.SILENCE));
    backlog.start();
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (engine.asked().isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(engine.asked()).as("the engine is being asked").isNotEmpty();
    long begun = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      assertThat(page(ID).text()).contains("We train BERT");
      assertThat(web.get("/?lang=zh").statusCode()).isEqualTo(200);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("forty pages, while a request of two minutes hangs")
        .isLessThan(Duration.ofSeconds(60));
    assertThat(engine.asked()).hasSize(1);
  }

  /// Lets the engine answer with good texts as they are spoilt, and the backlog ask for all.
  private void answer(UnaryOperator<String> spoil) {
    engine.answer(asked -> Answer.of(200, reply(asked, spoil)));
    var _ = backlog.run("zh", 10, _ -> {});
  }

  private static String reply(Asked asked, UnaryOperator<String> spoil) {
    try {
      ObjectMapper json = new ObjectMapper();
      ObjectNode root = json.createObjectNode();
      for (JsonNode text : json.readTree(asked.body()).path("q")) {
        boolean title = text.asText().length() < 60;
        root.withArray("translatedText").add(spoil.apply(title ? GOOD_TITLE : GOOD));
      }
      return root.toString();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Document page(PaperId id) {
    return Jsoup.parse(web.get("/paper/" + id.local() + "?lang=zh").body());
  }

  private static Paper paper(PaperId id, String title, String text) {
    return Paper.builder(id, title)
        .abstractText(text)
        .language("en")
        .announcedOn(LocalDate.of(2025, 11, 20))
        .build();
  }
}
