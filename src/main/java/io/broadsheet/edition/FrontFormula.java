package io.broadsheet.edition;

import io.broadsheet.edition.BurstMeter.Burst;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How papers of a day are ordered, the same for every reader; explained in
/// `docs/decisions/0040-order-of-the-front-page.md`, which changes whenever this does:
///
/// score = 4 · interest + 2 · votes + 2 · topic + 1 · completeness + 0.5 · breadth
///
/// Each part is from 0 to 1: the best fitting interest ([Interest#match]), upvotes of other sites
/// ([Votes#strength]), rising terms ([BurstMeter]), the length of the abstract up to 600
/// characters, and cross-lists up to three.
final class FrontFormula {
  static final int VERSION = 1;

  private static final double INTEREST = 4;
  private static final double VOTES = 2;
  private static final double TOPIC = 2;
  private static final double COMPLETENESS = 1;
  private static final double BREADTH = 0.5;
  private static final int FULL_ABSTRACT = 600;
  private static final int FULL_CROSS_LISTS = 3;

  private final List<Interest> interests;
  private final BurstMeter topics;
  private final Votes votes;

  FrontFormula(List<Interest> interests, RisingTerms rising, Votes votes) {
    this.interests = List.copyOf(interests);
    this.topics = new BurstMeter(rising);
    this.votes = votes;
  }

  ScoredPaper score(Paper paper) {
    List<Word> title = Words.of(paper.title());
    List<Word> abstractWords = Words.of(paper.abstractText());
    List<Reason> reasons = new ArrayList<>();
    int best = -1;
    double interest = 0;
    for (int i = 0; i < interests.size(); i++) {
      double match = interests.get(i).match(paper, title, abstractWords);
      if (match > interest) {
        interest = match;
        best = i;
      }
    }
    if (best >= 0) {
      reasons.add(
          new Reason.MatchesInterest(
              interests.get(best).query(),
              interest >= Interest.IN_TITLE && interests.get(best).hasWords()));
    }
    Optional<Reason.Upvoted> upvoted = votes.most(paper.id());
    upvoted.ifPresent(reasons::add);
    Burst burst = topics.measure(title, abstractWords);
    burst.terms().stream()
        .findFirst()
        .map(term -> new Reason.RisingTopic(term.display(), term.recent(), term.times()))
        .ifPresent(reasons::add);
    int crossLists = Math.max(0, paper.categories().size() - 1);
    if (reasons.isEmpty() && crossLists > 0) {
      reasons.add(new Reason.CrossListed(paper.categories().size()));
    }
    double score =
        INTEREST * interest
            + VOTES * votes.strength(paper.id())
            + TOPIC * burst.strength()
            + COMPLETENESS * Math.min(1, paper.abstractText().length() / (double) FULL_ABSTRACT)
            + BREADTH * Math.min(1, crossLists / (double) FULL_CROSS_LISTS);
    return new ScoredPaper(
        paper, score, best >= 0 ? OptionalInt.of(best) : OptionalInt.empty(), reasons);
  }

  /// A paper with its score.
  ///
  /// @param interest which of the configured interests it fits best
  /// @param reasons the weightiest first
  record ScoredPaper(Paper paper, double score, OptionalInt interest, List<Reason> reasons)
      implements Comparable<ScoredPaper> {
    ScoredPaper {
      reasons = List.copyOf(reasons);
    }

    PaperId id() {
      return paper.id();
    }

    /// Best first, ties by key.
    @Override
    public int compareTo(ScoredPaper other) {
      int byScore = Double.compare(other.score, score);
      return byScore != 0 ? byScore : id().compareTo(other.id());
    }
  }
}
