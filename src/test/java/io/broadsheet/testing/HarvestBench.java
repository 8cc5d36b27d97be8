package io.broadsheet.testing;

import io.broadsheet.harvest.Harvester;
import io.broadsheet.harvest.http.Fetcher;
import io.broadsheet.harvest.http.Governor;
import io.broadsheet.harvest.http.HttpConfig;
import io.broadsheet.harvest.http.RateLimits;
import io.broadsheet.store.Database;
import io.broadsheet.store.HarvestStore;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import java.nio.file.Path;
import java.util.Random;

/// Everything a harvest needs, on a real database, with a clock that moves when somebody waits.
public final class HarvestBench implements AutoCloseable {
  public final SettableClock clock;
  public final FakeWaiter waiter;
  public final Governor governor;
  public final Fetcher fetcher;
  public final Database database;
  public final PaperStore papers;
  public final HarvestStore harvests;
  public final Harvester harvester;

  public HarvestBench(Path folder, SettableClock clock, Random random) {
    this.clock = clock;
    waiter = new FakeWaiter(clock);
    database = Database.open(StoreConfig.of(folder), clock);
    papers = new SqlPaperStore(database);
    harvests = new HarvestStore(database);
    governor = new Governor(folder.resolve("pace"), clock, waiter, random);
    fetcher =
        new Fetcher(
            HttpConfig.standard("reader@example.org"),
            RateLimits.standard(),
            governor,
            clock,
            harvests::countRequest);
    harvester = new Harvester(papers, harvests, fetcher, clock);
  }

  @Override
  public void close() {
    database.close();
  }
}
