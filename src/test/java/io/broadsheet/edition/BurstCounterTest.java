package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.paper.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BurstCounterTest {
  private static List<Paper> background(int from, int count) {
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      papers.add(
          EditionSamples.paper(
              from + i,
              "Graph networks " + (char) ('a' + i % 26),
              "On graphs and motion planning.",
              "cs.AI"));
    }
    return papers;
  }

  private static List<Paper> withTopic(int from, int count, String title) {
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      papers.add(EditionSamples.paper(from + i, title, "On motion planning.", "cs.AI"));
    }
    return papers;
  }

  private static RisingTerms count(List<Paper> recent, List<Paper> before) {
    BurstCounter counter = new BurstCounter(recent);
    counter.before(before);
    return counter.finish(EditionSamples.DAY.minusDays(8), EditionSamples.DAY);
  }

  @Test
  void theRatioComparesObservedWithExpected() {
    // by hand: 2 Σ observed · ln(observed / expected) over the four cells
    double byHand =
        2
            * (10 * Math.log(10 / (100 * 12 / 300.0))
                + 90 * Math.log(90 / (100 * 288 / 300.0))
                + 2 * Math.log(2 / (200 * 12 / 300.0))
                + 198 * Math.log(198 / (200 * 288 / 300.0)));
    assertThat(BurstCounter.logLikelihoodRatio(10, 100, 2, 200)).isCloseTo(byHand, within(1e-9));
    assertThat(BurstCounter.logLikelihoodRatio(5, 100, 10, 200)).isCloseTo(0, within(1e-9));
    assertThat(BurstCounter.logLikelihoodRatio(0, 100, 0, 200)).isZero();
    assertThat(BurstCounter.logLikelihoodRatio(100, 100, 0, 200)).isGreaterThan(300);
  }

  @Test
  void aNewTopicRisesAndAnOldOneDoesNot() {
    List<Paper> recent = new ArrayList<>(background(1, 60));
    recent.addAll(withTopic(100, 20, "Steering World Models"));
    recent.addAll(withTopic(200, 2, "A world-model for robots"));
    RisingTerms rising = count(recent, background(1_000, 400));
    RisingTerm term = rising.terms().get("world model");
    assertThat(term.display()).isEqualTo("World Models");
    assertThat(term.recent()).isEqualTo(22);
    assertThat(term.before()).isZero();
    assertThat(term.times()).isGreaterThan(50);
    assertThat(rising.terms()).doesNotContainKeys("graph", "graph network", "motion planning");
  }

  @Test
  void theListToReadHasEachTopicOnce() {
    List<Paper> recent = new ArrayList<>(background(1, 60));
    recent.addAll(withTopic(100, 20, "Steering World Models"));
    assertThat(count(recent, background(1_000, 400)).strongest(10)).hasSize(1);
  }

  @Test
  void withoutAPastNothingRises() {
    RisingTerms rising = count(withTopic(1, 50, "World Models"), background(1_000, 99));
    assertThat(rising.terms()).isEmpty();
    assertThat(rising.beforePapers()).isEqualTo(99);
    assertThat(new BurstMeter(rising).measure(Words.of("World Models"), List.of()).strength())
        .isZero();
  }

  @Test
  void aTitleCountsMoreThanAnAbstractAndNothingCountsTwice() {
    RisingTerms rising =
        new RisingTerms(
            EditionSamples.DAY,
            EditionSamples.DAY,
            100,
            1_000,
            Map.of(
                "world model", new RisingTerm("world model", "world models", 30, 1, 20, 100),
                "world", new RisingTerm("world", "world", 31, 9, 10, 81),
                "agent", new RisingTerm("agent", "agents", 20, 20, 3, 25)));
    BurstMeter meter = new BurstMeter(rising);
    assertThat(meter.measure(Words.of("World models"), List.of()).strength())
        .isCloseTo(4 / 7.0, within(1e-9));
    assertThat(meter.measure(List.of(), Words.of("world models")).strength())
        .isCloseTo(2 / 7.0, within(1e-9));
    assertThat(meter.measure(Words.of("World models of agents"), List.of()).strength())
        .isCloseTo(4 / 7.0 + 0.5 * 2 / 7.0, within(1e-9));
    assertThat(meter.measure(Words.of("Sheaves"), List.of()).terms()).isEmpty();
  }
}
