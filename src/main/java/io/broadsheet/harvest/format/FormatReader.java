package io.broadsheet.harvest.format;

import java.io.IOException;
import java.io.InputStream;

/// Reads one import format. Stateless, safe for use by many threads.
public interface FormatReader {
  /// The name on the command line: `arxiv-snapshot`.
  String format();

  /// Hands every record of `in`, in order, to `sink`. A record that cannot be read is handed on as
  /// rejected and the next one is read.
  ///
  /// @param in decompressed; the caller closes it
  /// @param after records at this position and before are passed over, 0 for none: where a former
  ///   run of the same file ended
  /// @throws io.broadsheet.error.BroadsheetException of kind INVALID when the file as a whole is
  ///   not in this format or ends too early; the records before were handed on
  /// @throws IOException when `in` cannot be read; the records before were handed on
  void read(InputStream in, long after, RecordSink sink) throws IOException;
}
