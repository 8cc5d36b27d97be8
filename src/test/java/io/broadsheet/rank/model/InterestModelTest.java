package io.broadsheet.rank.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.paper.Paper;
import io.broadsheet.rank.terms.TermWeights;
import io.broadsheet.testing.FakeEmbedder;
import io.broadsheet.testing.TopicPapers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InterestModelTest {
  private static final int TOPICS = 8;
  private static final List<Content> PAPERS = new ArrayList<>();

  @BeforeAll
  static void readPapers() {
    List<Paper> papers = TopicPapers.write(400, TOPICS, new Random(7));
    FakeEmbedder embedder = new FakeEmbedder();
    TermWeights weights = new TermWeights();
    papers.forEach(paper -> weights.add(paper.abstractText()));
    List<float[]> vectors =
        papers.stream().map(paper -> embedder.embedPassage(paper.abstractText())).toList();
    Whitening whitening = Whitening.learn(vectors);
    for (int i = 0; i < papers.size(); i++) {
      PAPERS.add(
          new Content(
              whitening.apply(vectors.get(i)), weights.vector(papers.get(i).abstractText())));
    }
  }

  @Test
  void papersOfEachOfTheReadersTopicsComeBeforeAllOthers() {
    InterestModel model = learn(ofTopics(0, 6, 1, 2), List.of());
    double worstOwn = Double.MAX_VALUE;
    double others = 0;
    for (int i = 200; i < 400; i++) {
      double score = model.score(PAPERS.get(i));
      if (i % TOPICS == 1 || i % TOPICS == 2) {
        worstOwn = Math.min(worstOwn, score);
      } else {
        others = Math.max(others, score);
      }
    }
    assertThat(worstOwn).isGreaterThan(others);
  }

  @Test
  void oneRefusalIsFeltAtOnceAndOnlyByWhatIsLikeIt() {
    List<Content> liked = ofTopics(0, 3, 1);
    Content refused = PAPERS.get(3);
    InterestModel before = learn(liked, List.of());
    InterestModel after = learn(liked, List.of(refused));
    assertThat(after.score(refused)).isLessThan(before.score(refused) - 1);
    assertThat(mean(after, 3)).isLessThan(mean(before, 3) - 0.3);
    assertThat(mean(after, 1)).isCloseTo(mean(before, 1), within(0.3));
  }

  @Test
  void whoHasSavedNothingGetsNoOrderButRefusalsCount() {
    InterestModel model = learn(List.of(), List.of(PAPERS.get(3)));
    assertThat(learn(List.of(), List.of()).score(PAPERS.get(0))).isZero();
    assertThat(mean(model, 3)).isLessThan(mean(model, 1) - 0.3);
  }

  @Test
  void aPaperWithoutAVectorIsJudgedByItsWords() {
    InterestModel model = learn(ofTopics(0, 3, 1), List.of(PAPERS.get(2)));
    Content own = new Content(new float[0], PAPERS.get(201).terms());
    Content other = new Content(new float[0], PAPERS.get(204).terms());
    assertThat(model.score(own)).isGreaterThan(model.score(other) + 1);
  }

  @Test
  void papersAtLargeScoreZeroInTheMeanAndALargeLibraryIsBounded() {
    List<Content> large = new ArrayList<>();
    IntStream.range(0, 3_000).forEach(i -> large.add(PAPERS.get(i % PAPERS.size())));
    InterestModel model = InterestModel.learn(large, List.of(), PAPERS);
    assertThat(PAPERS.stream().mapToDouble(model::score).average().orElseThrow())
        .isCloseTo(0, within(1e-3));
  }

  private static InterestModel learn(List<Content> liked, List<Content> refused) {
    return InterestModel.learn(liked, refused, PAPERS.subList(0, 200));
  }

  /// The first few papers of some topics.
  private static List<Content> ofTopics(int from, int each, int... topics) {
    List<Content> some = new ArrayList<>();
    for (int topic : topics) {
      for (int i = 0; i < each; i++) {
        some.add(PAPERS.get((from + i) * TOPICS + topic));
      }
    }
    return some;
  }

  private static double mean(InterestModel model, int topic) {
    return IntStream.range(200, 400)
        .filter(i -> i % TOPICS == topic)
        .mapToDouble(i -> model.score(PAPERS.get(i)))
        .average()
        .orElseThrow();
  }
}
