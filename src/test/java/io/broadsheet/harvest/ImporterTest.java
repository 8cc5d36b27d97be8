package io.broadsheet.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
  @TempDir Path folder;
  private Database database;
  private SqlPaperStore store;
  private final List<String> rejections = new ArrayList<>();

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
  void readsAnnouncementListsAndCountsWhatBecameOfThem() throws IOException {
    Path file =
        write("a.jsonl", line("2503.00001", "One") + "no json\n" + line("2503.00002", "Two"));

    ImportResult first = run(file);
    ImportResult second = run(file);
    Files.writeString(file, line("2503.00001", "One") + line("2503.00002", "Two, corrected"));
    ImportResult third = run(file);

    assertThat(first.summary()).isEqualTo("read 3, added 2, revised 0, unchanged 0, rejected 1");
    assertThat(first.failures()).isEmpty();
    assertThat(rejections.getFirst()).contains("a.jsonl:2: not JSON");
    assertThat(second.summary()).isEqualTo("read 3, added 0, revised 0, unchanged 2, rejected 1");
    assertThat(third.summary()).isEqualTo("read 2, added 0, revised 1, unchanged 1, rejected 0");
    Paper paper = store.find(PaperId.arxiv("2503.00001")).orElseThrow();
    assertThat(paper.announcedOn()).isEqualTo(LocalDate.of(2025, 3, 18));
    assertThat(paper.submittedAt()).isNull();
    assertThat(paper.updatedAt()).isNull();
  }

  @Test
  void keepsWhatCameBeforeTheBreakOfACutGzip() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 10_000; i < 15_000; i++) {
      lines.append(line("2503." + i, "Title number " + i + " " + (i * 7919L % 104_729)));
    }
    byte[] whole = gzip(lines.toString());
    Path file = folder.resolve("cut.gz");
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));

    ImportResult result = run(file);

    assertThat(result.added()).isBetween(1_000L, 4_000L);
    assertThat(result.rejected()).isZero();
    assertThat(result.failures()).hasSize(1);
    assertThat(result.failures().getFirst().reason()).contains("ends early");
    assertThat(store.count()).isEqualTo(result.added());
  }

  @Test
  void importsEveryRealAnnouncementAndFindsThemUnchangedAgain() {
    List<Path> files =
        SharedData.requireFiles("arxiv").stream()
            .filter(f -> f.toString().endsWith(".gz"))
            .toList();

    long start = System.nanoTime();
    ImportResult first = run(files.toArray(Path[]::new));
    long middle = System.nanoTime();
    ImportResult second = run(files.toArray(Path[]::new));
    long end = System.nanoTime();

    System.out.printf(
        "import %d ms, again %d ms%n", (middle - start) / 1_000_000, (end - middle) / 1_000_000);
    assertThat(rejections).isEmpty();
    assertThat(first.read()).isEqualTo(40_717);
    assertThat(first.rejected()).isZero();
    assertThat(second.unchanged()).isEqualTo(40_717);
    assertThat(first.failures()).isEmpty();
  }

  private ImportResult run(Path... files) {
    return new Importer(store)
        .run(
            java.util.Arrays.stream(files).map(ImportFile::of).toList(),
            Importer.AUTO,
            new ImportListener() {
              @Override
              public void progress(String file, long read, long total, ImportResult soFar) {
                assertThat(read).isBetween(1L, total);
              }

              @Override
              public void rejected(String file, long position, String reason) {
                rejections.add(file + ":" + position + ": " + reason);
              }
            });
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String line(String id, String title) {
    return """
        {"id":"%s","title":"%s","abstract":"Of\\n things.","categories":"cs.CL cs.AI",\
        "versions":[],"update_date":"2025-03-18","authors_parsed":[["Park","Jungyeon",""]]}
        """
        .formatted(id, title);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
