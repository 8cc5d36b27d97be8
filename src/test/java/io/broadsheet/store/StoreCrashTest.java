package io.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.testing.Seed;
import io.broadsheet.testing.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills a writing process at random moments, again and again over one folder, and looks at what it
/// left.
class StoreCrashTest {
  private static final int KILLS = 20;

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void losesNoAcknowledgedBatchAndKeepsNoHalfOne() throws IOException, InterruptedException {
    Random random = Seed.random("losesNoAcknowledgedBatchAndKeepsNoHalfOne");
    int acknowledged = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      acknowledged = Math.max(acknowledged, writeAndKill(random));
      checkAfter(kill, acknowledged);
    }
    assertThat(acknowledged).as("the processes got to write").isGreaterThan(KILLS);
  }

  /// @return the last batch of which the process said that it was written
  private int writeAndKill(Random random) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                CrashWriter.class.getName(),
                folder.toString())
            .redirectError(Redirect.DISCARD)
            .start();
    int last = 0;
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (int lines = 1 + random.nextInt(12); lines > 0; lines--) {
        String line = output.readLine();
        assertThat(line).as("the writer goes on until it is killed").isNotNull();
        last = Integer.parseInt(line);
      }
      long until = System.nanoTime() + random.nextInt(20_000_000);
      while (System.nanoTime() < until) {
        LockSupport.parkNanos(until - System.nanoTime());
      }
      // By its handle, which leaves the output open: Process.destroyForcibly closes it.
      process.toHandle().destroyForcibly();
      // What it said between the last line read and its end counts too.
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        last = line.isBlank() ? last : Integer.parseInt(line);
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isNotZero();
    return last;
  }

  private void checkAfter(int kill, int acknowledged) {
    SettableClock clock = new SettableClock(Instant.parse("2025-11-20T00:00:00Z"));
    try (Database database = Database.open(StoreConfig.of(folder), clock)) {
      SqlPaperStore store = new SqlPaperStore(database);
      int written = store.checkpoint("batch").map(Integer::parseInt).orElse(0);
      assertThat(written).as("after kill %d", kill).isGreaterThanOrEqualTo(acknowledged);
      assertThat(store.count())
          .isEqualTo((long) written * CrashWriter.NEW_PAPERS + (written > 0 ? 1 : 0));
      for (int batch = 1; batch <= written; batch++) {
        List<Paper> expected = CrashWriter.newPapers(batch);
        assertThat(store.findAll(expected.stream().map(Paper::id).toList())).isEqualTo(expected);
      }
      if (written > 0) {
        assertThat(store.find(CrashWriter.SHARED))
            .get()
            .extracting(Paper::title)
            .isEqualTo("Batch " + written);
        assertThat(store.history(CrashWriter.SHARED)).hasSize(written - 1);
      }
      assertThat(store.lastSequence()).isEqualTo((long) written * (CrashWriter.NEW_PAPERS + 1));
      assertThat(new StoreCheck(database).run().problems()).isEmpty();
    }
  }
}
