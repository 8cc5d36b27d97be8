package io.broadsheet.embed.table;

import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Measures how often a text in another language finds its own paper among others, by their
/// encoder's vectors.
public final class RecallCheck {
  /// Words with which authors say what they did, in Chinese.
  private static final Pattern CONTRIBUTION = Pattern.compile("提出|本文|介绍了|我们|该研究|研究了");

  private RecallCheck() {}

  /// What of a paper is asked with.
  public enum Asked {
    TITLE,
    FIRST_SENTENCE,
    /// The sentence in which the authors say what they did, the nearest there is to a summary in
    /// one sentence.
    CONTRIBUTION,
    ABSTRACT
  }

  /// @param first part of the texts whose paper came first
  /// @param firstTen part of the texts whose paper was among the first ten
  public record Recall(Asked asked, int texts, double first, double firstTen) {}

  /// @param papers not learnt from
  /// @param others vectors of further papers that compete
  public static Recall of(
      VectorTable table, List<TrainingPaper> papers, float[][] others, Asked asked, int threads) {
    Function<TrainingPaper, String> text = text(asked);
    int[] ranks = new int[papers.size()];
    try (Parallel parallel = new Parallel(threads)) {
      parallel.forEach(
          ranks.length,
          i -> {
            Optional<float[]> vector = table.embed(text.apply(papers.get(i)));
            ranks[i] =
                vector.map(found -> rank(found, i, papers, others)).orElse(Integer.MAX_VALUE);
          });
    }
    int first = 0;
    int ten = 0;
    for (int rank : ranks) {
      first += rank == 1 ? 1 : 0;
      ten += rank <= 10 ? 1 : 0;
    }
    double all = Math.max(1, ranks.length);
    return new Recall(asked, ranks.length, first / all, ten / all);
  }

  /// From 1; papers that are as near count as nearer.
  private static int rank(float[] vector, int own, List<TrainingPaper> papers, float[][] others) {
    float near = cosine(vector, papers.get(own).vector());
    int rank = 1;
    for (int i = 0; i < papers.size(); i++) {
      rank += i != own && cosine(vector, papers.get(i).vector()) >= near ? 1 : 0;
    }
    for (float[] other : others) {
      rank += cosine(vector, other) >= near ? 1 : 0;
    }
    return rank;
  }

  /// Sixteen sums side by side, so that the machine can do them at once.
  private static float cosine(float[] a, float[] b) {
    float[] sums = new float[16];
    int d = 0;
    for (; d + 16 <= a.length; d += 16) {
      for (int i = 0; i < 16; i++) {
        sums[i] += a[d + i] * b[d + i];
      }
    }
    float sum = 0;
    for (float part : sums) {
      sum += part;
    }
    for (; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }

  private static Function<TrainingPaper, String> text(Asked asked) {
    return switch (asked) {
      case TITLE -> TrainingPaper::title;
      case ABSTRACT -> TrainingPaper::abstractText;
      case FIRST_SENTENCE -> paper -> sentence(paper.abstractText(), Pattern.compile(""));
      case CONTRIBUTION -> paper -> sentence(paper.abstractText(), CONTRIBUTION);
    };
  }

  /// The first sentence that has the words, else the first.
  private static String sentence(String text, Pattern words) {
    List<String> sentences =
        Sentences.find(text).stream()
            .map((TextRange range) -> text.substring(range.start(), range.end()))
            .toList();
    return sentences.stream()
        .filter(sentence -> words.matcher(sentence).find())
        .findFirst()
        .orElse(sentences.isEmpty() ? "" : sentences.getFirst());
  }
}
