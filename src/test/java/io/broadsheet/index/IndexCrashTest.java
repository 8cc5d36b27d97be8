package io.broadsheet.index;

import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.Library;
import io.broadsheet.store.Batch;
import io.broadsheet.testing.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that stores and indexes is killed at random instants; whoever comes next finds an
/// index that catches up to exactly what the store holds.
class IndexCrashTest {
  private static final int KILLS = 5;
  private static final int BATCH = 40;

  @TempDir Path folder;

  @Test
  void losesAndRepeatsNothingWhenKilled() throws Exception {
    Random random = Seed.random("losesAndRepeatsNothingWhenKilled");
    for (int kill = 0; kill < KILLS; kill++) {
      killAfter(Duration.ofMillis(random.nextInt(400)), kill * 10_000);
      try (Library library = new Library(folder)) {
        library.indexer.catchUpAndCommit(Indexer.Progress.NONE);
        Set<PaperId> stored = new HashSet<>();
        library.store.scan(paper -> stored.add(paper.id()));
        List<PaperId> indexed = new ArrayList<>(library.index.ids());
        assertThat(indexed).as("after kill %d", kill).doesNotHaveDuplicates();
        assertThat(new HashSet<>(indexed)).isEqualTo(stored);
        assertThat(library.index.committedSequence()).isEqualTo(library.store.lastSequence());
      }
    }
  }

  private void killAfter(Duration wait, int firstNumber) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                folder.toString(),
                Integer.toString(firstNumber))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("indexing");
      LockSupport.parkNanos(wait.toNanos());
      child.destroyForcibly();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// Stores, indexes and commits until it is killed.
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      int number = Integer.parseInt(arguments[1]);
      try (Library library = new Library(Path.of(arguments[0]))) {
        for (int round = 1; ; round++) {
          List<Paper> papers = new ArrayList<>();
          for (int i = 0; i < BATCH; i++) {
            number++;
            papers.add(paper(1 + number % 30_000, "Title " + number, "Text " + round).build());
          }
          library.store.write(Batch.ofPapers(papers));
          library.clock.advance(Duration.ofSeconds(round % 3 == 0 ? 11 : 1));
          library.indexer.catchUp(Indexer.Progress.NONE);
          if (round == 2) {
            System.out.println("indexing");
          }
        }
      }
    }
  }
}
