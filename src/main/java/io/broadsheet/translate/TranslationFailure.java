package io.broadsheet.translate;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.PaperId;
import java.time.Instant;

/// Why a field is shown in the original: no engine gave a text that passed.
///
/// @param reason a word for counting: `placeholders`, `digits`, `quota`, `timeout`
/// @param detail for the operator: each engine and what was wrong with its answer
/// @param setup which engines and glossary were tried; another set-up is worth another try
public record TranslationFailure(
    PaperId paperId,
    TranslationField field,
    String language,
    String sourceHash,
    String reason,
    String detail,
    String setup,
    Instant at) {
  public TranslationFailure {
    requireNonNull(paperId, "paperId is null");
    requireNonNull(field, "field is null");
    requireNonNull(language, "language is null");
    requireNonNull(sourceHash, "sourceHash is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(detail, "detail is null");
    requireNonNull(setup, "setup is null");
    requireNonNull(at, "at is null");
  }
}
