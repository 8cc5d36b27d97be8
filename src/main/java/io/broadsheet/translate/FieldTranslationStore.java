package io.broadsheet.translate;

import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.PaperKeys;
import io.broadsheet.translate.Translation.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The tables of translations made here and of what failed.
final class FieldTranslationStore {
  private static final String COLUMNS =
      "SELECT number, paper_key, field, language, text, origin, engine, model, paper_version,"
          + " made_on, source_hash, glossary_version, checks, sentences, withdrawn"
          + " FROM field_translation";

  private FieldTranslationStore() {}

  static long insert(Handle handle, Translation one) {
    return handle
        .createQuery(
            "INSERT INTO field_translation (paper_key, language, field, origin, text, engine,"
                + " model, paper_version, made_on, source_hash, glossary_version, checks,"
                + " sentences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number")
        .bind(0, one.paperId().toString())
        .bind(1, one.language())
        .bind(2, one.field().name())
        .bind(3, one.origin().name())
        .bind(4, one.text())
        .bind(5, one.engine())
        .bind(6, model(one))
        .bind(7, one.paperVersion())
        .bind(8, one.madeOn() == null ? null : one.madeOn().toString())
        .bind(9, one.sourceHash())
        .bind(10, one.glossaryVersion())
        .bind(11, TranslationCodec.checks(one.checks()))
        .bind(12, TranslationCodec.sentences(one.sentences()))
        .mapTo(Long.class)
        .one();
  }

  static boolean setWithdrawn(Handle handle, long number, boolean withdrawn) {
    return handle.execute(
            "UPDATE field_translation SET withdrawn = ? WHERE number = ? AND withdrawn = ?",
            withdrawn ? 1 : 0,
            number,
            withdrawn ? 0 : 1)
        > 0;
  }

  static Optional<Translation> find(Handle handle, long number) {
    return handle
        .createQuery(COLUMNS + " WHERE number = ?")
        .bind(0, number)
        .map(FieldTranslationStore::translation)
        .findOne();
  }

  /// Not withdrawn, the oldest first.
  static List<Translation> shown(Handle handle, Collection<String> keys, String language) {
    return PaperKeys.chunked(
        keys,
        some ->
            handle
                .createQuery(
                    COLUMNS
                        + " WHERE paper_key IN (<keys>) AND language = :language AND withdrawn = 0"
                        + " ORDER BY number")
                .bindList("keys", some)
                .bind("language", language)
                .map(FieldTranslationStore::translation)
                .list());
  }

  /// All of a paper, the oldest first.
  static List<Translation> all(Handle handle, String key, String language) {
    return handle
        .createQuery(COLUMNS + " WHERE paper_key = ? AND language = ? ORDER BY number")
        .bind(0, key)
        .bind(1, language)
        .map(FieldTranslationStore::translation)
        .list();
  }

  static List<String> languages(Handle handle, String key) {
    return handle
        .createQuery(
            "SELECT DISTINCT language FROM field_translation WHERE paper_key = ? AND withdrawn = 0"
                + " ORDER BY language")
        .bind(0, key)
        .mapTo(String.class)
        .list();
  }

  /// The newest title and abstract of one engine and model, side by side; empty when all were taken
  /// back.
  static Optional<PaperTranslation> newest(
      Handle handle, String key, String language, String engine, String model) {
    String title = null;
    String abstractText = null;
    Translation last = null;
    for (Translation one : shown(handle, List.of(key), language)) {
      if (one.engine().equals(engine) && model(one).equals(model)) {
        last = one;
        if (one.field() == TranslationField.TITLE) {
          title = one.text();
        } else {
          abstractText = one.text();
        }
      }
    }
    return last == null
        ? Optional.empty()
        : Optional.of(
            new PaperTranslation(
                last.paperId(),
                language,
                title,
                abstractText,
                engine,
                last.model(),
                last.madeOn()));
  }

  static long count(Handle handle, String language) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM (SELECT DISTINCT paper_key, field FROM field_translation"
                + " WHERE language = ? AND withdrawn = 0)")
        .bind(0, language)
        .mapTo(Long.class)
        .one();
  }

  static void forgetFailure(Handle handle, Translation one) {
    handle.execute(
        "DELETE FROM translation_failure WHERE paper_key = ? AND language = ? AND field = ?",
        one.paperId().toString(),
        one.language(),
        one.field().name());
  }

  static List<TranslationFailure> failures(
      Handle handle, Collection<String> keys, String language) {
    return PaperKeys.chunked(
        keys,
        some ->
            handle
                .createQuery(
                    "SELECT paper_key, field, language, source_hash, reason, detail, setup,"
                        + " failed_at FROM translation_failure"
                        + " WHERE paper_key IN (<keys>) AND language = :language")
                .bindList("keys", some)
                .bind("language", language)
                .map(FieldTranslationStore::failure)
                .list());
  }

  /// As written in the column.
  static String model(Translation one) {
    String model = one.model();
    return model == null ? "" : model;
  }

  private static Translation translation(ResultSet row, StatementContext context)
      throws SQLException {
    String model = row.getString(8);
    return new Translation(
        row.getLong(1),
        id(row.getString(2)),
        TranslationField.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        Origin.valueOf(row.getString(6)),
        row.getString(7),
        model.isEmpty() ? null : model,
        row.getInt(9),
        day(row.getString(10)),
        row.getString(11),
        row.getString(12),
        TranslationCodec.checks(row.getString(13)),
        TranslationCodec.sentences(row.getString(14)),
        row.getInt(15) != 0);
  }

  private static TranslationFailure failure(ResultSet row, StatementContext context)
      throws SQLException {
    return new TranslationFailure(
        id(row.getString(1)),
        TranslationField.valueOf(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Instant.ofEpochMilli(row.getLong(8)));
  }

  private static PaperId id(String key) {
    return PaperId.parse(key).orElseThrow();
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
