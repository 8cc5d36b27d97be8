package io.broadsheet.harvest;

import io.broadsheet.harvest.format.FormatReader;
import io.broadsheet.harvest.format.RecordSink;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Reads a file on a thread of its own and hands its records on in batches, so that reading and
/// writing go on at the same time.
final class ImportParser implements AutoCloseable {
  private static final int RECORDS = 1_000;

  /// Characters of text in a batch; a limit on memory, reached only by records of absurd size.
  private static final long TEXT = 8_000_000;

  private final BlockingQueue<Parsed> parsed = new ArrayBlockingQueue<>(2);
  private final Thread thread;
  private Records batch = new Records();

  ImportParser(FormatReader reader, InputStream in, long after) {
    thread = Thread.ofPlatform().daemon().name("import-parse").start(() -> run(reader, in, after));
  }

  /// What comes out of the file next.
  sealed interface Parsed {}

  /// The end of the file, or what kept it from being reached.
  record End(@Nullable Throwable cause) implements Parsed {}

  /// Some records, all of those of each position.
  static final class Records implements Parsed {
    final List<Paper> papers = new ArrayList<>();
    final List<PaperId> deleted = new ArrayList<>();
    final List<PaperTranslation> translations = new ArrayList<>();
    final List<PaperSignal> signals = new ArrayList<>();
    final List<HarvestedRecord.Rejected> rejected = new ArrayList<>();
    long position;
    private long text;

    private boolean isFull() {
      return papers.size() + deleted.size() + translations.size() + rejected.size() >= RECORDS
          || text >= TEXT;
    }

    private void add(long at, HarvestedRecord record) {
      position = at;
      switch (record) {
        case HarvestedRecord.OfPaper(Paper paper, List<PaperSignal> counts) -> {
          papers.add(paper);
          signals.addAll(counts);
          text += paper.abstractText().length() + paper.title().length() + 200L;
        }
        case HarvestedRecord.OfDeletion(PaperId id) -> deleted.add(id);
        case HarvestedRecord.OfTranslation(PaperTranslation translation) -> {
          translations.add(translation);
          String abstractText = translation.abstractText();
          text += abstractText == null ? 200 : abstractText.length();
        }
        case HarvestedRecord.OfSignal(PaperSignal signal) -> signals.add(signal);
        case HarvestedRecord.Rejected bad -> rejected.add(bad);
      }
    }
  }

  /// Waits for the next batch or the end.
  Parsed next() throws InterruptedException {
    return parsed.take();
  }

  private void run(FormatReader reader, InputStream in, long after) {
    Throwable cause = null;
    try {
      RecordSink sink = this::accept;
      reader.read(in, after, sink);
    } catch (CancellationException stopped) {
      return;
    } catch (IOException | RuntimeException | Error broken) {
      cause = broken;
    }
    try {
      if (batch.position > 0) {
        parsed.put(batch);
      }
      parsed.put(new End(cause));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(long position, HarvestedRecord record) {
    if (batch.isFull() && position != batch.position) {
      try {
        parsed.put(batch);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CancellationException("the import was stopped");
      }
      batch = new Records();
    }
    batch.add(position, record);
  }

  /// Stops reading.
  @Override
  public void close() {
    thread.interrupt();
  }
}
