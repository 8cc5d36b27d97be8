package io.broadsheet.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.FieldOutcome.Accepted;
import io.broadsheet.translate.FieldOutcome.Nothing;
import io.broadsheet.translate.FieldOutcome.Postponed;
import io.broadsheet.translate.FieldOutcome.Rejected;
import io.broadsheet.translate.check.StandardChecks;
import io.broadsheet.translate.mask.PlaceholderStyle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperTranslatorTest {
  private static final String FIRST = "We train BERT on 12 data sets for many days.";
  private static final String SECOND = "It gains 3.5 points over GPT-4 at $O(n)$ cost.";
  private static final Map<String, String> KNOWN =
      Map.of(
          "We train ⟦1⟧ on 12 data sets for many days.", "我们在12个数据集上训练⟦1⟧许多天。",
          "It gains 3.5 points over ⟦1⟧ at ⟦2⟧ cost.", "它以⟦2⟧的代价比⟦1⟧高出3.5分。",
          "We train ⟦1⟧ on 12 data sets for many days. It gains 3.5 points over ⟦2⟧ at ⟦3⟧ cost.",
              "我们在12个数据集上训练⟦1⟧许多天。它以⟦3⟧的代价比⟦2⟧高出3.5分。",
          "A look at cats", "看一看猫");

  @TempDir Path folder;
  private Database database;
  private final SettableClock clock = new SettableClock(Instant.parse("2025-11-20T10:00:00Z"));

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void asksForTheWholeTextAndTellsItsSentencesApart() throws InterruptedException {
    FakeTranslator engine = good("one");
    Translation made = accepted(translator(engine), paper(FIRST + " " + SECOND));
    assertThat(made.text()).isEqualTo("我们在12个数据集上训练BERT许多天。它以$O(n)$的代价比GPT-4高出3.5分。");
    assertThat(made.engine()).isEqualTo("ONE");
    assertThat(made.model()).isEqualTo("m1");
    assertThat(made.madeOn()).isEqualTo("2025-11-20");
    assertThat(made.checks()).hasSizeGreaterThan(9).noneMatch(CheckResult::failed);
    assertThat(made.sentences())
        .extracting(one -> made.text().substring(one.target().start(), one.target().end()))
        .containsExactly("我们在12个数据集上训练BERT许多天。", "它以$O(n)$的代价比GPT-4高出3.5分。");
    assertThat(engine.asked()).hasSize(1);
  }

  @Test
  void neverPaysForASentenceTwice() throws InterruptedException {
    FakeTranslator engine = good("one");
    PaperTranslator translator = translator(engine);
    var _ = accepted(translator, paper(FIRST + " " + SECOND));
    engine.does(
        request -> {
          assertThat(request.segments()).containsExactly("A new end has come to it.");
          assertThat(request.context()).contains("BERT");
          return new Translated(List.of("它有了新的结尾。"), "m1");
        });
    Translation made = accepted(translator, paper(FIRST + " A new end has come to it."));
    assertThat(made.text()).isEqualTo("我们在12个数据集上训练BERT许多天。它有了新的结尾。");
    var _ = accepted(translator, paper(FIRST + " " + SECOND));
    assertThat(engine.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"⟦2⟧", "⟦1⟧⟦1⟧", ""})
  void whatIsLostOrDoubledIsMendedSentenceBySentence(String instead) throws InterruptedException {
    FakeTranslator engine =
        FakeTranslator.of(
            "one",
            segment ->
                segment.contains("It gains") && segment.contains("We train")
                    ? KNOWN.get(segment).replace("⟦2⟧", instead.equals("⟦2⟧") ? "" : instead)
                    : KNOWN.get(segment));
    Translation made = accepted(translator(engine), paper(FIRST + " " + SECOND));
    assertThat(made.text()).isEqualTo("我们在12个数据集上训练BERT许多天。它以$O(n)$的代价比GPT-4高出3.5分。");
    assertThat(engine.asked()).hasSize(2);
  }

  @Test
  void asksAnotherEngineAndThenShowsTheOriginalAndSaysWhy() throws InterruptedException {
    FakeTranslator bad = FakeTranslator.of("bad", segment -> "我们什么也没有说，什么也没有保留下来，真的。");
    FakeTranslator other = good("other");
    assertThat(accepted(translator(bad, other), paper(FIRST)).engine()).isEqualTo("OTHER");
    FieldOutcome outcome = translator(bad).translate(paper(FIRST), TranslationField.ABSTRACT, "zh");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.failure().reason()).isEqualTo("placeholders");
              assertThat(rejected.failure().detail()).contains("bad:").contains("BERT");
              assertThat(rejected.failure().sourceHash()).isEqualTo(SourceHash.of(FIRST));
            });
  }

  @Test
  void anEngineThatCannotBeAskedMakesTheTextWait() throws InterruptedException {
    FakeTranslator down = good("down");
    down.does(_ -> new Failed(Reason.RATE_LIMITED, "slow down", Duration.ofMinutes(3)));
    FieldOutcome outcome =
        translator(down).translate(paper(FIRST), TranslationField.ABSTRACT, "zh");
    assertThat(outcome)
        .isEqualTo(
            new Postponed("rate-limited", "down: rate-limited slow down", Duration.ofMinutes(3)));
    assertThat(accepted(translator(down, good("up")), paper(FIRST)).engine()).isEqualTo("UP");
  }

  @Test
  void aTextThatIsTooLargeGoesSentenceBySentence() throws InterruptedException {
    FakeTranslator engine = good("one");
    engine.does(
        request ->
            request.segments().getFirst().length() > 60 || request.segments().size() > 1
                ? Failed.of(Reason.TOO_LARGE, "too long")
                : new Translated(List.of(KNOWN.get(request.segments().getFirst())), "m1"));
    assertThat(accepted(translator(engine), paper(FIRST + " " + SECOND)).sentences()).hasSize(2);
  }

  @Test
  void theSameTextForAnotherPaperIsNotShown() throws InterruptedException {
    FakeTranslator engine = FakeTranslator.of("one", _ -> "我们在许多数据集上训练了一个很大的模型并得到结果。");
    PaperTranslator translator = translator(engine);
    var _ = accepted(translator, paper("We train a large model on many data sets with success."));
    FieldOutcome outcome =
        translator.translate(
            paper("Cats were looked at by people in many of the houses here."),
            TranslationField.ABSTRACT,
            "zh");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.failure().reason()).isEqualTo("another-text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>我们在12个数据集上训练⟦1⟧许多天。",
        "<img src=x onerror=alert(1)>我们在12个数据集上训练⟦1⟧许多天。",
        "我们在12个数据集上训练⟦1⟧许多天，见 https://evil.example/。",
        "我们在12个数据集上训练\\href{https://evil.example}{⟦1⟧}许多天。",
        "好的，以下是翻译：我们在12个数据集上训练⟦1⟧许多天。",
        "⟦1⟧\u0000\u001b[2J我们在12个数据集上训练许多天。",
        "I cannot translate ⟦1⟧ and 12.",
        "Wir trainieren ⟦1⟧ auf 12 und das ist gut für die Menschen.",
        "⟦1⟧ 12",
        "我们在21个数据集上训练⟦1⟧许多天。",
        "我们在12个数据集上训练⟦9⟧许多天。",
      })
  void nothingThatAHostileEngineSaysIsShown(String answer) throws InterruptedException {
    FakeTranslator engine = FakeTranslator.of("evil", _ -> answer);
    assertThat(translator(engine).translate(paper(FIRST), TranslationField.ABSTRACT, "zh"))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void aHugeAnswerIsNotShown() throws InterruptedException {
    FakeTranslator engine = FakeTranslator.of("evil", _ -> "⟦1⟧ 12 " + "我们".repeat(2_000_000));
    assertThat(translator(engine).translate(paper(FIRST), TranslationField.ABSTRACT, "zh"))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void doesNotAskForWhatNeedsNoTranslation() throws InterruptedException {
    FakeTranslator engine = good("one");
    PaperTranslator translator = translator(engine);
    assertThat(translator.translate(paper(""), TranslationField.ABSTRACT, "zh"))
        .isEqualTo(Nothing.NOTHING);
    assertThat(translator.translate(paper(FIRST), TranslationField.ABSTRACT, "en-GB"))
        .isEqualTo(Nothing.NOTHING);
    assertThat(translator.translate(paper("$E = mc^2$ 12"), TranslationField.ABSTRACT, "zh"))
        .isEqualTo(Nothing.NOTHING);
    assertThat(engine.asked()).isEmpty();
  }

  @Test
  void choosesTheEngineByThePairOfLanguages() throws InterruptedException {
    FakeTranslator one = good("one");
    FakeTranslator two = good("two");
    EngineOrder order =
        new EngineOrder(List.of(one), List.of(one, two), Map.of("*-zh", List.of("two", "one")));
    assertThat(order.of("en", "zh")).containsExactly(two, one);
    assertThat(order.of("en", "es")).containsExactly(one);
    assertThat(accepted(translator(order), paper(FIRST)).engine()).isEqualTo("TWO");
  }

  @Test
  void tellsTheEngineTheTermsThatOccur() throws InterruptedException {
    FakeTranslator engine = good("one");
    Glossary glossary =
        new Glossary() {
          @Override
          public String version() {
            return "g1";
          }

          @Override
          public List<GlossaryTerm> terms(String source, String target, List<String> categories) {
            return List.of(
                new GlossaryTerm("data set", "数据集", List.of(), ""),
                new GlossaryTerm("racetrack memory", "赛道存储器", List.of(), ""));
          }
        };
    PaperTranslator translator =
        new PaperTranslator(
            EngineOrder.of(List.of(engine)), new MemoryStore(database), glossary, checks(), clock);
    assertThat(accepted(translator, paper(FIRST)).glossaryVersion()).isEqualTo("g1");
    assertThat(engine.asked().getFirst().terms())
        .extracting(GlossaryTerm::source)
        .containsExactly("data set");
    assertThat(translator.setup()).contains("one").contains("g1");
  }

  @Test
  void tagsAreReadFromEnginesThatKeepThem() throws InterruptedException {
    FakeTranslator engine =
        new FakeTranslator(
            "tags",
            PlaceholderStyle.TAGS,
            _ -> new Translated(List.of("我们在12个数据集上训练<x id=\"1\"></x>许多天&amp;夜。"), ""));
    Translation made = accepted(translator(engine), paper(FIRST));
    assertThat(made.text()).isEqualTo("我们在12个数据集上训练BERT许多天&夜。");
    assertThat(made.model()).isNull();
  }

  private static FakeTranslator good(String id) {
    return FakeTranslator.of(id, KNOWN::get);
  }

  private static Translation accepted(PaperTranslator translator, Paper paper)
      throws InterruptedException {
    FieldOutcome outcome = translator.translate(paper, TranslationField.ABSTRACT, "zh");
    assertThat(outcome).isInstanceOf(Accepted.class);
    return ((Accepted) outcome).translation();
  }

  private PaperTranslator translator(FakeTranslator... engines) {
    return translator(EngineOrder.of(List.of(engines)));
  }

  private PaperTranslator translator(EngineOrder order) {
    return new PaperTranslator(order, new MemoryStore(database), Glossary.EMPTY, checks(), clock);
  }

  private static AnswerChecks checks() {
    return new AnswerChecks(StandardChecks.with(List.of())::run);
  }

  private static Paper paper(String abstractText) {
    return Paper.builder(PaperId.arxiv("2511.00001"), "A look at cats")
        .abstractText(abstractText)
        .language("en")
        .build();
  }
}
