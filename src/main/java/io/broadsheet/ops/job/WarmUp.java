package io.broadsheet.ops.job;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.store.PaperStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Searches for papers of the library, once, soon after the start, so that the Java machine has
/// compiled what a search runs through before a reader waits for it: the first thousand searches
/// after a start take three times as long as those that come later. One thread, for half a minute
/// at the most.
public final class WarmUp implements AutoCloseable {
  /// Fewer papers are searched quickly anyhow.
  static final int SMALLEST_LIBRARY = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /// The first page comes first.
  private static final Duration DELAY = Duration.ofSeconds(3);

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int SEARCHES = 6_000;
  private static final int PAPERS = 2_000;
  private static final int AT_ONCE = 200;

  /// How a client of the server searches.
  public interface Search {
    /// @throws IOException when there is no answer
    void ask(String query, SearchMode mode) throws IOException;
  }

  private final PaperStore papers;
  private final Search search;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  public WarmUp(PaperStore papers, Search search) {
    this.papers = papers;
    this.search = search;
    thread = Thread.ofPlatform().name("warm-up").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      if (!closed.await(DELAY.toMillis(), TimeUnit.MILLISECONDS)
          && papers.count() >= SMALLEST_LIBRARY) {
        long start = System.nanoTime();
        int searches = searches(start + LONGEST.toNanos());
        LOG.debug(
            "warmed up with {} searches in {}",
            searches,
            Duration.ofNanos(System.nanoTime() - start));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException failure) {
      LOG.debug("the warm-up ended early", failure);
    }
  }

  /// Three in four by words, the others by words and meaning.
  ///
  /// @return how many searches were made
  int searches(long deadline) throws IOException {
    List<PaperId> sample = sample();
    int made = 0;
    int from = 0;
    while (made < SEARCHES && !sample.isEmpty()) {
      int to = Math.min(sample.size(), from + AT_ONCE);
      for (Paper paper : papers.findAll(sample.subList(from, to))) {
        if (closed.getCount() == 0 || System.nanoTime() - deadline >= 0) {
          return made;
        }
        SearchMode mode = made % 4 == 3 ? SearchMode.HYBRID : SearchMode.KEYWORD;
        search.ask(query(paper.title()), mode);
        made++;
      }
      from = to % sample.size();
    }
    return made;
  }

  /// Papers from the whole library, each as likely (Vitter 1985, algorithm R). The same ones each
  /// time, so that a slow start can be seen again.
  private List<PaperId> sample() {
    Random random = new Random(1);
    List<PaperId> sample = new ArrayList<>();
    int[] seen = {0};
    papers.scanIds(
        id -> {
          int place = seen[0]++ < PAPERS ? sample.size() : random.nextInt(seen[0]);
          if (place == sample.size()) {
            sample.add(id);
          } else if (place < PAPERS) {
            sample.set(place, id);
          }
        });
    return sample;
  }

  private static String query(String title) {
    return title.substring(0, Math.min(title.length(), SearchRequest.MAX_QUERY_LENGTH));
  }

  /// Ends it; returns when the search in hand is done.
  @Override
  public void close() {
    closed.countDown();
    try {
      if (thread.isAlive() && !thread.join(Duration.ofSeconds(5))) {
        LOG.warn("the warm-up did not end in time");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
