package io.broadsheet.ops;

import io.broadsheet.harvest.HarvestConfig;
import io.broadsheet.harvest.Harvester;
import io.broadsheet.harvest.Sources;
import io.broadsheet.harvest.http.Fetcher;
import io.broadsheet.harvest.http.Governor;
import io.broadsheet.harvest.http.HttpConfig;
import io.broadsheet.harvest.http.RateLimits;
import io.broadsheet.harvest.http.Waiter;
import io.broadsheet.store.HarvestStore;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// What a harvest is run with. One governor for each data folder: all processes on it share the
/// pace that upstreams ask for.
public record Harvesting(
    HarvestConfig config, HarvestStore store, Sources sources, Harvester harvester) {

  public static Harvesting of(Library library, Clock clock) {
    HarvestConfig config = ConfigMapping.harvest(library.configuration());
    HarvestStore store = new HarvestStore(library.database());
    Governor governor =
        new Governor(
            library.folder().resolve("pace"),
            clock,
            Waiter.parking(),
            RandomGenerator.getDefault());
    Fetcher fetcher =
        new Fetcher(
            HttpConfig.standard(config.contact()),
            RateLimits.standard(),
            governor,
            clock,
            store::countRequest);
    return new Harvesting(
        config,
        store,
        new Sources(config, fetcher, clock),
        new Harvester(library.papers(), store, fetcher, clock));
  }
}
