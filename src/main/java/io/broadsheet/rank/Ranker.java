package io.broadsheet.rank;

import io.broadsheet.paper.Paper;
import io.broadsheet.rank.RankedPaper.Parts;
import io.broadsheet.rank.model.InterestModel;
import io.broadsheet.rank.terms.TermSplitter;
import io.broadsheet.reader.Follow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Puts papers in order for one reader, and says why; the formula is explained in
/// `docs/decisions/0100-order-for-one-reader.md`, which changes whenever this does:
///
/// score = 2 · interest + 1.5 · follows + 0.5 · recency + 0.5 · community
///
/// each part times the reader's slider ([RankWeights]):
///
/// - interest: [InterestModel#score] / 5, from −2 to 2;
/// - follows: of what the reader follows and the paper answers: 1 for an author, 0.8 for a query,
///   0.7 for a tag, 0.3 for a category; together at most 1.5;
/// - recency: halved every three days;
/// - community: ln(1 + upvotes) / ln(101), at most 1.
///
/// The places are then given one after the other, each to the paper with the largest score − 0.6 ·
/// likeness to the likest paper placed before (maximal marginal relevance: Carbonell and Goldstein,
/// "The use of MMR, diversity-based reranking", SIGIR 1998). Pure: the same input gives the same
/// order.
public final class Ranker {
  /// Counts up whenever the formula changes.
  public static final int VERSION = 1;

  private static final double INTEREST = 2;
  private static final double FOLLOWS = 1.5;
  private static final double RECENCY = 0.5;
  private static final double COMMUNITY = 0.5;
  private static final double LIKENESS = 0.6;
  private static final double DEVIATIONS = 5;
  private static final double MOST_INTEREST = 2;
  private static final double MOST_FOLLOWS = 1.5;
  private static final double HALVED_DAYS = 3;

  /// As much interest as deserves to be called a likeness: one deviation more than papers at large.
  /// A reader of everything in a field finds no paper much liker than the others.
  private static final double TELLING_INTEREST = 0.2;

  private static final int MOST_TERMS = 3;

  private static final int EXPLAINED = 100;

  /// Below so many the order is by score alone: nobody compares the hundredth with the first.
  private static final int DIVERSE_PLACES = 60;

  private final RankWeights weights;

  public Ranker(RankWeights weights) {
    this.weights = weights;
  }

  /// All candidates, best first, ties by key.
  ///
  /// @param today the day for which they are ranked
  public List<RankedPaper> rank(List<Candidate> candidates, Taste taste, LocalDate today) {
    List<RankedPaper> byScore =
        candidates.stream()
            .map(candidate -> score(candidate, taste, today))
            .sorted(
                Comparator.comparingDouble((RankedPaper paper) -> -paper.score())
                    .thenComparing(paper -> paper.candidate().id()))
            .toList();
    List<RankedPaper> ordered = new ArrayList<>(diversify(byScore));
    // finding the words for a reason takes longer than all the rest
    ordered
        .subList(0, Math.min(EXPLAINED, ordered.size()))
        .replaceAll(paper -> explain(paper, taste));
    return List.copyOf(ordered);
  }

  private RankedPaper score(Candidate candidate, Taste taste, LocalDate today) {
    Parts parts =
        new Parts(
            Math.clamp(
                taste.model().score(candidate.content()) / DEVIATIONS,
                -MOST_INTEREST,
                MOST_INTEREST),
            Math.min(MOST_FOLLOWS, candidate.follows().stream().mapToDouble(Ranker::worth).sum()),
            recency(candidate.paper(), today),
            Math.min(1, Math.log1p((double) candidate.votes()) / Math.log(101)));
    double score =
        INTEREST * weights.interest() * parts.interest()
            + FOLLOWS * weights.follows() * parts.follows()
            + RECENCY * weights.recency() * parts.recency()
            + COMMUNITY * weights.community() * parts.community();
    return new RankedPaper(candidate, score, parts, List.of());
  }

  private static double worth(Follow follow) {
    return switch (follow.kind()) {
      case AUTHOR -> 1;
      case QUERY -> 0.8;
      case TAG -> 0.7;
      case CATEGORY -> 0.3;
    };
  }

