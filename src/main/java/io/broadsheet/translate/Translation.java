package io.broadsheet.translate;

import static java.util.Objects.requireNonNull;

import io.broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of a paper in another language, with all that is needed to say whose it is and to
/// trust it.
///
/// @param number grows with each that is kept; 0 before that, and for an imported one
/// @param language BCP 47 tag of the translation
/// @param text as the original is written, TeX included; never blank
/// @param engine as shown to readers: `DeepL`, `谷歌翻译`; of a correction, who made it
/// @param model null when the engine has none or it is not known
/// @param paperVersion of the original; 0 when it is not known
/// @param madeOn null when it is not known
/// @param sourceHash [SourceHash] of the original; empty when it is not known, for an imported one
/// @param glossaryVersion of the glossary that was used; empty for none
/// @param checks empty for what no engine made here
/// @param sentences which sentence became which, in order; empty when that is not known
/// @param withdrawn whether it was taken back; kept for the history and never shown
public record Translation(
    long number,
    PaperId paperId,
    TranslationField field,
    String language,
    String text,
    Origin origin,
    String engine,
    @Nullable String model,
    int paperVersion,
    @Nullable LocalDate madeOn,
    String sourceHash,
    String glossaryVersion,
    List<CheckResult> checks,
    List<AlignedSentence> sentences,
    boolean withdrawn) {
  /// Who made it.
  public enum Origin {
    /// Brought in from another site, with its attribution; not checked here.
    IMPORTED,
    /// An engine asked from here; it has passed all checks.
    MACHINE,
    /// A reader.
    CORRECTION
  }

  /// @throws IllegalArgumentException when the text is blank
  public Translation {
    requireNonNull(paperId, "paperId is null");
    requireNonNull(field, "field is null");
    requireNonNull(language, "language is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(engine, "engine is null");
    requireNonNull(sourceHash, "sourceHash is null");
    requireNonNull(glossaryVersion, "glossaryVersion is null");
    if (text.isBlank()) {
      throw new IllegalArgumentException("a blank translation of " + paperId);
    }
    checks = List.copyOf(checks);
    sentences = List.copyOf(sentences);
  }

  /// A reader's text in place of a machine's.
  ///
  /// @param by as shown to readers
  /// @param source the original it was made from
  public static Translation correction(
      PaperId paperId,
      TranslationField field,
      String language,
      String text,
      String by,
      LocalDate on,
      String source) {
    return new Translation(
        0,
        paperId,
        field,
        language,
        text,
        Origin.CORRECTION,
        by,
        null,
        0,
        on,
        SourceHash.of(source),
        "",
        List.of(),
        List.of(),
        false);
  }

  /// Whether the original has changed since; an imported one does not tell.
  public boolean isStale(String source) {
    return !sourceHash.isEmpty() && !sourceHash.equals(SourceHash.of(source));
  }
}
