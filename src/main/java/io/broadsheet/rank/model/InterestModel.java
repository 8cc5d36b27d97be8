package io.broadsheet.rank.model;

import io.broadsheet.rank.terms.SparseVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One reader's taste: how much a paper is like what the reader has saved, and unlike what the
/// reader has refused.
///
/// score = z(meaning) + z(words) − refusal, where
///
/// - meaning = ln(mean over the library of exp(5 · cosine)) / 5, between the mean and the greatest
///   likeness to a paper of the library, so that a reader may have several interests;
/// - words = inner product of the paper's terms with the mean of those of the library;
/// - z(x) counts in standard deviations above what papers at large get from this reader, so that
///   the two can be added and the scores of several days compared;
/// - refusal = 8 · how much liker the paper is to the nearest refused paper than to the nearest
///   saved one, where it is; the likeness being the mean of the cosines of meaning and of terms.
///
/// Made in milliseconds, so that it is made anew at each click. Immutable.
public final class InterestModel {
  /// Counts up whenever the formula changes.
  public static final int VERSION = 1;

  private static final double SHARPNESS = 5;
  private static final double REFUSAL = 8;

  /// A larger library is seen through this many of its papers, evenly taken.
  private static final int MOST_LIKED = 128;

  private final List<Content> liked;
  private final List<Content> refused;
  private final SparseVector words;
  private final Scale meaning;
  private final Scale wording;

  private InterestModel(
      List<Content> liked,
      List<Content> refused,
      SparseVector words,
      Scale meaning,
      Scale wording) {
    this.liked = liked;
    this.refused = refused;
    this.words = words;
    this.meaning = meaning;
    this.wording = wording;
  }

  /// Learns a reader's taste.
  ///
  /// @param liked the library; an empty one gives every paper the same score
  /// @param refused papers the reader does not want more of
  /// @param atLarge a few hundred papers of nobody's choice, to compare with
  public static InterestModel learn(
      List<Content> liked, List<Content> refused, List<Content> atLarge) {
    List<Content> kept = evenly(liked);
    SparseVector words = mean(kept.stream().map(Content::terms).toList());
    double[] meanings =
        atLarge.stream().filter(Content::hasMeaning).mapToDouble(c -> meaning(kept, c)).toArray();
    double[] wordings = atLarge.stream().mapToDouble(c -> c.terms().dot(words)).toArray();
    return new InterestModel(
        kept, List.copyOf(refused), words, Scale.of(meanings), Scale.of(wordings));
  }

  /// How much the reader will want a paper: 0 for a paper at large, in standard deviations.
  public double score(Content paper) {
    if (liked.isEmpty()) {
      return refusal(paper);
    }
    double score = wording.apply(paper.terms().dot(words));
    if (paper.hasMeaning()) {
      score += meaning.apply(meaning(liked, paper));
    }
    return score + refusal(paper);
  }

  private double refusal(Content paper) {
    if (refused.isEmpty()) {
      return 0;
    }
    double nearestRefused = nearest(refused, paper);
    double nearestLiked = liked.isEmpty() ? 0 : nearest(liked, paper);
    return -REFUSAL * Math.max(0, nearestRefused - nearestLiked);
  }

  private static double nearest(List<Content> papers, Content paper) {
    double best = 0;
    for (Content other : papers) {
      best = Math.max(best, likeness(other, paper));
    }
    return best;
  }

  private static double likeness(Content one, Content other) {
    double terms = one.terms().dot(other.terms());
    return one.hasMeaning() && other.hasMeaning()
        ? (terms + Floats.dot(one.meaning(), other.meaning())) / 2
        : terms;
  }

  private static double meaning(List<Content> liked, Content paper) {
    double sum = 0;
    int count = 0;
    for (Content other : liked) {
      if (other.hasMeaning()) {
        sum += Math.exp(SHARPNESS * Floats.dot(other.meaning(), paper.meaning()));
        count++;
      }
    }
    return count == 0 ? 0 : Math.log(sum / count) / SHARPNESS;
  }

  private static List<Content> evenly(List<Content> all) {
    if (all.size() <= MOST_LIKED) {
      return List.copyOf(all);
    }
    List<Content> some = new ArrayList<>(MOST_LIKED);
    for (int i = 0; i < MOST_LIKED; i++) {
      some.add(all.get((int) ((long) i * all.size() / MOST_LIKED)));
    }
    return Collections.unmodifiableList(some);
  }

  private static SparseVector mean(List<SparseVector> vectors) {
    java.util.TreeMap<Integer, Float> sums = new java.util.TreeMap<>();
    for (SparseVector vector : vectors) {
      for (int i = 0; i < vector.size(); i++) {
        sums.merge(vector.places()[i], vector.values()[i] / vectors.size(), Float::sum);
      }
    }
    int[] places = sums.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] values = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = sums.getOrDefault(places[i], 0f);
    }
    return new SparseVector(places, values);
  }
}
