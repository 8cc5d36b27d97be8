package io.broadsheet.translate;

import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.translate.Translation.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Translations that came from other sites, as the rest of the package sees them.
final class ImportedTranslations {
  private ImportedTranslations() {}

  /// One for each field that a row has; rows that are copies of `own` are left out.
  static List<Translation> of(List<PaperTranslation> rows, List<Translation> own) {
    Set<Name> copies =
        own.stream()
            .map(one -> new Name(one.paperId(), one.language(), one.engine(), one.model()))
            .collect(Collectors.toSet());
    List<Translation> imported = new ArrayList<>();
    for (PaperTranslation row : rows) {
      if (!copies.contains(new Name(row.paperId(), row.language(), row.engine(), row.model()))) {
        add(imported, row, TranslationField.TITLE, row.title());
        add(imported, row, TranslationField.ABSTRACT, row.abstractText());
      }
    }
    return imported;
  }

  private static void add(
      List<Translation> imported,
      PaperTranslation row,
      TranslationField field,
      @Nullable String text) {
    if (text != null && !text.isBlank()) {
      imported.add(
          new Translation(
              0,
              row.paperId(),
              field,
              row.language(),
              text,
              Origin.IMPORTED,
              row.engine(),
              row.model(),
              0,
              row.translatedOn(),
              "",
              "",
              List.of(),
              List.of(),
              false));
    }
  }

  private record Name(PaperId paperId, String language, String engine, @Nullable String model) {}
}
