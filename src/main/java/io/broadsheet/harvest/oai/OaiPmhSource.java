package io.broadsheet.harvest.oai;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.harvest.Page;
import io.broadsheet.harvest.Source;
import io.broadsheet.harvest.format.OaiRecord;
import io.broadsheet.harvest.http.Fetcher;
import io.broadsheet.harvest.oai.OaiRepository.Identity;
import io.broadsheet.paper.Paper;
import io.broadsheet.store.Checkpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Harvests one set of an OAI-PMH repository.
///
/// arXiv's resumption tokens are offsets: a record that changes between two pages leaves its place,
/// those after it move up by one, and the first of the next page is never sent. So the harvest goes
/// in windows of datestamps that fit one page where they can, since one reply is one state of the
/// repository; a window that took several pages is compared with the list of its identifiers (eight
/// times larger pages at arXiv), and records that were skipped are fetched one by one. See
/// docs/decisions/harvest-by-windows.md.
public final class OaiPmhSource implements Source {
  private static final Duration OVERLAP = Duration.ofDays(1);
  private static final Duration READ_AT_ONCE = Duration.ofDays(3);
  private static final Duration WIDEST = Duration.ofDays(3660);
  private static final double AIM = 0.6;
  private static final int MOST_RESTARTS = 5;
  private static final int MOST_SINGLE_REQUESTS = 50;

  private final OaiSourceConfig config;
  private final OaiRepository repository;
  private final Clock clock;
  private final String key;
  private @Nullable Identity identity;

  public OaiPmhSource(OaiSourceConfig config, Fetcher fetcher, Clock clock) {
    this.config = config;
    this.clock = clock;
    repository = new OaiRepository(config.baseUrl(), config.limit(), fetcher);
    key = config.checkpointKey();
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public String set() {
    return config.set();
  }

  @Override
  public String limit() {
    return config.limit();
  }

  @Override
  public Page next(Function<String, Optional<String>> checkpoints) throws InterruptedException {
    Identity who = identity();
    OaiCursor cursor = OaiCursor.parse(checkpoints.apply(key));
    if (cursor.end() == null) {
      cursor = begin(cursor, who);
    }
    if (cursor.checking()) {
      return check(cursor, who, checkpoints);
    }
    return cursor.token().isEmpty() ? open(cursor, who) : resume(cursor, who);
  }

  private Identity identity() throws InterruptedException {
    Identity known = identity;
    if (known == null) {
      known = repository.identify(clock.instant());
      identity = known;
    }
    return known;
  }

  private OaiCursor begin(OaiCursor cursor, Identity who) {
    Granularity granularity = who.granularity();
    Instant last = who.now();
    if (config.until() != null && Granularity.parse(config.until()).isBefore(last)) {
      last = Granularity.parse(config.until());
    }
    Instant first = who.earliest();
    if (config.from() != null) {
      first = Granularity.parse(config.from());
    } else if (cursor.through() != null) {
      first = Granularity.parse(cursor.through()).minus(OVERLAP);
    }
    if (first.isBefore(who.earliest())) {
      first = who.earliest();
    }
    first = granularity.truncate(first.isAfter(last) ? last : first);
    boolean brief = Duration.between(first, last).compareTo(READ_AT_ONCE) <= 0;
    long width = granularity.unitsIn(brief ? READ_AT_ONCE.plus(OVERLAP) : OVERLAP);
    return cursor.begin(granularity.format(first), granularity.format(last), width);
  }

  private Page open(OaiCursor cursor, Identity who) throws InterruptedException {
    Granularity granularity = who.granularity();
    Instant from = Granularity.parse(requireNonNull(cursor.from()));
    Instant end = Granularity.parse(requireNonNull(cursor.end()));
    Instant until = granularity.plus(from, cursor.width() - 1);
    String last = granularity.format(until.isAfter(end) ? end : until);
    Reply reply =
        repository.listRecords(
            config.metadataPrefix(), granularity.format(from), last, config.set());
    if (reply.failedWith("noRecordsMatch")) {
      return page(List.of(), advance(cursor, last, 0, who), List.of());
    }
    return read(reply, cursor, last, who);
  }

  private Page resume(OaiCursor cursor, Identity who) throws InterruptedException {
    Reply reply = repository.moreRecords(cursor.token());
    if (reply.failedWith("badResumptionToken")) {
      return page(List.of(), restart(cursor, "its resumption tokens expire"), List.of());
    }
    if (reply.failedWith("noRecordsMatch")) {
      return page(List.of(), cursor.check(), List.of());
    }
    if (reply.token().equals(cursor.token())) {
      throw BroadsheetException.unavailable(
          config.baseUrl() + " gives the same resumption token again and again", null);
    }
    return read(reply, cursor, requireNonNull(cursor.until()), who);
  }

  private Page read(Reply reply, OaiCursor cursor, String last, Identity who) {
    failOnError(reply);
    List<HarvestedRecord> read = contents(reply.records());
    boolean onlyPage = cursor.page() == 0 && reply.token().isEmpty();
    if (onlyPage) {
      return page(read, advance(cursor, last, reply.records().size(), who), List.of());
    }
    OaiCursor next =
        reply.token().isEmpty()
            ? cursor.check()
            : cursor.more(last, reply.token(), reply.records().size());
    String identifiers =
        reply.records().stream().map(OaiRecord::identifier).collect(Collectors.joining("\n"));
    return page(read, next, List.of(new Checkpoint(pageKey(cursor.page()), identifiers)));
  }

  /// Compares what several pages brought with the list of identifiers of their window.
  private Page check(OaiCursor cursor, Identity who, Function<String, Optional<String>> checkpoints)
      throws InterruptedException {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < cursor.page(); number++) {
      checkpoints.apply(pageKey(number)).ifPresent(ids -> seen.addAll(List.of(ids.split("\n"))));
    }
    String from = requireNonNull(cursor.from());
    String last = requireNonNull(cursor.until());
    List<String> missing = new ArrayList<>();
    Reply reply = repository.listIdentifiers(config.metadataPrefix(), from, last, config.set());
    while (!reply.failedWith("noRecordsMatch")) {
      if (reply.failedWith("badResumptionToken")) {
        return page(List.of(), restart(cursor, "its resumption tokens expire"), List.of());
      }
      failOnError(reply);
      reply.identifiers().stream()
          .filter(identifier -> !seen.contains(identifier))
          .forEach(missing::add);
      if (reply.token().isEmpty()) {
        break;
      }
      reply = repository.moreIdentifiers(reply.token());
    }
    if (missing.size() > MOST_SINGLE_REQUESTS) {
      return page(List.of(), restart(cursor, "it changes faster than it can be read"), List.of());
    }
    List<OaiRecord> fetched = new ArrayList<>();
    for (String identifier : missing) {
      Reply one = repository.record(identifier, config.metadataPrefix());
      if (!one.failedWith("idDoesNotExist") && !one.failedWith("cannotDisseminateFormat")) {
        failOnError(one);
        fetched.addAll(one.records());
      }
    }
    return page(
        contents(fetched),
        advance(cursor, last, cursor.page() * cursor.pageSize(), who),
        List.of());
  }

