package io.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.index.Hit;
import io.broadsheet.paper.PaperId;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotationTest {
  private static final String SENTENCE = "one sentence out of an abstract as somebody pasted it";
  private static final Hit QUOTED = new Hit(PaperId.arxiv("2501.00001"), 13);
  private static final Hit OTHER = new Hit(PaperId.arxiv("2501.00002"), 10);

  @Test
  void aPaperFarAboveTheOthersByWordsIsMeant() {
    assertThat(Quotation.find(SENTENCE, List.of(QUOTED, OTHER))).hasValue(QUOTED.paperId());
  }

  @Test
  void aNarrowLeadOrAShortQueryMeansNone() {
    Hit close = new Hit(OTHER.paperId(), 10.1);
    assertThat(Quotation.find(SENTENCE, List.of(QUOTED, close))).isEmpty();
    assertThat(Quotation.find("graph networks", List.of(QUOTED, OTHER))).isEmpty();
    assertThat(Quotation.find(SENTENCE, List.of(QUOTED))).isEmpty();
  }

  @Test
  void whoIsMeantMovesToTheFrontAndNoOtherMoves() {
    Hit third = new Hit(PaperId.arxiv("2501.00003"), 1);
    assertThat(Promotion.toFront(QUOTED.paperId(), List.of(OTHER, third, QUOTED)))
        .containsExactly(new Hit(QUOTED.paperId(), 10), OTHER, third);
    assertThat(Promotion.toFront(OTHER.paperId(), List.of(OTHER, third)))
        .containsExactly(OTHER, third);
  }
}
