package io.broadsheet.translate;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import io.broadsheet.translate.TranslationProgress.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Translates in the background what readers' languages lack: the newest announced first, and again
/// what has changed. Each text is kept as soon as it has passed, so a kill costs at most the texts
/// under way. Pages only read what is kept; none waits for an engine.
///
/// Use either [#start()] and [#close()] (a server), or [#run] (a command).
public final class TranslationBacklog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TranslationBacklog.class);
  private static final int ROUND = 32;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final long PATIENCE_SECONDS = 20;

  private final PaperStore papers;
  private final TranslationStore store;
  private final PaperTranslator translator;
  private final PaperWork work;
  private final List<String> languages;
  private final int threads;
  private final Clock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Deque<Instant> recent = new ArrayDeque<>();
  private volatile boolean stopping;
  private volatile State state = State.STOPPED;
  private volatile @Nullable String problem;
  private @Nullable Thread thread;
  // Of the one thread that works.
  private int turn;

  /// @param languages BCP 47 tags that readers read
  /// @param threads papers translated at once, at least 1
  public TranslationBacklog(
      PaperStore papers,
      TranslationStore store,
      PaperTranslator translator,
      List<String> languages,
      int threads,
      Clock clock) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
    }
    this.papers = papers;
    this.store = store;
    this.translator = translator;
    this.work = new PaperWork(store, translator);
    this.languages = List.copyOf(languages);
    this.threads = threads;
    this.clock = clock;
  }

  /// Works until closed.
  ///
  /// @throws IllegalStateException when it was started or closed before
  public synchronized void start() {
    if (thread != null || stopping) {
      throw new IllegalStateException("the translation backlog was started before");
    }
    thread = Thread.ofPlatform().name("translation").daemon().start(this::workForever);
  }

  /// Works on one language until nothing waits, `limit` papers were looked at, an engine cannot be
  /// asked, or the thread is interrupted.
  ///
  /// @param listener told of the sum so far after each round
  /// @return the sum, and why it ended early
  public RunEnd run(String language, int limit, Consumer<TranslationTally> listener) {
    store.retryFailed(language, translator.setup());
    TranslationTally sum = TranslationTally.NONE;
    try (ExecutorService crew = crew()) {
      while (!stopping && sum.papers() < limit) {
        List<PaperId> ids = store.pending(language, Math.min(ROUND, limit - sum.papers()));
        if (ids.isEmpty()) {
          return new RunEnd(sum, Optional.empty());
        }
        Round round = round(crew, language, ids);
        sum = sum.plus(round.tally());
        listener.accept(sum);
        if (round.tally().postponements() > 0) {
          return new RunEnd(sum, Optional.of(round.detail()));
        }
      }
      return new RunEnd(sum, Optional.empty());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new RunEnd(sum, Optional.of("stopped; the next run goes on"));
    }
  }

  /// @param problem why it ended before all was done
  public record RunEnd(TranslationTally tally, Optional<String> problem) {}

  public TranslationProgress progress() {
    return new TranslationProgress(
        state,
        languages.stream()
            .map(
                language ->
                    new TranslationProgress.Language(
                        language,
                        store.count(language),
                        store.countPending(language),
                        store.failures(language)))
            .toList(),
        Optional.ofNullable(problem),
        perSecond());
  }

  /// Stops after the requests under way are given up. What has passed is kept.
  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      stopping = true;
      running = thread;
    }
    lock.lock();
    try {
      woken.signalAll();
    } finally {
      lock.unlock();
    }
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      if (!running.join(Duration.ofSeconds(PATIENCE_SECONDS))) {
        LOG.warn("a translation did not stop in {} s", PATIENCE_SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void workForever() {
    try (ExecutorService crew = crew()) {
      for (String language : languages) {
        store.retryFailed(language, translator.setup());
      }
      while (!stopping) {
        lookSafely(crew);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException defect) {
      LOG.error("translating has ended", defect);
      problem = String.valueOf(defect.getMessage());
    } finally {
      state = State.STOPPED;
    }
  }

  private void lookSafely(ExecutorService crew) throws InterruptedException {
    Duration rest;
    try {
      rest = look(crew);
    } catch (RuntimeException failure) {
      LOG.warn("translating is stuck and tries again in a while", failure);
      problem = String.valueOf(failure.getMessage());
      state = State.PAUSED;
      rest = LONGEST_PAUSE;
    }
    hold(rest);
  }

  /// One round of the next language that waits, so that none holds up another; returns how long to
  /// rest.
  private Duration look(ExecutorService crew) throws InterruptedException {
    for (int i = 0; i < languages.size(); i++) {
      String language = languages.get(Math.floorMod(turn++, languages.size()));
      List<PaperId> ids = store.pending(language, ROUND);
      if (ids.isEmpty()) {
        continue;
      }
      state = State.WORKING;
      Round round = round(crew, language, ids);
      if (round.tally().postponements() == 0) {
        problem = null;
        return Duration.ZERO;
      }
      state = State.PAUSED;
      problem = round.detail();
      return between(round.after());
    }
    state = State.IDLE;
    problem = null;
    return LOOK_AGAIN;
  }

  private static Duration between(@Nullable Duration asked) {
    if (asked == null || asked.compareTo(SHORTEST_PAUSE) < 0) {
      return SHORTEST_PAUSE;
    }
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  private record Round(TranslationTally tally, @Nullable Duration after, String detail) {}

  private Round round(ExecutorService crew, String language, List<PaperId> ids)
      throws InterruptedException {
    List<Paper> found = papers.findAll(ids);
    List<PaperId> gone = new ArrayList<>(ids);
    found.forEach(paper -> gone.remove(paper.id()));
    store.settle(language, gone);
    List<Callable<PaperWork.Done>> tasks = new ArrayList<>();
    found.forEach(paper -> tasks.add(() -> work.run(paper, language, false)));
    TranslationTally tally = TranslationTally.NONE;
    Duration after = null;
    String detail = "";
    for (Future<PaperWork.Done> future : crew.invokeAll(tasks)) {
      PaperWork.Done done = result(future);
      tally = tally.plus(done.tally());
      note(done.tally().translated());
      if (!done.settled()) {
        after = done.after();
        detail = done.detail();
      }
    }
    return new Round(tally, after, detail);
  }

  private static PaperWork.Done result(Future<PaperWork.Done> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case InterruptedException stop -> throw stop;
        case BroadsheetException known -> throw known;
        case null, default ->
            throw new IllegalStateException("a translation failed", failure.getCause());
      }
    }
  }

  private ExecutorService crew() {
    return Executors.newFixedThreadPool(
        threads, task -> Thread.ofPlatform().name("translating").daemon().unstarted(task));
  }

  private void note(int translated) {
    synchronized (recent) {
      for (int i = 0; i < translated; i++) {
        recent.addLast(clock.instant());
      }
    }
  }

  private double perSecond() {
    Instant minuteAgo = clock.instant().minusSeconds(60);
    synchronized (recent) {
      while (!recent.isEmpty() && recent.peekFirst().isBefore(minuteAgo)) {
        recent.removeFirst();
      }
      return recent.size() / 60.0;
    }
  }

  private void hold(Duration duration) throws InterruptedException {
    lock.lock();
    try {
      long left = duration.toNanos();
      while (!stopping && left > 0) {
        left = woken.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
