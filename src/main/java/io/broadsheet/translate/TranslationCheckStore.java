package io.broadsheet.translate;

import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreCheck.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Checks that what is kept of translations made here can be read, and that the copies which search
/// and dumps use say the same.
public final class TranslationCheckStore {
  private static final int PAGE_ROWS = 500;
  private static final int NAMED = 5;
  private static final String REPAIR =
      "Run doctor --repair: it writes the copies anew from the translations.";
  private static final String RESTORE =
      "Put a backup in its place, or delete these rows of the table field_translation: the papers"
          + " are then translated again.";

  private final Database database;

  public TranslationCheckStore(Database database) {
    this.database = database;
  }

  /// @param made titles and abstracts translated or corrected here, withdrawn and former ones too
  /// @param failed titles and abstracts of which no engine's text may be shown
  public record Report(List<Problem> problems, long made, long failed) {
    public Report {
      problems = List.copyOf(problems);
    }
  }

  /// Looks and changes nothing. Reads all of it.
  public Report run() {
    List<String> unreadable = new ArrayList<>();
    Set<SearchCopyStore> copies = read(unreadable);
    List<String> differing =
        copies.stream()
            .filter(copy -> database.read(copy::differs))
            .map(SearchCopyStore::toString)
            .sorted()
            .toList();
    List<Problem> problems = new ArrayList<>();
    report("translations cannot be read", unreadable, RESTORE, problems);
    report("translations are found by search otherwise than shown", differing, REPAIR, problems);
    return new Report(problems, count("field_translation"), count("translation_failure"));
  }

  /// Writes the copies that differ anew. What cannot be read stays as it is.
  public void repair() {
    for (SearchCopyStore copy : read(new ArrayList<>())) {
      database.write(
          handle -> {
            boolean wrong = copy.differs(handle);
            if (wrong) {
              copy.write(handle, database.clock().instant());
            }
            return wrong;
          });
    }
  }

  /// @param unreadable gets what is wrong
  /// @return of the rows that can be read
  private Set<SearchCopyStore> read(List<String> unreadable) {
    Set<SearchCopyStore> copies = new HashSet<>();
    Set<String> wrong = new HashSet<>();
    long after = 0;
    while (true) {
      long from = after;
      List<Row> page = database.read(handle -> page(handle, from));
      for (Row row : page) {
        if (row.isReadable()) {
          copies.add(new SearchCopyStore(row.key, row.language, row.engine, row.model));
        } else {
          unreadable.add("number " + row.number + " of " + row.key);
          wrong.add(row.key);
        }
      }
      if (page.size() < PAGE_ROWS) {
        copies.removeIf(copy -> wrong.contains(copy.key()));
        return copies;
      }
      after = page.getLast().number;
    }
  }

  private static List<Row> page(Handle handle, long after) {
    return handle
        .createQuery(
            "SELECT number, paper_key, language, engine, model, text, made_on"
                + " FROM field_translation WHERE number > ? ORDER BY number LIMIT ?")
        .bind(0, after)
        .bind(1, PAGE_ROWS)
        .map(
            (row, context) ->
                new Row(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7)))
        .list();
  }

  private static void report(String what, List<String> which, String mend, List<Problem> problems) {
    if (!which.isEmpty()) {
      problems.add(
          new Problem(
              which.size()
                  + " "
                  + what
                  + ": "
                  + String.join("; ", which.stream().limit(NAMED).toList())
                  + (which.size() > NAMED ? "; …" : ""),
              mend));
    }
  }

  private long count(String table) {
    return database.read(
        handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  private record Row(
      long number,
      String key,
      String language,
      String engine,
      String model,
      String text,
      @Nullable String madeOn) {
    boolean isReadable() {
      return PaperId.parse(key).isPresent() && !text.isBlank() && (madeOn == null || isDay(madeOn));
    }

    private static boolean isDay(String text) {
      try {
        LocalDate.parse(text);
        return true;
      } catch (DateTimeException notADay) {
        return false;
      }
    }
  }
}
