package io.broadsheet.store;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// The process that [StoreCrashTest] kills: writes batch after batch, prints the number of each
/// when it is written, and goes on where the last process stopped.
final class CrashWriter {
  static final int NEW_PAPERS = 40;

  /// The paper that every batch revises.
  static final PaperId SHARED = PaperId.arxiv("2401.00001");

  private CrashWriter() {}

  public static void main(String[] arguments) {
    Database database = Database.open(StoreConfig.of(Path.of(arguments[0])), Clock.systemUTC());
    SqlPaperStore store = new SqlPaperStore(database);
    int batch = store.checkpoint("batch").map(Integer::parseInt).orElse(0);
    while (true) {
      batch++;
      List<Paper> papers = new ArrayList<>(newPapers(batch));
      papers.add(NEW_PAPERS / 2, Paper.builder(SHARED, "Batch " + batch).build());
      store.write(
          new Batch(
              papers,
              List.of(),
              List.of(),
              List.of(),
              List.of(new Checkpoint("batch", String.valueOf(batch)))));
      System.out.println(batch);
    }
  }

  static List<Paper> newPapers(int batch) {
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < NEW_PAPERS; i++) {
      papers.add(
          Paper.builder(new PaperId("crash", batch + "." + i), "Title " + i)
              .abstractText(("word" + batch + " ").repeat(150))
              .categories(List.of("cs.CL", "cs.AI"))
              .build());
    }
    return papers;
  }
}
