package io.broadsheet.rank.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.simulation.Corpus;
import io.broadsheet.rank.simulation.ReadingTask;
import io.broadsheet.testing.FakeEmbedder;
import io.broadsheet.testing.TopicPapers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadersEvaluationTest {
  @Test
  void ranksAreThoseOfTheScoresAndTiesInTheOrderOfTheDay() {
    ReadingTask task =
        new ReadingTask("r", List.of(1, 2, 3), List.of(), 4, List.of(5, 6, 7, 8), Set.of(8));
    assertThat(ScorerTrial.ranking(task, new double[] {1, 2, 1, 3}))
        .containsExactly("8", "6", "5", "7");
  }

  @Test
  void aWayThatKnowsFindsAllAndTheDaysOrderDoesNot() {
    ReadingTask task =
        new ReadingTask("r", List.of(1, 2, 3), List.of(), 4, List.of(5, 6, 7, 8), Set.of(8));
    TaskScorer knows = Baselines.scorer("knows", of -> new double[] {0, 0, 0, 1});
    List<ScorerResult> results =
        new ScorerTrial(1).run("one", List.of(task), List.of(Baselines.unranked(), knows), s -> {});
    assertThat(results.get(1).ndcgAt10().mean()).isEqualTo(1);
    assertThat(results.get(0).ndcgAt10().mean()).isLessThan(0.5);
    assertThat(results.get(1).against()).containsOnlyKeys("as announced");
  }

  @Test
  void everyWayBeatsChanceAndTheSameSeedGivesTheSameFigures() {
    Corpus corpus = corpus();
    List<ScorerResult> first = run(corpus);
    assertThat(first)
        .extracting(ScorerResult::simulator)
        .contains("authors", "noisy clicks", "drift");
    for (ScorerResult result : first) {
      if (result.simulator().equals("authors") && !result.ranking().equals("as announced")) {
        assertThat(result.ndcgAt10().mean()).as(result.ranking()).isGreaterThan(0.5);
      }
    }
    List<ScorerResult> second = run(corpus);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).ndcgAt10()).isEqualTo(first.get(i).ndcgAt10());
      assertThat(second.get(i).against()).isEqualTo(first.get(i).against());
    }
  }

  @Test
  void everyIdeaIsMeasuredAndAgainWithTheSameFigures() {
    Corpus corpus = corpus();
    List<IdeaResult> ideas = new ArrayList<>();
    List<IdeaResult> again = new ArrayList<>();
    List<ScorerResult> scorers = new ArrayList<>();
    new ReadersEvaluation(corpus, 42, 10, step -> {}).run(scorers::add, ideas::add);
    new ReadersEvaluation(corpus, 42, 10, step -> {}).run(scored -> {}, again::add);
    assertThat(ideas)
        .extracting(IdeaResult::idea)
        .contains(
            "slates with Thompson sampling",
            "recovering rewards",
            "lower-bound policy choice",
            "a set of simulators",
            "vote-fraud detection");
    assertThat(scorers)
        .extracting(ScorerResult::ranking)
        .contains(
            "network, 30 % pruned, bias -1.0",
            "co-taught text and relations (listing, co-authors)",
            "clicks trimmed by the text itself");
    assertThat(again).isEqualTo(ideas);
  }

  @Test
  void votesOfAccountsThatVoteAlikeCountAsAboutOne() {
    Map<Integer, Set<Integer>> votes = new HashMap<>();
    List<Integer> farm = new ArrayList<>();
    for (int account = 0; account < 100; account++) {
      votes.put(account, Set.of(1, 2, 3, 4));
      farm.add(account);
    }
    List<Integer> people = new ArrayList<>();
    for (int account = 100; account < 110; account++) {
      votes.put(account, Set.of(1, account, account + 1_000, account + 2_000));
      people.add(account);
    }
    assertThat(VoteTrial.independent(1, farm, votes)).isLessThan(1.1);
    assertThat(VoteTrial.independent(1, people, votes)).isEqualTo(10);
  }

  private static List<ScorerResult> run(Corpus corpus) {
    List<ScorerResult> results = new ArrayList<>();
    new ReadersEvaluation(corpus, 42, 12, step -> {}).run(results::add, null);
    return results;
  }

  private static Corpus corpus() {
    FakeEmbedder embedder = new FakeEmbedder();
    List<Paper> papers = TopicPapers.write(600, 30, new Random(11));
    Map<PaperId, float[]> vectors = new HashMap<>();
    papers.forEach(paper -> vectors.put(paper.id(), embedder.embedPassage(paper.abstractText())));
    return Corpus.of(papers, vectors);
  }
}
