package io.broadsheet.translate;

import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.Change;
import io.broadsheet.store.ChangeLog;
import io.broadsheet.store.PaperKeys;
import io.broadsheet.store.TranslationRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The copy for search and dumps of what one engine and model made of one paper: what is shown now
/// of title and abstract, side by side as the imported ones are.
///
/// @param key of the paper
/// @param model empty for none
record SearchCopyStore(String key, String language, String engine, String model) {
  static SearchCopyStore of(Translation one) {
    return new SearchCopyStore(
        one.paperId().toString(), one.language(), one.engine(), FieldTranslationStore.model(one));
  }

  /// Whether it says something else than the translations.
  boolean differs(Handle handle) {
    Optional<PaperTranslation> copy =
        TranslationRows.ofPaper(handle, key).stream()
            .filter(
                one ->
                    one.language().equals(language)
                        && one.engine().equals(engine)
                        && (one.model() == null ? "" : one.model()).equals(model))
            .findFirst();
    return !copy.equals(newest(handle));
  }

  /// Brings it in line with the translations, with a row of the change log when that writes
  /// anything.
  void write(Handle handle, Instant now) {
    Optional<PaperTranslation> newest = newest(handle);
    boolean written =
        newest.isPresent()
            ? TranslationRows.replace(handle, newest.get())
            : TranslationRows.remove(handle, key, language, engine, model);
    if (written) {
      ChangeLog.append(handle, Change.Kind.ENRICHED, PaperKeys.known(handle, List.of(key)), now);
    }
  }

  private Optional<PaperTranslation> newest(Handle handle) {
    return FieldTranslationStore.newest(handle, key, language, engine, model);
  }

  @Override
  public String toString() {
    return key + " (" + language + ", " + engine + ")";
  }
}
