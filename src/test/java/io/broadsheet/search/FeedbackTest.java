package io.broadsheet.search;

import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.index.Hit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackTest {
  @TempDir Path folder;
  private Library library;
  private Feedback feedback;

  @BeforeEach
  void open() {
    library = new Library(folder);
    feedback = new Feedback(library.index, library.store);
    library.add(
        paper(1, "Panel flutter", "supersonic panels and their flutter"),
        paper(2, "Supersonic flutter", "of panels in a stream"),
        paper(3, "Cataloguing rules", "for libraries"),
        paper(4, "Panels in a supersonic stream", "flutter of plates"),
        paper(5, "Sorting by merging", "of long lists"),
        paper(6, "Heat in slender wires", "measured anew"),
        paper(7, "Growth of yeast", "on agar"),
        paper(8, "Tides of shallow seas", "computed by hand"));
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void aPaperThatSharesTheWordsOfTheFirstComesBeforeOneThatDoesNot() {
    List<Hit> ranked =
        List.of(new Hit(id(1), 1), new Hit(id(2), 0.9), new Hit(id(3), 0.5), new Hit(id(4), 0.4));
    List<Hit> again = feedback.rerank(ranked);
    assertThat(again).extracting(Hit::paperId).containsExactly(id(1), id(2), id(4), id(3));
    assertThat(again.getLast().score()).isEqualTo(0.6 * 0.5);
    assertThat(again).allSatisfy(hit -> assertThat(hit.score()).isBetween(0.0, 1.0));
  }

  @Test
  void oneIsNoExampleNorIsWhatScoresNothingOrIsGone() {
    List<Hit> one = List.of(new Hit(id(1), 1));
    assertThat(feedback.rerank(one)).isEqualTo(one);
    List<Hit> second = List.of(new Hit(id(3), 1), new Hit(id(4), 0));
    assertThat(feedback.rerank(second)).isEqualTo(second);
    List<Hit> gone = List.of(new Hit(id(98), 1), new Hit(id(99), 0.5));
    assertThat(feedback.rerank(gone)).isEqualTo(gone);
    assertThat(feedback.rerank(List.of())).isEmpty();
  }

  @Test
  void noPaperIsLostOrComesTwice() {
    List<Hit> many = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      many.add(new Hit(id(i), 1 - i / 400.0));
    }
    assertThat(feedback.rerank(many))
        .extracting(Hit::paperId)
        .containsExactlyInAnyOrderElementsOf(many.stream().map(Hit::paperId).toList());
  }
}
