package io.broadsheet.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.index.Facets;
import io.broadsheet.index.TotalHits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 200,000 papers: every second has `even`, every third `third`; the later half is of 2025.
class MatchCounterTest {
  private static final int PAPERS = 200_000;
  private static final int SEGMENT = 30_000;
  private static final int MOST = 20_000;

  @TempDir Path folder;
  private MMapDirectory directory;
  private DirectoryReader reader;
  private MatchCounter counter;

  @BeforeEach
  void fill() throws IOException {
    directory = new MMapDirectory(folder);
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < PAPERS; i++) {
        writer.addDocument(paper(i));
        if (i % SEGMENT == SEGMENT - 1) {
          writer.flush();
        }
      }
      writer.commit();
    }
    reader = DirectoryReader.open(directory);
    counter = counterOf(MOST);
  }

  @AfterEach
  void close() throws IOException {
    reader.close();
    directory.close();
  }

  @Test
  void countsAllWhileTheyAreFew() throws IOException {
    MatchCounter.Counted counted = counterOf(PAPERS).count(evenOrThird(), true);
    assertThat(counted.total()).isEqualTo(TotalHits.exactly(133_333));
    assertThat(counted.facets().estimated()).isFalse();
    assertThat(counts(counted.facets()))
        .containsEntry("2024", 66_667)
        .containsEntry("2025", 66_666);
  }

  @Test
  void countsASampleOfMany() throws IOException {
    MatchCounter.Counted counted = counter.count(evenOrThird(), true);
    Map<String, Integer> counts = counts(counted.facets());
    assertThat(counted.facets().estimated()).isTrue();
    assertThat(counts.get("2024")).isCloseTo(66_667, within(10_000));
    assertThat(counts.get("2025")).isCloseTo(66_667, within(10_000));
    assertThat(counts.get("cs.CL")).isCloseTo(133_334, within(15_000));
    assertThat(counted.facets().years().getFirst().count() % 1_000).isZero();
  }

  @Test
  void saysOfATotalThatIsNotCountedAllThatIsSure() throws IOException {
    TotalHits total = counter.count(evenOrThird(), false).total();
    assertThat(total).isEqualTo(new TotalHits(100_000, TotalHits.Relation.AT_LEAST));
    Query both =
        new BooleanQuery.Builder()
            .add(evenOrThird(), Occur.MUST)
            .add(new TermQuery(new Term("language-of", "en")), Occur.FILTER)
            .build();
    TotalHits some = counter.count(both, true).total();
    assertThat(some.relation()).isEqualTo(TotalHits.Relation.AT_LEAST);
    assertThat(some.value()).isBetween(5_000L, 133_334L);
  }

  @Test
  void knowsHowManyHaveOneWordWithoutCounting() throws IOException {
    MatchCounter.Counted counted = counter.count(new TermQuery(new Term("word", "even")), true);
    assertThat(counted.total()).isEqualTo(TotalHits.exactly(PAPERS / 2));
    assertThat(counted.facets().estimated()).isTrue();
    assertThat(counter.count(MatchAllDocsQuery.INSTANCE, false).total())
        .isEqualTo(TotalHits.exactly(PAPERS));
  }

  private MatchCounter counterOf(int most) {
    return new MatchCounter(
        new IndexSearcher(reader), new SegmentCache<>(FacetColumns::read), most);
  }

  private static Query evenOrThird() {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term("word", "even")), Occur.SHOULD)
        .add(new TermQuery(new Term("word", "third")), Occur.SHOULD)
        .build();
  }

  private static Map<String, Integer> counts(Facets facets) {
    Map<String, Integer> counts =
        facets.years().stream().collect(Collectors.toMap(Facets.Count::value, Facets.Count::count));
    facets.categories().forEach(each -> counts.put(each.value(), each.count()));
    return counts;
  }

  private static Document paper(int number) {
    Document paper = new Document();
    if (number % 2 == 0) {
      paper.add(new StringField("word", "even", Field.Store.NO));
    }
    if (number % 3 == 0) {
      paper.add(new StringField("word", "third", Field.Store.NO));
    }
    paper.add(new StringField("language-of", "en", Field.Store.NO));
    paper.add(new SortedDocValuesField(Fields.LANGUAGE, new BytesRef("en")));
    paper.add(new NumericDocValuesField(Fields.YEAR, number < PAPERS / 2 ? 2024 : 2025));
    paper.add(new SortedSetDocValuesField(Fields.CATEGORY_FACET, new BytesRef("cs.CL")));
    return paper;
  }
}
