package io.broadsheet.translate;

import io.broadsheet.paper.Paper;
import io.broadsheet.text.LanguageDetector;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.TextTranslator.Fell;
import io.broadsheet.translate.TextTranslator.Job;
import io.broadsheet.translate.TextTranslator.Passed;
import io.broadsheet.translate.Translation.Origin;
import io.broadsheet.translate.mask.MaskedText;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Translates a field of a paper: masks it, asks one engine after the other, checks what comes
/// back, and says what to show. Keeps nothing but the translation memory. Safe for use by many
/// threads.
public final class PaperTranslator {
  private final EngineOrder engines;
  private final MemoryStore memory;
  private final Glossary glossary;
  private final AnswerChecks checks;
  private final Clock clock;

  /// @param checks run on every answer; see `translate.check.StandardChecks`
  public PaperTranslator(
      EngineOrder engines,
      MemoryStore memory,
      Glossary glossary,
      AnswerChecks checks,
      Clock clock) {
    this.engines = engines;
    this.memory = memory;
    this.glossary = glossary;
    this.checks = checks;
    this.clock = clock;
  }

  /// Which engines and glossary are used: another set-up is worth another try of what failed.
  public String setup() {
    return engines.setup()
        + (glossary.version().isEmpty() ? "" : " glossary " + glossary.version());
  }

  /// Asks until an engine's text passes.
  ///
  /// @param language BCP 47 tag
  /// @throws InterruptedException when the thread is interrupted; nothing came of it
  public FieldOutcome translate(Paper paper, TranslationField field, String language)
      throws InterruptedException {
    String original = field.of(paper);
    String source = language(paper);
    String target = primary(language);
    if (original.isBlank() || source.equals(target) || source.equals("und")) {
      return FieldOutcome.Nothing.NOTHING;
    }
    MaskedText text = MaskedText.of(original);
    if (text.text().isBlank() || text.whole().isOnlySpans()) {
      return FieldOutcome.Nothing.NOTHING;
    }
    List<GlossaryTerm> terms =
        RelevantTerms.in(text.text(), glossary.terms(source, target, paper.categories()));
    Job job = new Job(text, source, target, terms, glossary.version());
    return ask(paper, field, language, job);
  }

  private FieldOutcome ask(Paper paper, TranslationField field, String language, Job job)
      throws InterruptedException {
    String original = field.of(paper);
    List<String> details = new ArrayList<>();
    String reason = "";
    Postponing postponing = new Postponing();
    for (Translator engine : engines.of(job.source(), job.target())) {
      TextTranslator translator =
          new TextTranslator(
              engine,
              memory,
              (answer, parts) ->
                  checks.run(
                      paper, original, job.source(), job.target(), job.text(), answer, parts));
      switch (translator.translate(job)) {
        case Passed passed -> {
          memory.put(job.scope(engine), passed.model(), passed.pairs(), today());
          checks.remember(original, passed.answer().text());
          return new FieldOutcome.Accepted(
              translation(paper, field, language, engine, job, passed));
        }
        case Fell fell -> {
          details.add(engine.info().id() + ": " + fell.reason() + " " + fell.detail());
          postponing.note(fell);
          reason = reason.isEmpty() ? fell.reason() : reason;
        }
      }
    }
    String detail = String.join("; ", details);
    Optional<FieldOutcome> later = postponing.outcome(detail);
    return later.orElse(
        new FieldOutcome.Rejected(
            new TranslationFailure(
                paper.id(),
                field,
                language,
                SourceHash.of(original),
                reason.isEmpty() ? "no-engine" : reason,
                detail.length() > 1_000 ? detail.substring(0, 1_000) : detail,
                setup(),
                clock.instant())));
  }

  private Translation translation(
      Paper paper,
      TranslationField field,
      String language,
      Translator engine,
      Job job,
      Passed passed) {
    return new Translation(
        0,
        paper.id(),
        field,
        language,
        passed.answer().text(),
        Origin.MACHINE,
        engine.info().name(),
        passed.model().isEmpty() ? null : passed.model(),
        paper.latestVersion().orElse(0),
        today(),
        SourceHash.of(field.of(paper)),
        job.glossaryVersion(),
        passed.checks(),
        passed.answer().sentences(),
        false);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static String language(Paper paper) {
    return paper.language().equals("und")
        ? LanguageDetector.detect(paper.title() + "\n" + paper.abstractText())
        : primary(paper.language());
  }

  static String primary(String tag) {
    int dash = tag.indexOf('-');
    return dash < 0 ? tag : tag.substring(0, dash);
  }

  /// Whether an engine that cannot be asked now might have done it.
  private static final class Postponing {
    private @Nullable Failed first;
    private @Nullable Duration after;

    void note(Fell fell) {
      Failed failure = fell.engineFailure();
      if (failure == null || !failure.reason().isOfEngine()) {
        return;
      }
      if (first == null) {
        first = failure;
      }
      Duration asked = failure.retryAfter();
      Duration known = after;
      if (asked != null && (known == null || asked.compareTo(known) < 0)) {
        after = asked;
      }
    }

    Optional<FieldOutcome> outcome(String detail) {
      Failed failure = first;
      return failure == null
          ? Optional.empty()
          : Optional.of(new FieldOutcome.Postponed(failure.reason().word(), detail, after));
    }
  }
}
