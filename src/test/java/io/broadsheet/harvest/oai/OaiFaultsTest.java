package io.broadsheet.harvest.oai;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.harvest.HarvestResult;
import io.broadsheet.harvest.Progress;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.HarvestRun.Outcome;
import io.broadsheet.testing.FakeArxiv;
import io.broadsheet.testing.FakeArxiv.Arrival;
import io.broadsheet.testing.FakeRecord;
import io.broadsheet.testing.Fault;
import io.broadsheet.testing.HarvestBench;
import io.broadsheet.testing.Seed;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Harvests under two hundred random scripts of faults: afterwards nothing is missing, nothing is
/// there twice, and the source was never asked faster than it allows.
class OaiFaultsTest {
  private static final int SCRIPTS = 200;
  private static final Duration PACE = Duration.ofSeconds(3);

  @TempDir Path folder;

  @Test
  void losesNothingWhateverTheServerDoes() {
    Random seeds = Seed.random("fault scripts");
    int faultsMet = 0;
    for (int script = 0; script < SCRIPTS; script++) {
      long seed = seeds.nextLong();
      faultsMet +=
          run(folder.resolve("script-" + script), seed, "script " + script + ", seed " + seed);
    }
    assertThat(faultsMet).as("faults that were met").isGreaterThan(SCRIPTS * 4);
  }

  private static int run(Path data, long seed, String name) {
    Random random = new Random(seed);
    SettableClock clock =
        new SettableClock(
            Instant.parse("2026-08-20T00:00:00Z").plusSeconds(random.nextInt(86_400)));
    int papers = 30 + random.nextInt(120);
    int days = 1 + random.nextInt(12);
    int perPage = 3 + random.nextInt(40);
    try (HarvestBench bench = new HarvestBench(data, clock, random);
        FakeArxiv arxiv = FakeArxiv.withPapers(clock, random, papers, days, perPage)) {
      List<Optional<Fault>> faults = faults(random, clock.instant());
      arxiv.script(faults);
      Instant begun = clock.instant();
      completeWithin(12, bench, arxiv, name);
      assertUnchangedAreThere(bench, arxiv, begun, name);
      // What changed under way is brought by the next harvest.
      arxiv.calm();
      completeWithin(12, bench, arxiv, name);
      assertNothingIsMissing(bench, arxiv, name);
      assertPaceWasKept(arxiv.arrivals(), name);
      assertThat(arxiv.mostAtOnce()).as(name).isEqualTo(1);
      return (int)
          faults.stream().limit(arxiv.arrivals().size()).filter(Optional::isPresent).count();
    }
  }

  private static List<Optional<Fault>> faults(Random random, Instant now) {
    List<Optional<Fault>> faults = new ArrayList<>();
    int count = 10 + random.nextInt(50);
    for (int i = 0; i < count; i++) {
      faults.add(random.nextInt(3) == 0 ? Optional.of(fault(random, now)) : Optional.empty());
    }
    return faults;
  }

  private static Fault fault(Random random, Instant now) {
    return switch (random.nextInt(13)) {
      case 0 -> new Fault.Status(503, String.valueOf(random.nextInt(200)));
      case 1 -> {
        String date =
            DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ROOT)
                .format(now.plusSeconds(random.nextInt(2000)).atZone(ZoneOffset.UTC));
        yield new Fault.Status(503, date);
      }
      case 2 -> new Fault.Status(429, "");
      case 3 -> new Fault.Status(403, "");
      case 4 -> new Fault.Status(406, "nonsense");
      case 5 -> new Fault.Status(500 + random.nextInt(5), "-1");
      case 6 -> new Fault.CutShort(random.nextDouble());
      case 7 -> new Fault.Dropped(random.nextDouble());
      case 8 -> new Fault.WrongCharset();
      case 9 -> new Fault.Html();
      case 10 -> random.nextBoolean() ? new Fault.Redirected() : new Fault.Gzipped();
      case 11 -> new Fault.BadToken();
      default -> new Fault.RecordChanges();
    };
  }

  private static void completeWithin(int runs, HarvestBench bench, FakeArxiv arxiv, String name) {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      OaiPmhSource source =
          new OaiPmhSource(OaiSourceConfig.arxiv(arxiv.oai(), ""), bench.fetcher, bench.clock);
      HarvestResult result = bench.harvester.run(source, Progress.NONE);
      assertThat(result.counts().rejected()).as(name + result.message()).isZero();
      if (result.outcome() == Outcome.COMPLETE) {
        return;
      }
      messages.add(result.message());
      bench.clock.advance(Duration.ofMinutes(30));
    }
    throw new AssertionError(name + ": not complete in " + runs + " runs: " + messages);
  }

  /// A record that changes under way may take a datestamp after the end of this harvest; all others
  /// must be there.
  private static void assertUnchangedAreThere(
      HarvestBench bench, FakeArxiv arxiv, Instant begun, String name) {
    for (FakeRecord record : arxiv.repository().all()) {
      if (!record.modified().isAfter(begun)) {
        assertThat(bench.papers.find(PaperId.arxiv(record.id())))
            .as("%s: %s", name, record)
            .isPresent();
      }
    }
  }

  private static void assertNothingIsMissing(HarvestBench bench, FakeArxiv arxiv, String name) {
    List<FakeRecord> all = arxiv.repository().all();
    for (FakeRecord record : all) {
      var paper = bench.papers.find(PaperId.arxiv(record.id()));
      assertThat(paper).as("%s: %s", name, record).isPresent();
      assertThat(paper.get().title()).as(name).isEqualTo(record.title());
    }
    assertThat(bench.papers.count()).as(name).isEqualTo(all.size());
  }

  private static void assertPaceWasKept(List<Arrival> arrivals, String name) {
    for (int i = 1; i < arrivals.size(); i++) {
      assertThat(Duration.between(arrivals.get(i - 1).at(), arrivals.get(i).at()))
          .as("%s: before request %s", name, arrivals.get(i).uri())
          .isGreaterThanOrEqualTo(PACE);
    }
  }
}
