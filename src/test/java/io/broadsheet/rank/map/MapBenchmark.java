package io.broadsheet.rank.map;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.PaperVectors;
import io.broadsheet.embed.SqlEmbeddingStore;
import io.broadsheet.embed.StoredVectors;
import io.broadsheet.embed.onnx.OnnxEmbedder;
import io.broadsheet.paper.Paper;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How well and how fast maps keep neighbours, on days of a real library with vectors:
/// `MapBenchmark FOLDER DAY...`; a day written `2025-05-27+2` is that one and the two after it.
final class MapBenchmark {
  private static final int NEIGHBOURS = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private MapBenchmark() {}

  public static void main(String[] arguments) {
    try (Database database =
        Database.open(StoreConfig.of(Path.of(arguments[0])), Clock.systemUTC())) {
      SqlPaperStore store = new SqlPaperStore(database);
      StoredVectors vectors =
          new StoredVectors(
              new SqlEmbeddingStore(database), OnnxEmbedder.modelIdOf(EmbedConfig.DEFAULT));
      System.out.println("papers,axes kept,map kept,groups,processor milliseconds");
      for (int i = 1; i < arguments.length; i++) {
        String[] day = arguments[i].split("\\+");
        LocalDate first = LocalDate.parse(day[0]);
        LocalDate last = first.plusDays(day.length > 1 ? Long.parseLong(day[1]) : 0);
        List<Paper> papers = store.announced(first, last, 1_500);
        measure(
            vectors.of(papers).values().stream().map(PaperVectors.PaperVector::vector).toList());
      }
    }
  }

  private static void measure(List<float[]> vectors) {
    Points points = NeighbourEmbedding.of(vectors);
    List<Double> millis = new ArrayList<>();
    List<List<Integer>> groups = List.of();
    for (int i = 0; i < 5; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      points = NeighbourEmbedding.of(vectors);
      groups = Groups.of(points, 8);
      millis.add((THREADS.getCurrentThreadCpuTime() - start) / 1e6);
    }
    millis.sort(null);
    Neighbourhoods real = Neighbourhoods.of(vectors, NEIGHBOURS);
    System.out.printf(
        Locale.ROOT,
        "%d,%.3f,%.3f,%d,%.0f (%.0f to %.0f)%n",
        vectors.size(),
        real.keptIn(Neighbourhoods.of(PrincipalAxes.of(vectors), NEIGHBOURS)),
        real.keptIn(Neighbourhoods.of(points, NEIGHBOURS)),
        groups.size(),
        millis.get(2),
        millis.getFirst(),
        millis.getLast());
  }
}
