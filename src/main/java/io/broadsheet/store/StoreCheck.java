package io.broadsheet.store;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Checks that the database is sound and that everything derived from the documents agrees with
/// them. Reads all of it: about a second for each 40,000 papers. Another process may go on writing.
public final class StoreCheck {
  private static final int PAGE_ROWS = 500;
  private static final String REPAIR = "Run doctor --repair: it writes this anew from the papers.";
  private static final String RESTORE =
      "Put a backup in its place, or move the file away and import again.";

  private final Database database;

  public StoreCheck(Database database) {
    this.database = database;
  }

  /// Something wrong.
  ///
  /// @param mend what to do about it
  public record Problem(String what, String mend) {}

  /// What was found.
  ///
  /// @param papers like all counts 0 when the file is damaged
  /// @param waitingTranslations translations of papers that have not come; no problem
  public record Report(
      List<Problem> problems,
      long papers,
      long withdrawn,
      long changes,
      long formerRecords,
      long translations,
      long waitingTranslations) {
    public Report {
      problems = List.copyOf(problems);
    }
  }

  /// Looks at everything and changes nothing.
  public Report run() {
    List<Problem> problems = damages();
    if (!problems.isEmpty()) {
      return new Report(problems, 0, 0, 0, 0, 0, 0);
    }
    checkReferences(problems);
    checkPapers(problems);
    checkChanges(problems);
    return new Report(
        problems,
        count("paper"),
        count("paper WHERE withdrawn = 1"),
        count("change"),
        count("former_record"),
        count("translation"),
        count("translation WHERE paper_key NOT IN (SELECT key FROM paper)"));
  }

  private List<Problem> damages() {
    List<Problem> problems = new ArrayList<>();
    try {
      database
          .integrityCheck()
          .forEach(line -> problems.add(new Problem("The file is damaged: " + line, RESTORE)));
    } catch (BroadsheetException unreadable) {
      problems.add(new Problem(String.valueOf(unreadable.getMessage()), RESTORE));
    }
    return problems;
  }

  private void checkReferences(List<Problem> problems) {
    database
        .read(
            handle ->
                handle
                    .createQuery("PRAGMA foreign_key_check")
                    .map((row, context) -> row.getString(1))
                    .list())
        .stream()
        .distinct()
        .forEach(
            table ->
                problems.add(
                    new Problem("The table " + table + " has rows of no paper.", RESTORE)));
  }

  private void checkPapers(List<Problem> problems) {
    String after = "";
    while (true) {
      String from = after;
      List<Row> page = database.read(handle -> page(handle, from));
      page.forEach(row -> check(row).ifPresent(problems::add));
      if (page.size() < PAGE_ROWS) {
        return;
      }
      after = page.getLast().key();
    }
  }

  private static List<Row> page(Handle handle, String after) {
    return handle
        .createQuery(
            "SELECT key, document, announced_on, doi, withdrawn,"
                + " (SELECT COUNT(*) FROM listing WHERE paper_key = key"
                + " AND listing.announced_on = paper.announced_on) AS listed,"
                + " (SELECT COUNT(*) FROM listing WHERE paper_key = key) AS listed_at_all"
                + " FROM paper WHERE key > ? ORDER BY key LIMIT ?")
        .bind(0, after)
        .bind(1, PAGE_ROWS)
        .map(
            (row, context) ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5) == 1,
                    row.getInt(6),
                    row.getInt(7)))
        .list();
  }

  private static Optional<Problem> check(Row row) {
    Paper paper;
    try {
      paper = PaperCodec.decode(row.document());
    } catch (BroadsheetException unreadable) {
      return Optional.of(
          new Problem(
              "Paper " + row.key() + " cannot be read: " + unreadable.getMessage(), RESTORE));
    }
    if (!paper.id().toString().equals(row.key())) {
      return Optional.of(
          new Problem("Paper " + row.key() + " holds the record of " + paper.id() + ".", RESTORE));
    }
    String doi = paper.doi() == null ? null : paper.doi().toLowerCase(Locale.ROOT);
    int listed =
        paper.withdrawn() || paper.announcedOn() == null
            ? 0
            : new HashSet<>(paper.categories()).size();
    boolean agrees =
        Objects.equals(Rows.dayOrNull(paper.announcedOn()), row.announcedOn())
            && Objects.equals(doi, row.doi())
            && paper.withdrawn() == row.withdrawn()
            && listed == row.listed()
            && listed == row.rows();
    return agrees
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "Paper " + row.key() + " is listed otherwise than its record says.", REPAIR));
  }

  private void checkChanges(List<Problem> problems) {
    long unlogged =
        count("paper WHERE key NOT IN (SELECT paper_key FROM change WHERE kind = 'ADDED')");
    if (unlogged > 0) {
      problems.add(
          new Problem(
              unlogged + " papers are not in the change log, so the index may lack them.",
              "Run index --rebuild."));
    }
    long unknown =
        count("change WHERE kind <> 'REMOVED' AND paper_key NOT IN (SELECT key FROM paper)");
    if (unknown > 0) {
      problems.add(new Problem(unknown + " changes are of papers that are not there.", RESTORE));
    }
    long ahead =
        count("watermark WHERE sequence > (SELECT COALESCE(MAX(sequence), 0) FROM change)");
    if (ahead > 0) {
      problems.add(
          new Problem(
              ahead + " followers of the change log are ahead of its end.",
              "Run index --rebuild; this happens when an older database was put in place."));
    }
  }

  /// Writes the columns and listings of every paper anew from its document, some at a time.
  public void repair() {
    String after = "";
    while (true) {
      String from = after;
      List<Row> page =
          database.write(
              handle -> {
                List<Row> rows = page(handle, from);
                List<Row> wrong = rows.stream().filter(row -> check(row).isPresent()).toList();
                List<PaperRows.Stored> papers = readable(wrong);
                PaperRows.put(handle, papers);
                PaperRows.list(
                    handle,
                    papers.stream().map(PaperRows.Stored::paper).toList(),
                    papers.stream().map(stored -> stored.paper().id().toString()).toList());
                return rows;
              });
      if (page.size() < PAGE_ROWS) {
        return;
      }
      after = page.getLast().key();
    }
  }

  private static List<PaperRows.Stored> readable(List<Row> rows) {
    List<PaperRows.Stored> papers = new ArrayList<>();
    for (Row row : rows) {
      try {
        Paper paper = PaperCodec.decode(row.document());
        if (paper.id().toString().equals(row.key())) {
          papers.add(new PaperRows.Stored(paper, row.document()));
        }
      } catch (BroadsheetException unreadable) {
        // Stays as it is: run() names it, and only a backup can mend it.
      }
    }
    return papers;
  }

  private long count(String what) {
    return database.read(
        handle -> handle.createQuery("SELECT COUNT(*) FROM " + what).mapTo(Long.class).one());
  }

  private record Row(
      String key,
      String document,
      @Nullable String announcedOn,
      @Nullable String doi,
      boolean withdrawn,
      int listed,
      int rows) {}
}
