package io.broadsheet.reader.community;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps what readers say to each other, and how much of it they may say. Safe for use by many
/// threads and processes: limits are counted in the transaction that writes.
public final class CommunityStore {
  static final int VOTES_AN_HOUR = 120;
  static final int COMMENTS_IN_TEN_MINUTES = 6;
  static final int COMMENTS_A_DAY = 60;
  static final int COMMENTS_OF_A_PAPER = 1_000;

  private static final String COMMENT =
      "SELECT c.number, c.paper_key, c.reader, r.display_name, c.parent, c.depth, c.text,"
          + " c.written_at, c.edited_at, c.deleted, c.hidden_reason FROM community_comment c"
          + " LEFT JOIN reader r ON r.number = c.reader ";

  private final Database database;
  private final Clock clock;

  public CommunityStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Votes for a paper, or takes the vote back; nothing changes when it is so already.
  ///
  /// @throws BroadsheetException of kind RATE_LIMITED when a reader votes without end
  public void vote(ReaderId reader, PaperId paper, boolean on) {
    database.write(
        handle -> {
          if (!on) {
            return handle.execute(
                "DELETE FROM community_vote WHERE reader = ? AND paper_key = ?",
                reader.number(),
                paper.toString());
          }
          refuse(
              count(handle, "community_vote", "voted_at", reader, Duration.ofHours(1))
                  >= VOTES_AN_HOUR,
              "you have voted very often; wait an hour");
          return handle.execute(
              "INSERT INTO community_vote (reader, paper_key, voted_at) VALUES (?, ?, ?)"
                  + " ON CONFLICT DO NOTHING",
              reader.number(),
              paper.toString(),
              clock.millis());
        });
  }

