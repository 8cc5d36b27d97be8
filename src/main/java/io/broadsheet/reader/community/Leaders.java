package io.broadsheet.reader.community;

import io.broadsheet.paper.PaperId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What readers here vote for: the leaders of a day, a week and a month, and what trends. The
/// formula is published on the page:
///
/// score = Σ over votes of weight · 0.5^(days since the vote / 2) for what trends, score = Σ over
/// votes of the time of weight for its leaders,
///
/// the weights being those of [IndependentVotes], over the votes of the last 90 days. Worked out
/// anew at most once a minute. Thread-safe.
public final class Leaders {
  /// What is asked for.
  public enum Board {
    TRENDING(30),
    DAY(1),
    WEEK(7),
    MONTH(30);

    private final int days;

    Board(int days) {
      this.days = days;
    }
  }

  /// A paper on a board.
  ///
  /// @param votes of readers, each one
  /// @param score by the formula
  public record Leader(PaperId paper, int votes, double score) {}

  public static final double HALVED_DAYS = 2;

  private static final int MOST = 20;
  private static final int MOST_VOTES = 50_000;
  private static final Duration REMEMBERED = Duration.ofDays(90);
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final CommunityStore store;
  private final Clock clock;
  private final ReentrantLock working = new ReentrantLock();
  private @Nullable Snapshot snapshot;

  private record Snapshot(Instant at, Map<Board, List<Leader>> boards) {}

  public Leaders(CommunityStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// The leaders, the first first; at most twenty.
  public List<Leader> of(Board board) {
    working.lock();
    try {
      Snapshot known = snapshot;
      Instant now = clock.instant();
      if (known == null || !now.isBefore(known.at().plus(FRESH)) || now.isBefore(known.at())) {
        known = new Snapshot(now, work(now));
        snapshot = known;
      }
      return known.boards().getOrDefault(board, List.of());
    } finally {
      working.unlock();
    }
  }

  private Map<Board, List<Leader>> work(Instant now) {
    List<Vote> votes = store.votesSince(now.minus(REMEMBERED), MOST_VOTES);
    IndependentVotes independent = new IndependentVotes(votes);
    Map<PaperId, List<Vote>> byPaper = new HashMap<>();
    votes.forEach(vote -> byPaper.computeIfAbsent(vote.paper(), _ -> new ArrayList<>()).add(vote));
    Map<Board, Map<PaperId, double[]>> scores = new HashMap<>();
    Set<PaperId> recent = new HashSet<>();
    Instant oldest = now.minus(Duration.ofDays(Board.MONTH.days));
    votes.stream().filter(vote -> !vote.at().isBefore(oldest)).forEach(v -> recent.add(v.paper()));
    for (PaperId paper : recent) {
      var weights = independent.weights(paper);
      for (Vote vote : byPaper.getOrDefault(paper, List.of())) {
        double age = Duration.between(vote.at(), now).toMillis() / 86_400_000.0;
        double weight = weights.getOrDefault(vote.reader(), 0.0);
        for (Board board : Board.values()) {
          if (age <= board.days) {
            double[] sum =
                scores
                    .computeIfAbsent(board, _ -> new HashMap<>())
                    .computeIfAbsent(paper, _ -> new double[2]);
            sum[0] += 1;
            sum[1] += board == Board.TRENDING ? weight * Math.pow(0.5, age / HALVED_DAYS) : weight;
          }
        }
      }
    }
    Map<Board, List<Leader>> boards = new HashMap<>();
    scores.forEach(
        (board, sums) ->
            boards.put(
                board,
                sums.entrySet().stream()
                    .map(
                        sum -> new Leader(sum.getKey(), (int) sum.getValue()[0], sum.getValue()[1]))
                    .sorted(
                        Comparator.comparingDouble((Leader leader) -> -leader.score())
                            .thenComparing(Leader::paper))
                    .limit(MOST)
                    .toList()));
    return boards;
  }
}
