package io.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two databases opened on one folder stand for two processes: SQLite knows them apart only by
/// their connections, as it does with processes.
class StoreConcurrencyTest {
  private static final int WRITERS = 4;
  private static final int BATCHES = 25;
  private static final int PAPERS = 30;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void readersSeeWholeBatchesOnlyWhileTwoProcessesWrite()
      throws InterruptedException, ExecutionException {
    SettableClock clock = new SettableClock(Instant.parse("2025-11-20T00:00:00Z"));
    try (Database one = Database.open(StoreConfig.of(folder), clock);
        Database other = Database.open(StoreConfig.of(folder), clock);
        ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      AtomicInteger writing = new AtomicInteger(WRITERS);
      List<Future<?>> tasks = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        SqlPaperStore store = new SqlPaperStore(writer % 2 == 0 ? one : other);
        int number = writer;
        tasks.add(
            threads.submit(
                () -> {
                  try {
                    IntStream.range(0, BATCHES)
                        .forEach(batch -> store.write(Batch.ofPapers(papers(number, batch))));
                  } finally {
                    writing.decrementAndGet();
                  }
                }));
      }
      for (Database database : List.of(one, other, one)) {
        tasks.add(threads.submit(() -> readUntil(writing, new SqlPaperStore(database))));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
      checkEnd(one);
    }
  }

  private static void readUntil(AtomicInteger writing, SqlPaperStore store) {
    List<PaperId> ids = papers(0, 0).stream().map(Paper::id).toList();
    long last = 0;
    do {
      List<Paper> found = store.findAll(ids);
      assertThat(found.size()).isIn(0, PAPERS);
      assertThat(found.stream().map(Paper::title).distinct().count()).isLessThanOrEqualTo(1);
      long sequence = store.lastSequence();
      assertThat(sequence).isGreaterThanOrEqualTo(last);
      List<Change> changes = store.changesAfter(last, Integer.MAX_VALUE);
      assertThat(changes.size()).isGreaterThanOrEqualTo((int) (sequence - last));
      assertThat(changes)
          .extracting(Change::sequence)
          .containsExactlyElementsOf(
              IntStream.range(0, changes.size()).mapToObj(consecutive(last)).toList());
      last += changes.size();
    } while (writing.get() > 0);
  }

  private static java.util.function.IntFunction<Long> consecutive(long last) {
    return i -> last + 1 + i;
  }

  private static void checkEnd(Database database) {
    SqlPaperStore store = new SqlPaperStore(database);
    assertThat(store.count()).isEqualTo(PAPERS);
    assertThat(store.lastSequence()).isEqualTo((long) WRITERS * BATCHES * PAPERS);
    assertThat(store.history(papers(0, 0).getFirst().id())).hasSize(WRITERS * BATCHES - 1);
    assertThat(new StoreCheck(database).run().problems()).isEmpty();
  }

  /// Every batch is of the same papers, each with a title that no other batch has.
  private static List<Paper> papers(int writer, int batch) {
    return IntStream.range(0, PAPERS)
        .mapToObj(
            i ->
                Paper.builder(PaperId.arxiv("2511.1" + (1000 + i)), writer + "/" + batch)
                    .announcedOn(LocalDate.of(2025, 11, 17))
                    .categories(List.of("cs.CL"))
                    .build())
        .toList();
  }
}
