package io.broadsheet.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterResumeTest {
  @TempDir Path folder;
  private Database database;
  private SqlPaperStore store;

  @BeforeEach
  void open() {
    database =
        Database.open(
            StoreConfig.of(folder.resolve("data")),
            new SettableClock(Instant.parse("2025-12-01T00:00:00Z")));
    store = new SqlPaperStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void goesOnAfterTheLastBatchOfAStoppedRun() throws IOException {
    ImportFile file = file(lines(2_500));
    Importer stopped = new Importer(store);

    ImportResult first = stopped.run(List.of(file, file), "auto", after(1, stopped::stop));
    ImportResult second = new Importer(store).run(List.of(file), "auto", ImportListener.NONE);
    ImportResult third = new Importer(store).run(List.of(file), "auto", ImportListener.NONE);

    assertThat(first.interrupted()).isTrue();
    assertThat(first.added()).isEqualTo(1_000);
    assertThat(second.interrupted()).isFalse();
    assertThat(second.added()).isEqualTo(1_500);
    assertThat(second.read()).isEqualTo(1_500);
    assertThat(third.unchanged()).isEqualTo(2_500);
    assertThat(store.count()).isEqualTo(2_500);
  }

  @Test
  void goesOnAfterTheLastBatchOfARunThatDied() throws IOException {
    ImportFile file = file(lines(2_500));

    assertThatThrownBy(
            () ->
                new Importer(store)
                    .run(
                        List.of(file),
                        "auto",
                        after(
                            2,
                            () -> {
                              throw new IllegalStateException("killed");
                            })))
        .hasMessage("killed");
    ImportResult second = new Importer(store).run(List.of(file), "auto", ImportListener.NONE);

    assertThat(second.summary())
        .isEqualTo("read 500, added 500, revised 0, unchanged 0, rejected 0");
    assertThat(store.count()).isEqualTo(2_500);
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() throws IOException {
    ImportFile file = file(lines(2_500));

    ImportResult result =
        new Importer(store).run(List.of(file), "auto", after(1, Thread.currentThread()::interrupt));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.interrupted()).isTrue();
    assertThat(store.count()).isEqualTo(result.added()).isLessThan(2_500);
  }

  @Test
  void readsCompressedFilesOfSeveralMembersAndTheStandardInput() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    ByteArrayOutputStream zstd = new ByteArrayOutputStream();
    for (int part = 0; part < 3; part++) {
      byte[] text = line(part).getBytes(StandardCharsets.UTF_8);
      try (OutputStream out = new GZIPOutputStream(gzip)) {
        out.write(text);
      }
      try (OutputStream out = new ZstdOutputStream(zstd)) {
        out.write(text);
      }
    }

    ImportResult first = run(ImportFile.stream("-", () -> slow(gzip.toByteArray())));
    ImportResult second = run(ImportFile.stream("-", () -> slow(zstd.toByteArray())));

    assertThat(first.added()).isEqualTo(3);
    assertThat(second.unchanged()).isEqualTo(3);
  }

  @Test
  void goesOnWithTheNextFileAfterOneItCannotRead() throws IOException {
    Path html = Files.writeString(folder.resolve("page.html"), "<html><body>no</body></html>");

    ImportResult result = run(ImportFile.of(html), file(lines(2)));

    assertThat(result.added()).isEqualTo(2);
    assertThat(result.failures()).hasSize(1);
    assertThat(result.failures().getFirst().file()).endsWith("page.html");
    assertThat(result.failures().getFirst().reason()).contains("--format");
  }

  @Test
  void countsTranslationsApart() throws IOException {
    ImportResult result =
        run(file("{\"id\":\"2503.10000\",\"language\":\"zh\",\"title\":\"题\",\"engine\":\"e\"}\n"));

    assertThat(result.read()).isZero();
    assertThat(result.translations()).isEqualTo(1);
    assertThat(result.summary()).endsWith("rejected 0, translations 1");
  }

  @Test
  void saysWhichFileIsMissingAndWhichFormatThereIsNot() {
    assertThatThrownBy(() -> ImportFile.of(folder.resolve("none")))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> ImportFile.of(folder))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("folder");
    assertThatThrownBy(() -> new Importer(store).run(List.of(), "docx", ImportListener.NONE))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("arxiv-snapshot");
  }

  private ImportResult run(ImportFile... files) {
    return new Importer(store).run(List.of(files), Importer.AUTO, ImportListener.NONE);
  }

  private ImportFile file(String text) throws IOException {
    return ImportFile.of(Files.writeString(folder.resolve("file.jsonl"), text));
  }

  /// A pipe whose writer is slow: never more than a byte at hand, and none known to be.
  private static InputStream slow(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int available() {
        return 0;
      }

      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 7));
      }
    };
  }

  private static ImportListener after(int batches, Runnable action) {
    return new ImportListener() {
      private int seen;

      @Override
      public void progress(String file, long bytesRead, long bytesTotal, ImportResult soFar) {
        if (++seen == batches) {
          action.run();
        }
      }

      @Override
      public void rejected(String file, long position, String reason) {
        throw new AssertionError("rejected line " + position + ": " + reason);
      }
    };
  }

  private static String lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(line(i));
    }
    return lines.toString();
  }

  private static String line(int number) {
    return "{\"id\":\"2503.%d\",\"title\":\"Title %d\",\"categories\":\"cs.CL\"}%n"
        .formatted(10_000 + number, number);
  }
}