  private OaiCursor restart(OaiCursor cursor, String reason) {
    if (cursor.restarts() >= MOST_RESTARTS) {
      throw BroadsheetException.unavailable(
          String.format(
              Locale.ROOT,
              "%s from %s to %s could not be read in %d attempts: %s",
              config.baseUrl(),
              cursor.from(),
              cursor.until(),
              MOST_RESTARTS + 1,
              reason),
          null);
    }
    return cursor.restart();
  }

  private static OaiCursor advance(OaiCursor cursor, String last, int count, Identity who) {
    Granularity granularity = who.granularity();
    if (last.equals(cursor.end())) {
      return cursor.complete();
    }
    double factor = count == 0 ? 8 : Math.clamp(AIM * cursor.pageSize() / count, 0.125, 8);
    long width =
        Math.clamp((long) ((double) cursor.width() * factor), 1, granularity.unitsIn(WIDEST));
    String next = granularity.format(granularity.plus(Granularity.parse(last), 1));
    return cursor.advance(next, width);
  }

  private Page page(List<HarvestedRecord> read, OaiCursor cursor, List<Checkpoint> more) {
    List<Checkpoint> checkpoints = new ArrayList<>(more);
    checkpoints.add(new Checkpoint(key, cursor.format()));
    return new Page(read, checkpoints, List.of(), List.of(), cursor.end() == null);
  }

  private void failOnError(Reply reply) {
    if (reply.error() != null) {
      throw BroadsheetException.invalid(
          String.format(
              Locale.ROOT,
              "%s refuses the request: %s (%s); check the set, the dates and the metadata prefix",
              config.baseUrl(),
              reply.error(),
              reply.errorMessage()));
    }
  }

  private List<HarvestedRecord> contents(List<OaiRecord> read) {
    return read.stream().map(OaiRecord::content).map(this::under).toList();
  }

  /// A record asked for its versions only must not overrule the one whose names are parsed.
  private HarvestedRecord under(HarvestedRecord record) {
    return config.versionsOnly() && record instanceof HarvestedRecord.OfPaper(Paper paper, var _)
        ? new HarvestedRecord.OfPaper(
            paper.toBuilder().provenance(config.name()).build(), List.of())
        : record;
  }

  private String pageKey(int number) {
    return key + " page " + number;
  }
}
