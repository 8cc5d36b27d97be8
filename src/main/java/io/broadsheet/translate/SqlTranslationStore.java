package io.broadsheet.translate;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.Database;
import io.broadsheet.store.TranslationRows;
import io.broadsheet.translate.Translation.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Translations in the store's database.
public final class SqlTranslationStore implements TranslationStore {
  private final Database database;
  private final ShownTextStore shown = new ShownTextStore();

  public SqlTranslationStore(Database database) {
    this.database = database;
  }

  @Override
  public Map<PaperId, TranslatedTexts> texts(Collection<Paper> papers, String language) {
    return papers.isEmpty()
        ? Map.of()
        : database.read(handle -> shown.find(handle, papers, language, SqlTranslationStore::read));
  }

  private static Map<PaperId, TranslatedTexts> read(
      Handle handle, Collection<Paper> papers, String language) {
    List<String> keys = papers.stream().map(paper -> paper.id().toString()).toList();
    Map<PaperId, List<TranslationFailure>> failed = new HashMap<>();
    FieldTranslationStore.failures(handle, keys, language)
        .forEach(one -> failed.computeIfAbsent(one.paperId(), _ -> new ArrayList<>()).add(one));
    List<Translation> own = FieldTranslationStore.shown(handle, keys, language);
    List<PaperTranslation> rows = TranslationRows.intoVariants(handle, keys, language);
    Map<PaperId, List<Translation>> kept = new HashMap<>();
    Stream.concat(ImportedTranslations.of(rows, own).stream(), own.stream())
        .forEach(one -> kept.computeIfAbsent(one.paperId(), _ -> new ArrayList<>()).add(one));
    Map<PaperId, TranslatedTexts> texts = new HashMap<>();
    for (Paper paper : papers) {
      List<Translation> all = kept.getOrDefault(paper.id(), List.of());
      List<TranslationFailure> failures = failed.getOrDefault(paper.id(), List.of());
      if (!all.isEmpty() || !failures.isEmpty()) {
        texts.put(
            paper.id(),
            new TranslatedTexts(
                TextChoice.of(TranslationField.TITLE, paper, all, failures),
                TextChoice.of(TranslationField.ABSTRACT, paper, all, failures)));
      }
    }
    return texts;
  }

  @Override
  public List<String> languages(PaperId id) {
    return database.read(
        handle ->
            Stream.concat(
                    FieldTranslationStore.languages(handle, id.toString()).stream(),
                    TranslationRows.ofPaper(handle, id.toString()).stream()
                        .map(PaperTranslation::language))
                .distinct()
                .toList());
  }

  @Override
  public List<Translation> history(PaperId id, String language) {
    return database.read(
        handle -> {
          List<String> key = List.of(id.toString());
          List<Translation> own = FieldTranslationStore.all(handle, id.toString(), language);
          List<PaperTranslation> rows = TranslationRows.intoVariants(handle, key, language);
          return Stream.concat(
                  own.reversed().stream(), ImportedTranslations.of(rows, own).reversed().stream())
              .toList();
        });
  }

  @Override
  public Optional<Translation> find(long number) {
    return database.read(handle -> FieldTranslationStore.find(handle, number));
  }

  @Override
  public Translation put(Translation translation) {
    if (translation.origin() == Origin.IMPORTED) {
      throw new IllegalArgumentException("imported translations come with the papers' store");
    }
    return database.write(
        handle -> {
          long number = FieldTranslationStore.insert(handle, translation);
          FieldTranslationStore.forgetFailure(handle, translation);
          copy(handle, translation);
          return FieldTranslationStore.find(handle, number).orElseThrow();
        });
  }

  @Override
  public void withdraw(long number) {
    setWithdrawn(number, true);
  }

  @Override
  public void restore(long number) {
    setWithdrawn(number, false);
  }

  private void setWithdrawn(long number, boolean withdrawn) {
    database.write(
        handle -> {
          boolean changed = FieldTranslationStore.setWithdrawn(handle, number, withdrawn);
          if (changed) {
            copy(handle, FieldTranslationStore.find(handle, number).orElseThrow());
          }
          return changed;
        });
  }

  private void copy(Handle handle, Translation changed) {
    SearchCopyStore.of(changed).write(handle, database.clock().instant());
  }

  @Override
  public void putFailure(TranslationFailure failure) {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO translation_failure (paper_key, language, field, source_hash, reason,"
                    + " detail, setup, failed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (paper_key, language, field) DO UPDATE SET"
                    + " source_hash = excluded.source_hash, reason = excluded.reason,"
                    + " detail = excluded.detail, setup = excluded.setup,"
                    + " failed_at = excluded.failed_at",
                failure.paperId().toString(),
                failure.language(),
                failure.field().name(),
                failure.sourceHash(),
                failure.reason(),
                failure.detail(),
                failure.setup(),
                failure.at().toEpochMilli()));
  }

  @Override
  public Map<String, Long> failures(String language) {
    Map<String, Long> counts = new LinkedHashMap<>();
    database
        .read(
            handle ->
                handle
                    .createQuery(
                        "SELECT reason, COUNT(*) FROM translation_failure WHERE language = ?"
                            + " GROUP BY reason ORDER BY COUNT(*) DESC, reason")
                    .bind(0, language)
                    .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                    .list())
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  @Override
  public List<PaperId> pending(String language, int limit) {
    PendingTranslationStore.readChanges(database, language);
    return database.read(handle -> PendingTranslationStore.first(handle, language, limit));
  }

  @Override
  public long countPending(String language) {
    PendingTranslationStore.readChanges(database, language);
    return database.read(handle -> PendingTranslationStore.count(handle, language));
  }

  @Override
  public List<PaperId> imported(String language, int limit) {
    return database.read(handle -> PendingTranslationStore.imported(handle, language, limit));
  }

  @Override
  public void settle(String language, Collection<PaperId> ids) {
    database.write(handle -> PendingTranslationStore.remove(handle, language, ids));
  }

  @Override
  public void retryFailed(String language, String setup) {
    database.write(handle -> PendingTranslationStore.retryFailed(handle, language, setup));
  }

  @Override
  public long count(String language) {
    return database.read(handle -> FieldTranslationStore.count(handle, language));
  }
}
