package io.broadsheet.translate;

import io.broadsheet.paper.Paper;
import io.broadsheet.translate.FieldOutcome.Accepted;
import io.broadsheet.translate.FieldOutcome.Nothing;
import io.broadsheet.translate.FieldOutcome.Postponed;
import io.broadsheet.translate.FieldOutcome.Rejected;
import io.broadsheet.translate.Translation.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings one paper's translations up to its present text, and keeps what came of it. What is there
/// already costs no request. Safe for use by many threads.
public final class PaperWork {
  private final TranslationStore store;
  private final PaperTranslator translator;

  public PaperWork(TranslationStore store, PaperTranslator translator) {
    this.store = store;
    this.translator = translator;
  }

  /// What one paper came to.
  ///
  /// @param after how long an engine that could not be asked wants to be left alone; null when it
  ///   does not say
  public record Done(TranslationTally tally, @Nullable Duration after, String detail) {
    /// Whether nothing of the paper waits any more.
    public boolean settled() {
      return tally.postponements() == 0;
    }
  }

  /// @param again whether what failed with the present engines is tried all the same
  /// @throws InterruptedException when the thread is interrupted; what was kept before stays
  public Done run(Paper paper, String language, boolean again) throws InterruptedException {
    TranslatedTexts texts =
        store.texts(List.of(paper), language).getOrDefault(paper.id(), TranslatedTexts.NONE);
    TranslationTally tally = new TranslationTally(1, 0, 0, Map.of(), Map.of());
    Duration after = null;
    String detail = "";
    for (TranslationField field : TranslationField.values()) {
      if (isDone(texts.of(field), again)) {
        tally = tally.plus(new TranslationTally(0, 0, 1, Map.of(), Map.of()));
        continue;
      }
      switch (translator.translate(paper, field, language)) {
        case Accepted(Translation translation) -> {
          var _ = store.put(translation);
          tally = tally.plus(new TranslationTally(0, 1, 0, Map.of(), Map.of()));
        }
        case Rejected(TranslationFailure failure) -> {
          store.putFailure(failure);
          tally = tally.plus(new TranslationTally(0, 0, 0, Map.of(failure.reason(), 1), Map.of()));
        }
        case Postponed postponed -> {
          tally =
              tally.plus(new TranslationTally(0, 0, 0, Map.of(), Map.of(postponed.reason(), 1)));
          after = postponed.after();
          detail = postponed.detail();
        }
        case Nothing _ -> tally = tally.plus(new TranslationTally(0, 0, 1, Map.of(), Map.of()));
      }
    }
    if (tally.postponements() == 0) {
      store.settle(language, List.of(paper.id()));
    }
    return new Done(tally, after, detail);
  }

  /// An imported text alone is renewed; a correction or a machine's of the present original is not.
  private boolean isDone(FieldState state, boolean again) {
    Optional<Translation> translation = state.translation();
    boolean own = translation.isPresent() && translation.get().origin() != Origin.IMPORTED;
    if (own && !state.stale()) {
      return true;
    }
    return !again
        && state.failure().isPresent()
        && state.failure().get().setup().equals(translator.setup());
  }
}
