package io.broadsheet.harvest;

/// Is told how an import goes, from the importing thread.
public interface ImportListener {
  /// Takes no notice.
  ImportListener NONE =
      new ImportListener() {
        @Override
        public void progress(String file, long bytesRead, long bytesTotal, ImportResult soFar) {}

        @Override
        public void rejected(String file, long position, String reason) {}
      };

  /// After each batch is committed.
  ///
  /// @param bytesRead of the file as it lies on the disk, compressed or not
  /// @param bytesTotal its size, -1 when it is not known
  void progress(String file, long bytesRead, long bytesTotal, ImportResult soFar);

  /// A record was passed over.
  ///
  /// @param position the line, or the record's number, from 1
  void rejected(String file, long position, String reason);
}
