package io.broadsheet.harvest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BibtexReaderTest {
  @Test
  void readsALibraryAndPassesOverWhatIsBroken() throws IOException {
    Records records = Records.ofSample(new BibtexReader(), "papers.bib");

    Paper article = records.paper(0);
    assertThat(article.id().toString()).isEqualTo("bibtex:balazs2007");
    assertThat(article.provenance()).isEqualTo("bibtex");
    assertThat(article.title()).isEqualTo("Calculation of {QED} at {$\\alpha$}");
    assertThat(article.authors())
        .extracting(Author::name)
        .containsExactly("C. Balázs", "The LIGO Collaboration", "E. L. van der Berg Jr.");
    assertThat(article.authors().getFirst().family()).isEqualTo("Balázs");
    assertThat(article.journalReference()).isEqualTo("Phys. Rev. D 76(1), 13–29 (2007)");
    assertThat(article.doi()).isEqualTo("10.1103/PhysRevD.76.013009");
    assertThat(article.links())
        .containsExactly(new Link(Link.Kind.PDF, "https://example.org/a_b.pdf"));
    Paper misc = records.paper(1);
    assertThat(misc.id()).isEqualTo(PaperId.arxiv("1706.03762"));
    assertThat(misc.categories()).containsExactly("cs.CL");
    assertThat(misc.links()).isEmpty();
    assertThat(records.rejection(2)).contains("closing brace is missing");
    assertThat(records.positions.get(2)).isEqualTo(25L);
    assertThat(records.paper(3).id()).isEqualTo(PaperId.arxiv("2301.00335"));
    assertThat(records.paper(3).title()).isEqualTo("All Braced");
    assertThat(records.paper(4).id()).isEqualTo(PaperId.arxiv("hep-th/9901001"));
    assertThat(records.rejection(5)).contains("no title");
    assertThat(records.all).hasSize(6);
  }
}
