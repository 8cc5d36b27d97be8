package io.broadsheet.harvest;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.harvest.format.CompressedInput;
import io.broadsheet.harvest.format.FormatDetector;
import io.broadsheet.harvest.format.FormatReader;
import io.broadsheet.harvest.format.FormatReaders;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Checkpoint;
import io.broadsheet.store.PaperStore;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Loads files into the store. Each batch is one transaction that also notes how far the file has
/// been read: an import that was killed goes on after its last batch when it is started again, and
/// a file that was read to its end is read from the beginning. One import at a time.
public final class Importer {
  /// Told apart by content.
  public static final String AUTO = "auto";

  private final PaperStore store;
  private final AtomicBoolean stopping = new AtomicBoolean();

  public Importer(PaperStore store) {
    this.store = store;
  }

  /// Asks a running import to stop after the batch it is writing; so does interrupting its thread.
  public void stop() {
    stopping.set(true);
  }

  /// Reads the files one after the other. A file that cannot be read to its end is among the
  /// result's failures, what came before the break is kept, and the next file is read.
  ///
  /// @param format one of [FormatReaders], or [#AUTO]
  /// @throws BroadsheetException of kind INVALID when there is no such format; of kind UNAVAILABLE
  ///   when the store cannot be written
  public ImportResult run(List<ImportFile> files, String format, ImportListener listener) {
    Optional<FormatReader> named =
        format.equals(AUTO) ? Optional.empty() : Optional.of(FormatReaders.named(format));
    ImportTally tally = new ImportTally();
    for (ImportFile file : files) {
      if (stopping.get() || tally.isInterrupted()) {
        tally.interrupt();
        break;
      }
      AtomicLong bytes = new AtomicLong();
      try (InputStream raw = new CountingInput(file.opening().open(), bytes);
          BufferedInputStream in =
              new BufferedInputStream(CompressedInput.open(raw), FormatDetector.LOOKED_AT)) {
        FormatReader reader =
            named.isPresent() ? named.get() : FormatReaders.named(FormatDetector.detect(in));
        load(file, reader, in, bytes, tally, listener);
      } catch (IOException broken) {
        tally.fail(file.name(), reason(broken));
      } catch (BroadsheetException broken) {
        if (broken.kind() != ErrorKind.INVALID) {
          throw broken;
        }
        tally.fail(file.name(), String.valueOf(broken.getMessage()));
      }
    }
    return tally.result();
  }

  private void load(
      ImportFile file,
      FormatReader reader,
      InputStream in,
      AtomicLong bytes,
      ImportTally tally,
      ImportListener listener)
      throws IOException {
    Optional<String> key =
        file.fingerprint().map(print -> "import:" + reader.format() + ":" + print);
    long after = key.flatMap(store::checkpoint).map(Importer::position).orElse(0L);
    try (ImportParser parser = new ImportParser(reader, in, after)) {
      while (true) {
        if (stopping.get() || Thread.currentThread().isInterrupted()) {
          tally.interrupt();
          return;
        }
        switch (parser.next()) {
          case ImportParser.Records records -> {
            write(records, key, tally);
            records.rejected.forEach(
                bad -> listener.rejected(file.name(), bad.position(), bad.reason()));
            listener.progress(file.name(), bytes.get(), file.size(), tally.result());
          }
          case ImportParser.End(Throwable cause) -> {
            if (cause != null) {
              rethrow(cause);
            }
            key.ifPresent(name -> note(name, 0));
            return;
          }
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      tally.interrupt();
    }
  }

  private void write(ImportParser.Records records, Optional<String> key, ImportTally tally) {
    List<Checkpoint> checkpoints =
        key.map(name -> new Checkpoint(name, Long.toString(records.position))).stream().toList();
    tally.add(
        records,
        store.write(
            new Batch(
                records.papers,
                records.deleted,
                records.translations,
                records.signals,
                checkpoints)));
  }

  private void note(String key, long position) {
    store.write(
        new Batch(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new Checkpoint(key, Long.toString(position)))));
  }

  private static long position(String checkpoint) {
    try {
      return Long.parseLong(checkpoint);
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  private static void rethrow(Throwable cause) throws IOException {
    switch (cause) {
      case IOException broken -> throw broken;
      case RuntimeException broken -> throw broken;
      case Error broken -> throw broken;
      default -> throw new IllegalStateException(cause);
    }
  }

  private static String reason(IOException broken) {
    if (broken instanceof EOFException) {
      return "the compressed file ends early; what came before is kept, fetch it again for the rest";
    }
    return "cannot be read on: " + broken.getMessage() + "; what came before is kept";
  }
}
