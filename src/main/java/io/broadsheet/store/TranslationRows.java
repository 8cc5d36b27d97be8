package io.broadsheet.store;

import io.broadsheet.paper.PaperTranslation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The table `translation`: one row for each paper, language, engine and model. A part (title or
/// abstract) that a newer translation leaves out stays. For stores.
public final class TranslationRows {
  private static final String COLUMNS =
      "SELECT paper_key, language, title, abstract, engine, model, translated_on FROM translation";

  private TranslationRows() {}

  /// Writes translations that are new or say something else than what is there.
  ///
  /// @return keys of the papers concerned, in order, each once
  static List<String> put(Handle handle, List<PaperTranslation> translations) {
    if (translations.isEmpty()) {
      return List.of();
    }
    Map<Name, PaperTranslation> present = new HashMap<>();
    ofPapers(handle, translations.stream().map(one -> one.paperId().toString()).toList())
        .forEach(one -> present.put(Name.of(one), one));
    Map<Name, PaperTranslation> changed = new LinkedHashMap<>();
    LinkedHashSet<String> keys = new LinkedHashSet<>();
    for (PaperTranslation given : translations) {
      PaperTranslation incoming = storable(given);
      Name name = Name.of(incoming);
      PaperTranslation old = present.get(name);
      PaperTranslation merged = old == null ? incoming : merge(old, incoming);
      if (!merged.equals(old)) {
        present.put(name, merged);
        changed.remove(name);
        changed.put(name, merged);
        keys.add(name.paperKey());
      }
    }
    replace(handle, changed.values());
    return List.copyOf(keys);
  }

  /// Puts a translation in the place of the one of the same paper, language, engine and model, as a
  /// whole. Nothing is written when it says the same.
  ///
  /// @return whether something was written
  public static boolean replace(Handle handle, PaperTranslation given) {
    PaperTranslation incoming = storable(given);
    Name name = Name.of(incoming);
    boolean same =
        ofPaper(handle, name.paperKey()).stream()
            .anyMatch(one -> Name.of(one).equals(name) && one.equals(incoming));
    if (!same) {
      replace(handle, List.of(incoming));
    }
    return !same;
  }

  /// @param model empty for none
  /// @return whether there was one
  public static boolean remove(
      Handle handle, String paperKey, String language, String engine, String model) {
    return handle.execute(
            "DELETE FROM translation"
                + " WHERE paper_key = ? AND language = ? AND engine = ? AND model = ?",
            paperKey,
            language,
            engine,
            model)
        > 0;
  }

  /// Into one language or its variants (`zh` and `zh-Hant`), the oldest first.
  public static List<PaperTranslation> intoVariants(
      Handle handle, Collection<String> keys, String language) {
    return PaperKeys.chunked(
        keys,
        some ->
            handle
                .createQuery(
                    COLUMNS
                        + " WHERE paper_key IN (<keys>)"
                        + " AND (language = :language OR language LIKE :variants) ORDER BY number")
                .bindList("keys", some)
                .bind("language", language)
                .bind("variants", language + "-%")
                .map(TranslationRows::translation)
                .list());
  }

  static PaperTranslation storable(PaperTranslation given) {
    return new PaperTranslation(
        given.paperId(),
        StorableText.of(given.language()),
        StorableText.ofNullable(given.title()),
        StorableText.ofNullable(given.abstractText()),
        StorableText.of(given.engine()),
        StorableText.ofNullable(given.model()),
        given.translatedOn());
  }

  private static PaperTranslation merge(PaperTranslation old, PaperTranslation incoming) {
    return new PaperTranslation(
        old.paperId(),
        old.language(),
        either(incoming.title(), old.title()),
        either(incoming.abstractText(), old.abstractText()),
        old.engine(),
        old.model(),
        incoming.translatedOn() == null ? old.translatedOn() : incoming.translatedOn());
  }

  private static @Nullable String either(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  private static void replace(Handle handle, Collection<PaperTranslation> changed) {
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedBatch delete =
            handle.prepareBatch(
                "DELETE FROM translation"
                    + " WHERE paper_key = ? AND language = ? AND engine = ? AND model = ?");
        PreparedBatch insert =
            handle.prepareBatch(
                "INSERT INTO translation"
                    + " (paper_key, language, engine, model, title, abstract, translated_on)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (PaperTranslation one : changed) {
        Name name = Name.of(one);
        delete
            .bind(0, name.paperKey())
            .bind(1, name.language())
            .bind(2, name.engine())
            .bind(3, name.model())
            .add();
        insert
            .bind(0, name.paperKey())
            .bind(1, name.language())
            .bind(2, name.engine())
            .bind(3, name.model())
            .bind(4, one.title())
            .bind(5, one.abstractText())
            .bind(6, Rows.dayOrNull(one.translatedOn()))
            .add();
      }
      delete.execute();
      insert.execute();
    }
  }

  /// Most recently written first.
  public static List<PaperTranslation> ofPaper(Handle handle, String key) {
    return handle
        .createQuery(COLUMNS + " WHERE paper_key = ? ORDER BY number DESC")
        .bind(0, key)
        .map(TranslationRows::translation)
        .list();
  }

  /// Of several papers, in no order.
  static List<PaperTranslation> ofPapers(Handle handle, Collection<String> keys) {
    return PaperKeys.chunked(
        keys,
        some ->
            handle
                .createQuery(COLUMNS + " WHERE paper_key IN (<keys>)")
                .bindList("keys", some)
                .map(TranslationRows::translation)
                .list());
  }

  /// Into one language, the oldest first, so that the newest is the last to be put into a map.
  static List<PaperTranslation> into(Handle handle, Collection<String> keys, String language) {
    return PaperKeys.chunked(
        keys,
        some ->
            handle
                .createQuery(
                    COLUMNS
                        + " WHERE paper_key IN (<keys>) AND language = :language ORDER BY number")
                .bindList("keys", some)
                .bind("language", language)
                .map(TranslationRows::translation)
                .list());
  }

  private static PaperTranslation translation(ResultSet row, StatementContext context)
      throws SQLException {
    String model = row.getString(6);
    String translatedOn = row.getString(7);
    return new PaperTranslation(
        Rows.id(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        model.isEmpty() ? null : model,
        translatedOn == null ? null : LocalDate.parse(translatedOn));
  }

  private record Name(String paperKey, String language, String engine, String model) {
    static Name of(PaperTranslation one) {
      return new Name(
          one.paperId().toString(),
          one.language(),
          one.engine(),
          one.model() == null ? "" : one.model());
    }
  }
}
