package io.broadsheet.translate;

import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.MemoryStore.Remembered;
import io.broadsheet.translate.MemoryStore.Scope;
import io.broadsheet.translate.mask.MaskedSegment;
import io.broadsheet.translate.mask.MaskedText;
import io.broadsheet.translate.mask.PlaceholderStyle;
import io.broadsheet.translate.mask.Restored;
import io.broadsheet.translate.mask.Unmasker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Has one text translated by one engine: as a whole when none of its sentences is remembered, and
/// sentence by sentence when some are, or when the whole came back wrong.
final class TextTranslator {
  private final Translator engine;
  private final MemoryStore memory;
  private final AnswerCheck check;

  TextTranslator(Translator engine, MemoryStore memory, AnswerCheck check) {
    this.engine = engine;
    this.memory = memory;
    this.check = check;
  }

  /// What is asked for.
  record Job(
      MaskedText text,
      String source,
      String target,
      List<GlossaryTerm> terms,
      String glossaryVersion) {
    Scope scope(Translator engine) {
      return new Scope(source, target, engine.info().id(), glossaryVersion);
    }

    EngineRequest request(List<String> segments, String context) {
      return new EngineRequest(segments, source, target, context, terms, glossaryVersion);
    }
  }

  /// Either a text that passed or why there is none.
  sealed interface Result {}

  /// @param pairs masked sentences and their translations, for the memory
  record Passed(Answer answer, String model, List<CheckResult> checks, Map<String, String> pairs)
      implements Result {}

  /// @param engineFailure null when the engine answered and its text failed a check
  record Fell(String reason, String detail, @org.jspecify.annotations.Nullable Failed engineFailure)
      implements Result {}

  Result translate(Job job) throws InterruptedException {
    List<MaskedSegment> sentences = job.text().bySentence();
    Map<String, Remembered> known =
        sentences.size() < 2
            ? Map.of()
            : memory.find(
                job.scope(engine),
                sentences.stream().map(one -> one.masked(PlaceholderStyle.BRACKETS)).toList());
    if (!known.isEmpty()) {
      return bySentence(job, sentences, known);
    }
    Result whole = whole(job, sentences);
    boolean mend =
        whole instanceof Fell(_, _, Failed failure)
            && (failure == null
                || failure.reason() == Reason.TOO_LARGE
                || failure.reason() == Reason.CUT_OFF);
    if (!mend || sentences.size() < 2) {
      return whole;
    }
    Result pieces = bySentence(job, sentences, known);
    return pieces instanceof Fell && whole instanceof Fell ? closer(whole, pieces) : pieces;
  }

  /// Of two failures the one that says that the engine cannot be asked now: the text waits.
  private static Result closer(Result whole, Result pieces) {
    return pieces instanceof Fell(_, _, Failed failure) && failure != null ? pieces : whole;
  }

  private Result whole(Job job, List<MaskedSegment> sentences) throws InterruptedException {
    MaskedSegment whole = job.text().whole();
    PlaceholderStyle style = engine.info().style();
    return switch (engine.translate(job.request(List.of(whole.masked(style)), ""))) {
      case Failed failure -> fell(failure);
      case Translated(List<String> texts, String model) -> {
        Restored restored = Unmasker.restore(whole, texts.getFirst(), style, job.target());
        Answer answer = Answer.ofWhole(job.text(), sentences, restored, job.target());
        yield judge(answer, List.of(restored), model);
      }
    };
  }

  private Result bySentence(Job job, List<MaskedSegment> sentences, Map<String, Remembered> known)
      throws InterruptedException {
    List<MaskedSegment> missing =
        sentences.stream()
            .filter(one -> !known.containsKey(one.masked(PlaceholderStyle.BRACKETS)))
            .filter(one -> !one.isOnlySpans())
            .toList();
    Map<MaskedSegment, Restored> made = new LinkedHashMap<>();
    String model = known.values().stream().map(Remembered::model).findFirst().orElse("");
    if (!missing.isEmpty()) {
      switch (ask(job, missing)) {
        case Failed failure -> {
          return fell(failure);
        }
        case Translated(List<String> texts, String used) -> {
          model = used;
          for (int i = 0; i < missing.size(); i++) {
            made.put(missing.get(i), restore(job, missing.get(i), texts.get(i)));
          }
        }
      }
      for (MaskedSegment sentence : missing) {
        if (!made.getOrDefault(sentence, EMPTY).complete()
            && missing.size() > 1
            && engine.translate(request(job, List.of(sentence)))
                instanceof Translated(List<String> texts, _)) {
          made.put(sentence, restore(job, sentence, texts.getFirst()));
        }
      }
    }
    List<Restored> all = new ArrayList<>();
    for (MaskedSegment sentence : sentences) {
      Remembered remembered = known.get(sentence.masked(PlaceholderStyle.BRACKETS));
      if (remembered != null) {
        all.add(
            Unmasker.restore(sentence, remembered.text(), PlaceholderStyle.BRACKETS, job.target()));
      } else {
        Restored fresh = made.get(sentence);
        all.add(fresh == null ? untouched(sentence) : fresh);
      }
    }
    return judge(Answer.ofSentences(job.text(), sentences, all, job.target()), all, model);
  }

  private static final Restored EMPTY = new Restored("", "", List.of(), List.of(), List.of());

  private static Restored untouched(MaskedSegment sentence) {
    return new Restored(
        sentence.plain(),
        sentence.masked(PlaceholderStyle.BRACKETS),
        List.of(),
        List.of(),
        List.of());
  }

  /// All in one request; one by one when that is more than the engine takes.
  private EngineReply ask(Job job, List<MaskedSegment> sentences) throws InterruptedException {
    EngineReply together = engine.translate(request(job, sentences));
    boolean apart =
        sentences.size() > 1
            && together instanceof Failed failure
            && (failure.reason() == Reason.TOO_LARGE
                || failure.reason() == Reason.BAD_REPLY
                || failure.reason() == Reason.CUT_OFF);
    if (!apart) {
      return together;
    }
    List<String> texts = new ArrayList<>();
    String model = "";
    for (MaskedSegment sentence : sentences) {
      switch (engine.translate(request(job, List.of(sentence)))) {
        case Failed failure -> {
          return failure;
        }
        case Translated(List<String> one, String used) -> {
          texts.add(one.getFirst());
          model = used;
        }
      }
    }
    return new Translated(texts, model);
  }

  private EngineRequest request(Job job, List<MaskedSegment> sentences) {
    PlaceholderStyle style = engine.info().style();
    return job.request(
        sentences.stream().map(one -> one.masked(style)).toList(), job.text().text());
  }

  private Restored restore(Job job, MaskedSegment sentence, String text) {
    return Unmasker.restore(sentence, text, engine.info().style(), job.target());
  }

  private Result judge(Answer answer, List<Restored> parts, String model) {
    List<CheckResult> checks = check.run(answer, parts);
    return checks.stream()
        .filter(CheckResult::failed)
        .findFirst()
        .<Result>map(
            failed ->
                new Fell(
                    failed.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    failed.detail(),
                    null))
        .orElseGet(() -> new Passed(answer, model, checks, answer.pairs()));
  }

  private static Fell fell(Failed failure) {
    return new Fell(failure.reason().word(), failure.message(), failure);
  }

  /// Runs the checks of an answer.
  interface AnswerCheck {
    /// @param parts the answer's pieces, restored
    List<CheckResult> run(Answer answer, List<Restored> parts);
  }
}
