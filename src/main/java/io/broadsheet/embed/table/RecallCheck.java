package io.broadsheet.embed.table;

import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Measures how often a text in another language finds its own paper among others, by their
/// encoder's vectors.
public final class RecallCheck {
  /// Words with which authors say what they did, in Chinese.
  private static final Pattern CONTRIBUTION = Pattern.compile("提出|本文|介绍了|我们|该研究|研究了");

  private static final Pattern ANY = Pattern.compile("");

  /// Texts that are compared with a paper at once.
  private static final int GROUP = 64;

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
    float[][] competitors =
        Stream.concat(papers.stream().map(TrainingPaper::vector), Arrays.stream(others))
            .toArray(float[][]::new);
    int[] ranks = new int[papers.size()];
    int groups = (papers.size() + GROUP - 1) / GROUP;
    try (Parallel parallel = new Parallel(threads)) {
      parallel.forEach(
          groups,
          group -> {
            int from = group * GROUP;
            List<Optional<float[]>> asking =
                papers.subList(from, Math.min(papers.size(), from + GROUP)).stream()
                    .map(paper -> table.embed(text.apply(paper)))
                    .toList();
            System.arraycopy(ranks(asking, from, competitors), 0, ranks, from, asking.size());
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

  /// The rank of each text's own paper, from 1; papers that are as near count as nearer.
  ///
  /// @param from number of the first text's own paper
  private static int[] ranks(List<Optional<float[]>> asking, int from, float[][] competitors) {
    float[] across = transposed(asking, competitors[from].length);
    float[] own = new float[GROUP];
    float[] near = new float[GROUP];
    for (int i = 0; i < asking.size(); i++) {
      products(across, competitors[from + i], near);
      own[i] = near[i];
    }
    int[] ranks = new int[asking.size()];
    Arrays.fill(ranks, 1);
    for (int paper = 0; paper < competitors.length; paper++) {
      products(across, competitors[paper], near);
      for (int i = 0; i < ranks.length; i++) {
        ranks[i] += paper != from + i && near[i] >= own[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = asking.get(i).isPresent() ? ranks[i] : Integer.MAX_VALUE;
    }
    return ranks;
  }

  /// The first numbers of all texts, then their second ones: neighbours are summed at once.
  private static float[] transposed(List<Optional<float[]>> asking, int dimensions) {
    float[] across = new float[dimensions * GROUP];
    for (int i = 0; i < asking.size(); i++) {
      float[] vector = asking.get(i).orElse(new float[dimensions]);
      for (int d = 0; d < dimensions; d++) {
        across[d * GROUP + i] = vector[d];
      }
    }
    return across;
  }

  private static void products(float[] across, float[] vector, float[] sums) {
    Arrays.fill(sums, 0);
    for (int d = 0; d < vector.length; d++) {
      float factor = vector[d];
      int at = d * GROUP;
      for (int i = 0; i < GROUP; i++) {
        sums[i] += factor * across[at + i];
      }
    }
  }

  private static Function<TrainingPaper, String> text(Asked asked) {
    return switch (asked) {
      case TITLE -> TrainingPaper::title;
      case ABSTRACT -> TrainingPaper::abstractText;
      case FIRST_SENTENCE -> paper -> sentence(paper.abstractText(), ANY);
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