  private static double recency(Paper paper, LocalDate today) {
    LocalDate announced = paper.announcedOn();
    return announced == null
        ? 0
        : Math.pow(2, -Math.max(0, ChronoUnit.DAYS.between(announced, today)) / HALVED_DAYS);
  }

  private RankedPaper explain(RankedPaper paper, Taste taste) {
    Candidate candidate = paper.candidate();
    Parts parts = paper.parts();
    List<RankReason> reasons = new ArrayList<>();
    if (weights.follows() > 0) {
      candidate.follows().stream()
          .sorted(Comparator.comparingDouble(follow -> -worth(follow)))
          .forEach(follow -> reasons.add(new RankReason.Followed(follow)));
    }
    if (weights.interest() > 0 && parts.interest() >= TELLING_INTEREST) {
      boolean first = INTEREST * parts.interest() > FOLLOWS * parts.follows();
      likeness(candidate, taste).ifPresent(like -> reasons.add(first ? 0 : reasons.size(), like));
    }
    if (weights.community() > 0 && candidate.votes() > 0) {
      reasons.add(new RankReason.Upvoted(candidate.votes(), candidate.source()));
    }
    return new RankedPaper(candidate, paper.score(), parts, reasons);
  }

  private static Optional<RankReason> likeness(Candidate candidate, Taste taste) {
    OptionalInt nearest = taste.model().nearestSaved(candidate.content());
    if (nearest.isEmpty()) {
      return Optional.empty();
    }
    Taste.Example example = taste.examples().get(nearest.getAsInt());
    List<String> common = common(candidate.paper(), example.paper(), taste.model());
    return Optional.of(
        example
            .instead()
            .<RankReason>map(follow -> new RankReason.LikeFollowed(follow, common))
            .orElseGet(
                () ->
                    new RankReason.LikeSaved(
                        example.paper().id(), example.paper().title(), common)));
  }

  /// The most telling terms that both papers have.
  private static List<String> common(Paper one, Paper other, InterestModel model) {
    Set<String> common = terms(one);
    common.retainAll(terms(other));
    List<String> telling = new ArrayList<>();
    common.stream()
        .filter(term -> model.weightOf(term) > 0)
        .sorted(
            Comparator.comparingDouble((String term) -> -model.weightOf(term))
                .thenComparing(Comparator.naturalOrder()))
        .forEach(
            term -> {
              if (telling.size() < MOST_TERMS
                  && telling.stream().noneMatch(t -> overlap(t, term))) {
                telling.add(term);
              }
            });
    return telling;
  }

  /// `sparse` and `sparse attention` are said once.
  private static boolean overlap(String one, String other) {
    return List.of(one.split(" ")).stream().anyMatch(List.of(other.split(" "))::contains);
  }

  private static Set<String> terms(Paper paper) {
    return new HashSet<>(TermSplitter.terms(paper.title() + "\n" + paper.abstractText()));
  }

  private List<RankedPaper> diversify(List<RankedPaper> byScore) {
    double factor = LIKENESS * weights.diversity();
    if (factor == 0) {
      return byScore;
    }
    List<RankedPaper> left = new ArrayList<>(byScore);
    List<RankedPaper> placed = new ArrayList<>(byScore.size());
    double[] likest = new double[left.size()];
    while (!left.isEmpty() && placed.size() < DIVERSE_PLACES) {
      int best = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < left.size(); i++) {
        // the rest have lower scores still
        if (left.get(i).score() <= most) {
          break;
        }
        double value = left.get(i).score() - factor * likest[i];
        if (value > most) {
          most = value;
          best = i;
        }
      }
      RankedPaper next = left.remove(best);
      System.arraycopy(likest, best + 1, likest, best, left.size() - best);
      placed.add(next);
      int compared = Math.min(left.size(), 2 * DIVERSE_PLACES);
      for (int i = 0; i < compared; i++) {
        likest[i] =
            Math.max(
                likest[i], left.get(i).candidate().content().likeness(next.candidate().content()));
      }
    }
    placed.addAll(left);
    return List.copyOf(placed);
  }
}
