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
  private static final List<Hit> FUSED =
      List.of(new Hit(OTHER.paperId(), 0.03), new Hit(QUOTED.paperId(), 0.02));

  @Test
  void aPaperFarAboveTheOthersByWordsComesFirst() {
    assertThat(Quotation.first(SENTENCE, List.of(QUOTED, OTHER), FUSED))
        .extracting(Hit::paperId)
        .containsExactly(QUOTED.paperId(), OTHER.paperId());
  }

  @Test
  void aNarrowLeadOrAShortQueryChangesNothing() {
    Hit close = new Hit(OTHER.paperId(), 10.1);
    assertThat(Quotation.first(SENTENCE, List.of(QUOTED, close), FUSED)).isEqualTo(FUSED);
    assertThat(Quotation.first("graph networks", List.of(QUOTED, OTHER), FUSED)).isEqualTo(FUSED);
    assertThat(Quotation.first(SENTENCE, List.of(QUOTED), FUSED)).isEqualTo(FUSED);
  }
}
