package io.broadsheet.rank.model;

import io.broadsheet.embed.Floats;
import io.broadsheet.rank.terms.SparseVector;
import io.broadsheet.rank.terms.TermWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

  private static final float SHARPNESS = 5;
  private static final double REFUSAL = 8;

  private static final ThreadLocal<float[]> DENSE =
      ThreadLocal.withInitial(() -> new float[TermWeights.PLACES]);

  /// A larger library is seen through this many of its papers, evenly taken.
  private static final int MOST_LIKED = 128;

  private final List<Content> liked;

  /// The meanings of those liked that have one, one after the other.
  private final float[] meanings;

  private final int[] places;
  private final List<Content> refused;
  private final SparseVector words;
  private final Scale meaning;
  private final Scale wording;

  private InterestModel(
      List<Content> liked,
      float[] meanings,
      int[] places,
      List<Content> refused,
      SparseVector words,
      Scale meaning,
      Scale wording) {
    this.liked = liked;
    this.meanings = meanings;
    this.places = places;
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
    int[] places = evenly(liked.size());
    List<Content> kept = IntStream.of(places).mapToObj(liked::get).toList();
    SparseVector words = mean(kept.stream().map(Content::terms).toList());
    float[] meanings = packed(kept);
    double[] likenesses =
        atLarge.stream()
            .filter(Content::hasMeaning)
            .mapToDouble(content -> meaning(meanings, content))
            .toArray();
    double[] wordings = atLarge.stream().mapToDouble(c -> c.terms().dot(words)).toArray();
    return new InterestModel(
        kept,
        meanings,
        places,
        List.copyOf(refused),
        words,
        Scale.of(likenesses),
        Scale.of(wordings));
  }

  /// How much the reader will want a paper: 0 for a paper at large, in standard deviations.
  public double score(Content paper) {
    return score(paper, paper.terms().dot(words));
  }

  /// @param inCommon inner product of the paper's terms with the library's
  private double score(Content paper, double inCommon) {
    if (liked.isEmpty()) {
      return refusal(paper);
    }
    double score = wording.apply(inCommon);
    if (paper.hasMeaning()) {
      score += meaning.apply(meaning(meanings, paper));
    }
    return score + refusal(paper);
  }

  /// The scores of many papers, as [#score] gives each.
  public float[] scores(List<Content> papers) {
    float[] scores = new float[papers.size()];
    // looking a paper's terms up in an array is quicker than going through two lists of terms
    float[] dense = DENSE.get();
    words.addTo(dense, 1);
    for (int i = 0; i < scores.length; i++) {
      Content paper = papers.get(i);
      scores[i] = (float) score(paper, paper.terms().dot(dense));
    }
    for (int place : words.places()) {
      dense[place] = 0;
    }
    return scores;
  }

  /// Whether there is anything to judge by.
  public boolean isEmpty() {
    return liked.isEmpty() && refused.isEmpty();
  }

  /// The saved paper that a paper is most like.
  ///
  /// @return its place in the library that was learnt from; empty when nothing was saved
  public OptionalInt nearestSaved(Content paper) {
    int best = -1;
    double likest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < liked.size(); i++) {
      double likeness = liked.get(i).likeness(paper);
      if (likeness > likest) {
        likest = likeness;
        best = places[i];
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /// How much a term adds to the likeness of a paper to the library; 0 when the library lacks it.
  public double weightOf(String term) {
    int at = Arrays.binarySearch(words.places(), TermWeights.place(term));
    return at < 0 ? 0 : words.values()[at];
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
      best = Math.max(best, other.likeness(paper));
    }
    return best;
  }

  private static double meaning(float[] meanings, Content paper) {
    int size = paper.meaning().length;
    int count = meanings.length / size;
    if (count == 0) {
      return 0;
    }
    float[] cosines = new float[count];
    Floats.products(paper.meaning(), meanings, size, cosines);
    return Math.log(Floats.sumOfPowers(cosines, SHARPNESS) / count) / SHARPNESS;
  }

  private static float[] packed(List<Content> contents) {
    List<float[]> meanings =
        contents.stream().filter(Content::hasMeaning).map(Content::meaning).toList();
    if (meanings.isEmpty()) {
      return new float[0];
    }
    int size = meanings.getFirst().length;
    float[] packed = new float[size * meanings.size()];
    for (int i = 0; i < meanings.size(); i++) {
      System.arraycopy(meanings.get(i), 0, packed, i * size, size);
    }
    return packed;
  }

  private static int[] evenly(int size) {
    int kept = Math.min(size, MOST_LIKED);
    return IntStream.range(0, kept).map(i -> (int) ((long) i * size / kept)).toArray();
  }

  private static SparseVector mean(List<SparseVector> vectors) {
    Map<Integer, Float> sums = new TreeMap<>();
    for (SparseVector vector : vectors) {
      for (int i = 0; i < vector.size(); i++) {
        sums.merge(vector.places()[i], vector.values()[i] / vectors.size(), Float::sum);
      }
    }
    int[] places = new int[sums.size()];
    float[] values = new float[sums.size()];
    int next = 0;
    for (Map.Entry<Integer, Float> sum : sums.entrySet()) {
      places[next] = sum.getKey();
      values[next++] = sum.getValue();
    }
    return new SparseVector(places, values);
  }
}