  /// How many readers vote for a paper.
  public int votes(PaperId paper) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM community_vote WHERE paper_key = ?")
                .bind(0, paper.toString())
                .mapTo(Integer.class)
                .one());
  }

  public boolean hasVoted(ReaderId reader, PaperId paper) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT 1 FROM community_vote WHERE reader = ? AND paper_key = ?")
                .bind(0, reader.number())
                .bind(1, paper.toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /// The newest votes since a time, at most `limit`, the newest first.
  public List<Vote> votesSince(Instant since, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT reader, paper_key, voted_at FROM community_vote WHERE voted_at >= ?"
                        + " ORDER BY voted_at DESC, reader, paper_key LIMIT ?")
                .bind(0, since.toEpochMilli())
                .bind(1, limit)
                .map((row, context) -> vote(row))
                .list());
  }

  /// All votes of a reader, the newest first.
  List<Vote> votesOf(ReaderId reader) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT reader, paper_key, voted_at FROM community_vote WHERE reader = ?"
                        + " ORDER BY voted_at DESC, paper_key")
                .bind(0, reader.number())
                .map((row, context) -> vote(row))
                .list());
  }

  /// All comments of a reader that were not deleted, in the order in which they were written.
  List<Comment> commentsOf(ReaderId reader) {
    return database.read(
        handle ->
            handle
                .createQuery(COMMENT + "WHERE c.reader = ? AND c.deleted = 0 ORDER BY c.number")
                .bind(0, reader.number())
                .map((row, context) -> comment(row))
                .list());
  }

  private static Vote vote(ResultSet row) throws SQLException {
    return new Vote(
        new ReaderId(row.getLong(1)), id(row.getString(2)), Instant.ofEpochMilli(row.getLong(3)));
  }

  /// Picks a paper, or takes the pick back.
  public void pick(ReaderId editor, PaperId paper, boolean on) {
    database.write(
        handle ->
            on
                ? handle.execute(
                    "INSERT INTO community_pick (paper_key, editor, picked_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                    paper.toString(),
                    editor.number(),
                    clock.millis())
                : handle.execute(
                    "DELETE FROM community_pick WHERE paper_key = ?", paper.toString()));
  }

  /// The newest picks, the newest first.
  public List<Pick> picks(int limit) {
    return picks("ORDER BY p.picked_at DESC, p.paper_key LIMIT " + limit, null);
  }

  public Optional<Pick> pick(PaperId paper) {
    return picks("WHERE p.paper_key = :paper", paper).stream().findFirst();
  }

  private List<Pick> picks(String rest, @Nullable PaperId paper) {
    return database.read(
        handle -> {
          var query =
              handle.createQuery(
                  "SELECT p.paper_key, p.editor, r.display_name, p.picked_at FROM community_pick p"
                      + " JOIN reader r ON r.number = p.editor "
                      + rest);
          if (paper != null) {
            query.bind("paper", paper.toString());
          }
          return query
              .map(
                  (row, context) ->
                      new Pick(
                          id(row.getString(1)),
                          new ReaderId(row.getLong(2)),
                          row.getString(3),
                          Instant.ofEpochMilli(row.getLong(4))))
              .list();
        });
  }

  /// Writes a comment.
  ///
  /// @param parent number of the comment it answers, 0 for none
  /// @return its number
  /// @throws BroadsheetException of kind INVALID when the text is blank or too long, NOT_FOUND when
  ///   there is no such comment to answer, RATE_LIMITED when the reader writes too much
  public long write(ReaderId reader, PaperId paper, long parent, String text) {
    String checked = checked(text);
    return database.write(
        handle -> {
          refuse(
              count(handle, "community_comment", "written_at", reader, Duration.ofMinutes(10))
                      >= COMMENTS_IN_TEN_MINUTES
                  || count(handle, "community_comment", "written_at", reader, Duration.ofDays(1))
                      >= COMMENTS_A_DAY,
              "you have written several comments in a short time; wait a while");
          refuse(
              handle
                      .createQuery("SELECT count(*) FROM community_comment WHERE paper_key = ?")
                      .bind(0, paper.toString())
                      .mapTo(Integer.class)
                      .one()
                  >= COMMENTS_OF_A_PAPER,
              "this paper has as many comments as a page can show");
          Comment answered = parent == 0 ? null : answered(handle, paper, parent);
          boolean beside = answered != null && answered.depth() >= Comment.DEEPEST;
          Long above =
              answered == null
                  ? null
                  : beside ? Long.valueOf(answered.parent()) : Long.valueOf(answered.number());
          int depth = answered == null ? 0 : beside ? Comment.DEEPEST : answered.depth() + 1;
          return handle
              .createUpdate(
                  "INSERT INTO community_comment (paper_key, reader, parent, depth, text,"
                      + " written_at) VALUES (:paper, :reader, :parent, :depth, :text, :at)")
              .bind("paper", paper.toString())
              .bind("reader", reader.number())
              .bind("parent", above)
              .bind("depth", depth)
              .bind("text", checked)
              .bind("at", clock.millis())
              .executeAndReturnGeneratedKeys("number")
              .mapTo(Long.class)
              .one();
        });
  }

  private static Comment answered(Handle handle, PaperId paper, long number) {
    return find(handle, number)
        .filter(comment -> comment.paper().equals(paper) && !comment.deleted())
        .filter(comment -> comment.hiddenReason() == null)
        .orElseThrow(
            () -> BroadsheetException.notFound("the comment you answer is no longer there"));
  }

  /// Changes a reader's own comment.
  ///
  /// @throws BroadsheetException of kind NOT_FOUND when it is not the reader's, or is hidden or
  ///   deleted
  public void edit(ReaderId reader, long number, String text) {
    String checked = checked(text);
    own(
        database.write(
            handle ->
                handle.execute(
                    "UPDATE community_comment SET text = ?, edited_at = ? WHERE number = ? AND"
                        + " reader = ? AND deleted = 0 AND hidden_reason IS NULL",
                    checked,
                    clock.millis(),
                    number,
                    reader.number())));
  }

  /// Deletes a reader's own comment: its words are gone, answers to it stay.
  ///
  /// @throws BroadsheetException of kind NOT_FOUND when it is not the reader's
  public void delete(ReaderId reader, long number) {
    own(
        database.write(
            handle ->
                handle.execute(
                    "UPDATE community_comment SET text = '', deleted = 1 WHERE number = ? AND"
                        + " reader = ?",
                    number,
                    reader.number())));
  }

  /// Hides a comment from all but its author and editors, or shows it again. Who may do so is the
  /// caller's to check.
  ///
  /// @param reason null to show it again
  /// @throws BroadsheetException of kind INVALID when the reason is blank, NOT_FOUND when there is
  ///   no such comment
  public void hide(long number, @Nullable String reason) {
    String said = reason == null ? null : reason.strip();
    if (said != null && (said.isEmpty() || said.length() > Comment.LONGEST_REASON)) {
      throw BroadsheetException.invalid(
          "say in at most "
              + Comment.LONGEST_REASON
              + " characters why the comment is hidden; its author reads it");
    }
    own(
        database.write(
            handle ->
                handle.execute(
                    "UPDATE community_comment SET hidden_reason = ? WHERE number = ?",
                    said,
                    number)));
  }

  private static void own(int changed) {
    if (changed == 0) {
      throw BroadsheetException.notFound("there is no such comment of yours");
    }
  }

  public Optional<Comment> find(long number) {
    return database.read(handle -> find(handle, number));
  }

  /// All comments of a paper, in the order in which they were written.
  public List<Comment> of(PaperId paper) {
    return database.read(
        handle ->
            handle
                .createQuery(COMMENT + "WHERE c.paper_key = ? ORDER BY c.number")
                .bind(0, paper.toString())
                .map((row, context) -> comment(row))
                .list());
  }

  /// How many comments of a paper can be read.
  public int comments(PaperId paper) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM community_comment WHERE paper_key = ? AND deleted = 0"
                        + " AND hidden_reason IS NULL")
                .bind(0, paper.toString())
                .mapTo(Integer.class)
                .one());
  }

  private static Optional<Comment> find(Handle handle, long number) {
    return handle
        .createQuery(COMMENT + "WHERE c.number = ?")
        .bind(0, number)
        .map((row, context) -> comment(row))
        .findOne();
  }

  private static Comment comment(ResultSet row) throws SQLException {
    long author = row.getLong(3);
    String name = row.getString(4);
    long edited = row.getLong(9);
    return new Comment(
        row.getLong(1),
        id(row.getString(2)),
        author == 0 ? Optional.empty() : Optional.of(new ReaderId(author)),
        name == null ? "" : name,
        row.getLong(5),
        row.getInt(6),
        row.getString(7),
        Instant.ofEpochMilli(row.getLong(8)),
        edited == 0 ? null : Instant.ofEpochMilli(edited),
        row.getBoolean(10),
        row.getString(11));
  }

  private int count(Handle handle, String table, String at, ReaderId reader, Duration within) {
    return handle
        .createQuery("SELECT count(*) FROM " + table + " WHERE reader = ? AND " + at + " > ?")
        .bind(0, reader.number())
        .bind(1, clock.instant().minus(within).toEpochMilli())
        .mapTo(Integer.class)
        .one();
  }

  private static void refuse(boolean tooMuch, String why) {
    if (tooMuch) {
      throw new BroadsheetException(ErrorKind.RATE_LIMITED, why);
    }
  }

  private static String checked(String text) {
    String stripped =
        text.replace("\r\n", "\n")
            .replace('\r', '\n')
            .codePoints()
            .filter(point -> point == '\n' || point == '\t' || isWritten(point))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    if (stripped.isEmpty()) {
      throw BroadsheetException.invalid("the comment is empty; write something");
    }
    if (stripped.length() > Comment.LONGEST) {
      throw BroadsheetException.invalid(
          "the comment is "
              + stripped.length()
              + " characters long; at most "
              + Comment.LONGEST
              + " are kept");
    }
    return stripped;
  }

  /// Whether a character shows, and does not turn or hide others.
  private static boolean isWritten(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
          false;
      case Character.FORMAT -> point == 0x200C || point == 0x200D; // letters of some scripts join
      default -> true;
    };
  }

  private static PaperId id(String key) {
    return PaperId.parse(key)
        .orElseThrow(
            () ->
                new BroadsheetException(
                    ErrorKind.INTERNAL,
                    "The database holds a paper with an impossible key: " + key));
  }
}
