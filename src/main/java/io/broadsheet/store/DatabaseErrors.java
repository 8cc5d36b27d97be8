package io.broadsheet.store;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in words what a database error means and what to do.
final class DatabaseErrors {
  private DatabaseErrors() {}

  /// The exception to throw for `failure`, which keeps it as its cause; itself when it is ours.
  static BroadsheetException explain(Path file, Throwable failure) {
    if (failure instanceof BroadsheetException ours) {
      return ours;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BroadsheetException ours) {
        return ours;
      }
      if (cause instanceof SQLiteException sqlite) {
        return new BroadsheetException(
            ErrorKind.UNAVAILABLE, describe(file, sqlite.getResultCode()), failure);
      }
    }
    return failure instanceof SQLException || failure.getCause() instanceof SQLException
        ? BroadsheetException.unavailable("The database " + file + " does not answer.", failure)
        : new BroadsheetException(
            ErrorKind.INTERNAL, "The database " + file + " was asked wrongly.", failure);
  }

  private static String describe(Path file, SQLiteErrorCode code) {
    int primary = code.code & 0xff;
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return "Another program has been writing to "
          + file
          + " for too long. Wait for it (an import or a harvest) to end, or stop it, and try again.";
    }
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return "The disk that holds "
          + file
          + " is full. Nothing of this batch was written; free some space and try again.";
    }
    if (primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code) {
      return file + " may not be written. Check the owner and the permissions of the data folder.";
    }
    if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
      return file
          + " cannot be opened. Check that the data folder exists and may be read and written.";
    }
    if (primary == SQLiteErrorCode.SQLITE_NOTADB.code
        || primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return file
          + " is damaged or is no database. Put a backup in its place, or move it away and import again.";
    }
    if (primary == SQLiteErrorCode.SQLITE_IOERR.code) {
      return "Reading or writing " + file + " failed (" + code.name() + "). Check the disk.";
    }
    return "The database " + file + " refused: " + code.message;
  }
}
