package io.broadsheet.reader.community;

import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How much each vote counts, so that one person with many accounts counts about as one (after the
/// trial of vote-fraud detection, see `docs/measurements.md`):
///
/// - a voter who shares votes with other voters of the paper counts 1 / (1 + how alike they are),
///   alike being the votes in common beside this paper, as a share of the smaller of the two, when
///   there are two or more;
/// - voters who have voted for nothing else say nothing of themselves: the n of them a paper has
///   count together as √n / 4.
public final class IndependentVotes {
  /// What one voter counts who has voted for nothing else.
  private static final double UNKNOWN = 0.25;

  private final Map<ReaderId, Set<PaperId>> byReader = new HashMap<>();
  private final Map<PaperId, Set<ReaderId>> byPaper = new HashMap<>();

  public IndependentVotes(Collection<Vote> votes) {
    for (Vote vote : votes) {
      byReader.computeIfAbsent(vote.reader(), _ -> new HashSet<>()).add(vote.paper());
      byPaper.computeIfAbsent(vote.paper(), _ -> new HashSet<>()).add(vote.reader());
    }
  }

  /// What the vote of each voter of a paper counts, above 0, at most 1.
  public Map<ReaderId, Double> weights(PaperId paper) {
    Set<ReaderId> voters = byPaper.getOrDefault(paper, Set.of());
    long unknown = voters.stream().filter(this::isUnknown).count();
    Map<ReaderId, Double> weights = new HashMap<>();
    for (ReaderId voter : voters) {
      weights.put(
          voter,
          isUnknown(voter)
              ? UNKNOWN / Math.sqrt((double) unknown)
              : 1 / (1 + alike(voter, voters, paper)));
    }
    return weights;
  }

  private boolean isUnknown(ReaderId voter) {
    return byReader.getOrDefault(voter, Set.of()).size() < 2;
  }

  private double alike(ReaderId voter, Set<ReaderId> voters, PaperId paper) {
    Set<PaperId> mine = byReader.getOrDefault(voter, Set.of());
    double alike = 0;
    for (ReaderId other : voters) {
      if (!other.equals(voter)) {
        alike += likeness(mine, byReader.getOrDefault(other, Set.of()), paper);
      }
    }
    return alike;
  }

  /// The votes that two voters of a paper have in common beside it, as a share of the smaller
  /// number of votes; having less than two in common is chance.
  ///
  /// @return 0 to 1
  public static <T> double likeness(Set<T> a, Set<T> b, T paper) {
    int common = 0;
    for (T each : a) {
      common += !each.equals(paper) && b.contains(each) ? 1 : 0;
    }
    return common < 2 ? 0 : (double) common / Math.max(1, Math.min(a.size(), b.size()) - 1);
  }
}
