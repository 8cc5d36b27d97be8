package io.broadsheet.rank.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.FakeEmbedder;
import io.broadsheet.testing.TopicPapers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatorsTest {
  private static final Corpus CORPUS = corpus(600, 30);

  static List<ReaderSimulator> simulators() {
    return List.of(
        new AuthorReaders(), new NoisyClicks(0.5), new CategoryMixtures(), new DriftingReaders());
  }

  @ParameterizedTest
  @MethodSource("simulators")
  void nothingOfTheDaysAskedAboutIsKnown(ReaderSimulator simulator) {
    List<ReadingTask> tasks = simulator.readers(CORPUS, 50, new Random(1));
    assertThat(tasks).isNotEmpty();
    for (ReadingTask task : tasks) {
      assertThat(task.library()).hasSizeGreaterThanOrEqualTo(Histories.FEWEST_KNOWN);
      assertThat(task.library()).allMatch(paper -> CORPUS.dayOf(paper) < task.firstDay());
      assertThat(task.relevant()).hasSizeGreaterThanOrEqualTo(Histories.FEWEST_TO_FIND);
      Set<Integer> days = new HashSet<>();
      task.relevant().forEach(paper -> days.add(CORPUS.dayOf(paper)));
      assertThat(days).allMatch(day -> day >= task.firstDay());
      assertThat(task.candidates())
          .containsAll(task.relevant())
          .hasSize(CORPUS.papersOf(days).length)
          .allMatch(paper -> days.contains(CORPUS.dayOf(paper)));
    }
  }

  @ParameterizedTest
  @MethodSource("simulators")
  void theSameSeedMakesTheSameReaders(ReaderSimulator simulator) {
    assertThat(simulator.readers(CORPUS, 20, new Random(5)))
        .isEqualTo(simulator.readers(CORPUS, 20, new Random(5)))
        .isNotEqualTo(simulator.readers(CORPUS, 20, new Random(6)));
  }

  @Test
  void anAuthorsPapersAreHalvedInTime() {
    for (ReadingTask task : new AuthorReaders().readers(CORPUS, 100, new Random(2))) {
      int own = CORPUS.byAuthor().get(task.reader()).length;
      assertThat(task.library().size() + task.relevant().size()).isEqualTo(own);
      assertThat(task.library().size()).isLessThanOrEqualTo(own / 2);
    }
  }

  @Test
  void noisyClicksHoldPapersThatAreNotTheAuthors() {
    int wrong = 0;
    int all = 0;
    for (ReadingTask task : new NoisyClicks(0.5).readers(CORPUS, 100, new Random(2))) {
      for (int paper : task.library()) {
        all++;
        wrong += CORPUS.items().get(paper).authors().contains(task.reader()) ? 0 : 1;
      }
    }
    assertThat((double) wrong / all).isBetween(0.2, 0.6);
  }

  @Test
  void aSmallCorpusHasNoReaders() {
    Corpus small = corpus(8, 8);
    for (ReaderSimulator simulator : simulators()) {
      assertThat(simulator.readers(small, 50, new Random(1))).isEmpty();
    }
  }

  static Corpus corpus(int papers, int topics) {
    FakeEmbedder embedder = new FakeEmbedder();
    List<Paper> written = TopicPapers.write(papers, topics, new Random(11));
    Map<PaperId, float[]> vectors = new HashMap<>();
    written.forEach(paper -> vectors.put(paper.id(), embedder.embedPassage(paper.abstractText())));
    return Corpus.of(written, vectors);
  }
}
