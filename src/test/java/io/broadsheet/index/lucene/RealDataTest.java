package io.broadsheet.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.index.IndexedPaper;
import io.broadsheet.paper.Paper;
import io.broadsheet.testing.RealPapers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Known-item search over all the real papers, by words.
class RealDataTest {
  @TempDir Path folder;

  @Test
  void findsPapersByTitleAndByTheFirstSentenceOfTheirAbstract() {
    List<Paper> papers = RealPapers.load();
    try (LuceneSearchIndex index = LuceneSearchIndex.openForWriting(folder, null).orElseThrow()) {
      index.put(papers.stream().map(paper -> new IndexedPaper(paper, List.of(), null)).toList());
      index.refresh();
      assertThat(index.size()).isEqualTo(papers.size());
      List<Paper> sample = RealDataMeasure.sample(papers, 1_000);
      RealDataMeasure.Outcome titles =
          RealDataMeasure.measure(
              sample, sample.stream().map(Paper::title).toList(), RealDataMeasure.keyword(index));
      assertThat(titles.first()).as("%s", titles.missed()).isGreaterThanOrEqualTo(0.99);
      RealDataMeasure.Outcome sentences =
          RealDataMeasure.measure(
              sample,
              sample.stream().map(RealDataMeasure::firstSentence).toList(),
              RealDataMeasure.keyword(index));
      assertThat(sentences.firstTen()).as("%s", sentences.missed()).isGreaterThanOrEqualTo(0.97);
    }
  }
}
