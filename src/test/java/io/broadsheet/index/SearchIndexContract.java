package io.broadsheet.index;

import static io.broadsheet.index.IndexedPapers.authors;
import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.indexed;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.QueryNode.DateField;
import io.broadsheet.index.QueryNode.KeywordField;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [SearchIndex] does.
public abstract class SearchIndexContract {
  protected static final EmbeddingModelId MODEL = new EmbeddingModelId("fake", 3, "000000000000");

  @TempDir protected Path folder;
  protected SearchIndex index;

  protected abstract SearchIndex open(Path folder, @Nullable EmbeddingModelId model);

  @BeforeEach
  void openIndex() {
    index = open(folder, MODEL);
  }

  @AfterEach
  void closeIndex() {
    index.close();
  }

  @Test
  void findsNothingInANewIndex() {
    assertThat(index.size()).isZero();
    assertThat(index.committedSequence()).isZero();
    assertThat(find(new QueryNode.All())).isEmpty();
    assertThat(index.nearest(new float[] {1, 0, 0}, new QueryNode.All(), 5)).isEmpty();
  }

  @Test
  void showsWhatWasPutAfterARefreshAndReplacesIt() {
    put(indexed(paper(1, "Diffusion models", "About noise.")));
    assertThat(find(words("noise"))).containsExactly(id(1));
    put(indexed(paper(1, "Diffusion models", "About data.")));
    assertThat(find(words("noise"))).isEmpty();
    assertThat(find(words("data"))).containsExactly(id(1));
    assertThat(index.size()).isEqualTo(1);
    index.remove(List.of(id(1)));
    index.refresh();
    assertThat(index.size()).isZero();
  }

  @Test
  void keepsWhatWasCommittedWithItsSequenceAndDropsTheRest() {
    put(indexed(paper(1, "Kept", "")));
    index.commit(41);
    put(indexed(paper(2, "Dropped", "")));
    index.close();
    index = open(folder, MODEL);
    assertThat(index.committedSequence()).isEqualTo(41);
    assertThat(index.ids()).containsExactly(id(1));
  }

  @Test
  void startsAnewForAnotherModel() {
    put(indexed(paper(1, "Old", ""), new float[] {1, 0, 0}));
    index.commit(7);
    index.close();
    index = open(folder, new EmbeddingModelId("other", 3, "111111111111"));
    assertThat(index.committedSequence()).isZero();
    assertThat(index.size()).isZero();
  }

  @Test
  void keepsTheFormerStateWhenClearedButNotCommitted() {
    put(indexed(paper(1, "Old", "")));
    index.commit(7);
    index.clear();
    assertThat(index.size()).as("searches see it until the refresh").isEqualTo(1);
    index.refresh();
    assertThat(index.size()).isZero();
    index.close();
    index = open(folder, MODEL);
    assertThat(index.size()).isEqualTo(1);
    assertThat(index.committedSequence()).isEqualTo(7);
  }

  @Test
  void ranksPapersWithAllTheWordsFirst() {
    put(
        indexed(paper(1, "Sparse training", "Sparse sparse sparse networks.")),
        indexed(paper(2, "A study", "We train sparse networks with dense teachers.")),
        indexed(paper(3, "Dense retrieval", "Teachers of teachers.")));
    assertThat(find(words("sparse networks dense teachers")).getFirst()).isEqualTo(id(2));
    assertThat(find(words("sparse networks dense teachers"))).hasSize(3);
  }

  @Test
  void matchesHyphenatedApartAndJoined() {
    put(
        indexed(paper(1, "Non-invasive imaging", "")),
        indexed(paper(2, "Noninvasive imaging", "")),
        indexed(paper(3, "Non invasive imaging", "")),
        indexed(paper(4, "Invasive imaging", "")));
    for (String spelling :
        List.of("non-invasive", "non invasive", "noninvasive", "Non\u2010Invasive")) {
      assertThat(find(words(spelling))).as(spelling).containsExactlyInAnyOrder(id(1), id(2), id(3));
      assertThat(find(new QueryNode.Phrase(TextField.TITLE, spelling + " imaging")))
          .as("phrase of " + spelling)
          .contains(id(1), id(2));
    }
  }

  @Test
  void foldsAccentsTexAndStems() {
    put(
        indexed(paper(1, "Schr\\\"odinger bridges", "")),
        indexed(paper(2, "Schrödinger bridge", "")),
        indexed(paper(3, "Schro\u0308dinger's bridging", "")),
        indexed(paper(4, "M$^3$ViT: \\textbf{L}azy experts", "")));
    assertThat(find(words("Schrodinger"))).contains(id(1), id(2), id(3));
    assertThat(find(words("SCHRÖDINGER"))).contains(id(1), id(2), id(3));
    assertThat(find(words("lazy"))).containsExactly(id(4));
    assertThat(find(words("m3vit"))).containsExactly(id(4));
  }

  @Test
  void findsChineseByAnyPairOfCharacters() {
    index.put(
        List.of(
            new IndexedPaper(
                paper(1, "Diffusion", "").build(),
                List.of(
                    new PaperTranslation(
                        id(1), "zh", "基于扩散模型的图像生成", "我们提出一种方法。", "谷歌翻译", null, null)),
                null),
            indexed(paper(2, "图像分割模型", ""))));
    index.refresh();
    assertThat(find(words("扩散模型"))).startsWith(id(1));
    assertThat(find(new QueryNode.Phrase(TextField.DEFAULT, "扩散模型"))).containsExactly(id(1));
    assertThat(find(new QueryNode.Words(TextField.TITLE, "图像"))).contains(id(1), id(2));
  }

  @Test
  void findsApproximateVectorsAmongExactOnesUntilTheyAreReplaced() {
    index.put(
        List.of(
            indexed(paper(1, "Exact", ""), new float[] {1, 0, 0}),
            approximate(2, new float[] {0.8f, 0.6f, 0}),
            approximate(3, new float[] {0, 0, 1}),
            indexed(paper(4, "Exact and far", ""), new float[] {0, 1, 0})));
    index.refresh();
    assertThat(index.sizeWithVectors()).isEqualTo(4);
    assertThat(index.sizeApproximate()).isEqualTo(2);
    float[] query = {0.9f, 0.1f, 0.42f};
    assertThat(index.nearest(query, new QueryNode.All(), 3))
        .extracting(Hit::paperId)
        .containsExactly(id(1), id(2), id(3));
    assertThat(index.nearest(query, new QueryNode.Words(TextField.TITLE, "approximate"), 3))
        .extracting(Hit::paperId)
        .containsExactly(id(2), id(3));
    put(indexed(paper(2, "Approximate", ""), new float[] {0, 1, 0}));
    assertThat(index.sizeApproximate()).isEqualTo(1);
    assertThat(index.nearest(query, new QueryNode.All(), 2))
        .extracting(Hit::paperId)
        .containsExactly(id(1), id(3));
  }

  private static IndexedPaper approximate(int number, float[] vector) {
    return new IndexedPaper(paper(number, "Approximate", "").build(), List.of(), vector, true);
  }

  @Test
  void findsOneAuthorInAnyFormAndNeverTwo() {
    put(
        indexed(paper(1, "One", "").authors(authors("Zhangyang Wang"))),
        indexed(paper(2, "Two", "").authors(authors("Zhangyang Li", "Hao Wang"))),
        indexed(paper(3, "Three", "").authors(authors("Hongru Yang"))));
    assertThat(find(new QueryNode.AuthorName("Zhangyang Wang"))).containsExactly(id(1));
    assertThat(find(new QueryNode.AuthorName("Wang, Zhangyang"))).containsExactly(id(1));
    assertThat(find(new QueryNode.AuthorKey("wang-zhangyang"))).containsExactly(id(1));
    assertThat(find(words("zhangyang wang"))).startsWith(id(1)).contains(id(2));
  }

  @Test
  void filtersByCategoryWithArchivesAndAliases() {
    put(
        indexed(paper(1, "One", "").categories(List.of("cs.CL", "cs.AI"))),
        indexed(paper(2, "Two", "").categories(List.of("math.ST"))),
        indexed(paper(3, "Three", "").categories(List.of("hep-th"))));
    assertThat(find(new QueryNode.CategoryIs("cs.AI"))).containsExactly(id(1));
    assertThat(find(new QueryNode.CategoryIs("cs.*"))).containsExactly(id(1));
    assertThat(find(new QueryNode.CategoryIs("cs"))).containsExactly(id(1));
    assertThat(find(new QueryNode.CategoryIs("stat.TH"))).containsExactly(id(2));
    assertThat(find(new QueryNode.CategoryIs("hep-th"))).containsExactly(id(3));
    assertThat(find(new QueryNode.CategoryIs("cs.C"))).isEmpty();
  }

  @Test
  void findsIdentifiersAndExactValues() {
    put(
        indexed(
            paper(1, "One", "")
                .doi("10.1000/ABC.1")
                .reportNumber("CERN-TH-2025-01, MPP-7")
                .comment("Accepted at NeurIPS")
                .journalReference("Nature 600 (2025)")));
    assertThat(find(new QueryNode.IdentifierIs("2501.00001"))).containsExactly(id(1));
    assertThat(find(new QueryNode.IdentifierIs("arXiv:2501.00001v3"))).containsExactly(id(1));
    assertThat(find(words("2501.00001"))).containsExactly(id(1));
    assertThat(find(keyword(KeywordField.DOI, "10.1000/abc.1"))).containsExactly(id(1));
    assertThat(find(keyword(KeywordField.DOI, "10.1000/*"))).containsExactly(id(1));
    assertThat(find(keyword(KeywordField.REPORT_NUMBER, "mpp-7"))).containsExactly(id(1));
    assertThat(find(keyword(KeywordField.LANGUAGE, "EN"))).containsExactly(id(1));
    assertThat(find(keyword(KeywordField.SOURCE, "arxiv"))).containsExactly(id(1));
    assertThat(find(new QueryNode.Words(TextField.COMMENT, "neurips"))).containsExactly(id(1));
    assertThat(find(new QueryNode.Words(TextField.JOURNAL, "nature"))).containsExactly(id(1));
    assertThat(find(new QueryNode.Words(TextField.TITLE, "nature"))).isEmpty();
  }

  @Test
  void filtersAndSortsByDate() {
    put(
        indexed(paper(1, "x", "").announcedOn(LocalDate.of(2025, 3, 1))),
        indexed(paper(2, "x", "").submittedAt(Instant.parse("2025-03-02T23:59:00Z"))),
        indexed(
            paper(3, "x", "")
                .announcedOn(LocalDate.of(2025, 3, 1))
                .submittedAt(Instant.parse("2025-02-01T00:00:00Z"))),
        indexed(paper(4, "x", "")));
    assertThat(find(days(DateField.ANY, "2025-03-01", "2025-03-02"))).hasSize(3);
    assertThat(find(days(DateField.SUBMITTED, "2025-03-01", null))).containsExactly(id(2));
    assertThat(find(days(DateField.ANNOUNCED, null, "2025-03-01"))).contains(id(1), id(3));
    assertThat(ids(index.search(new IndexQuery(words("x"), Sort.NEWEST, 0, 9, false))))
        .containsExactly(id(2), id(1), id(3), id(4));
    assertThat(ids(index.search(new IndexQuery(words("x"), Sort.OLDEST, 0, 9, false))))
        .containsExactly(id(1), id(3), id(2), id(4));
  }

  @Test
  void countsFacetsOverAllMatches() {
    put(
        indexed(
            paper(1, "x", "").categories(List.of("cs.CL")).announcedOn(LocalDate.of(2024, 1, 1))),
        indexed(
            paper(2, "x", "")
                .categories(List.of("cs.CV", "cs.CL"))
                .announcedOn(LocalDate.of(2025, 1, 1))));
    Hits hits = index.search(new IndexQuery(words("x"), Sort.RELEVANCE, 0, 1, true));
    assertThat(hits.total()).isEqualTo(TotalHits.exactly(2));
    assertThat(hits.facets().categories())
        .containsExactly(new Facets.Count("cs.CL", 2), new Facets.Count("cs.CV", 1));
    assertThat(hits.facets().years())
        .containsExactly(new Facets.Count("2024", 1), new Facets.Count("2025", 1));
    assertThat(hits.facets().languages()).containsExactly(new Facets.Count("en", 2));
  }

  @Test
  void combinesAndOrNotAndPrefixes() {
    put(
        indexed(paper(1, "transformer vision", "")),
        indexed(paper(2, "transformers language", "")),
        indexed(paper(3, "convolution vision", "")));
    QueryNode transform = new QueryNode.Prefix(TextField.DEFAULT, "transform");
    assertThat(find(transform)).containsExactlyInAnyOrder(id(1), id(2));
    assertThat(find(new QueryNode.And(List.of(words("vision"), new QueryNode.Not(transform)))))
        .containsExactly(id(3));
    assertThat(find(new QueryNode.Not(words("vision")))).containsExactly(id(2));
    assertThat(find(new QueryNode.Or(List.of(words("language"), words("convolution")))))
        .containsExactlyInAnyOrder(id(2), id(3));
    assertThat(find(new QueryNode.Prefix(TextField.DEFAULT, "learning"))).isEmpty();
  }

  @Test
  void findsTheNearestVectorsThatMatchAFilter() {
    put(
        indexed(paper(1, "a", "").categories(List.of("cs.CL")), new float[] {1, 0, 0}),
        indexed(paper(2, "b", "").categories(List.of("cs.CV")), new float[] {0.6f, 0.8f, 0}),
        indexed(paper(3, "c", "").categories(List.of("cs.CV")), new float[] {0, 0, 1}),
        indexed(paper(4, "d", "")));
    List<Hit> all = index.nearest(new float[] {1, 0, 0}, new QueryNode.All(), 10);
    assertThat(all.stream().map(Hit::paperId)).containsExactly(id(1), id(2), id(3));
    assertThat(all.get(1).score()).isCloseTo(0.6, org.assertj.core.data.Offset.offset(1e-6));
    assertThat(index.nearest(new float[] {1, 0, 0}, new QueryNode.CategoryIs("cs.CV"), 1))
        .extracting(Hit::paperId)
        .containsExactly(id(2));
    assertThat(index.sizeWithVectors()).isEqualTo(3);
    assertThatThrownBy(() -> index.nearest(new float[] {1, 0}, new QueryNode.All(), 1))
        .isInstanceOf(BroadsheetException.class);
  }

  @Test
  void refusesAVectorOfAnotherLength() {
    assertThatThrownBy(() -> put(indexed(paper(1, "a", ""), new float[] {1, 0})))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("2501.00001");
  }

  @Test
  void pagesWithoutOverlapAmongEqualScores() {
    index.put(
        IntStream.rangeClosed(1, 500).mapToObj(n -> indexed(paper(n, "same words", ""))).toList());
    index.refresh();
    List<PaperId> paged = new ArrayList<>();
    for (int offset = 0; offset < 500; offset += 35) {
      paged.addAll(
          ids(
              index.search(
                  new IndexQuery(words("same words"), Sort.RELEVANCE, offset, 35, false))));
    }
    assertThat(paged)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 500).mapToObj(IndexedPapers::id).toList());
  }

  @Test
  void highlightsWordsWhereTheyStand() {
    QueryNode query =
        new QueryNode.And(
            List.of(words("the non-invasive learning"), new QueryNode.Not(words("title"))));
    Highlights highlights =
        index.highlighter(query).highlight("The title", "We learned noninvasive things.");
    assertThat(highlights.title()).isEmpty();
    assertThat(highlights.abstractText())
        .containsExactly(new Highlights.Range(3, 10), new Highlights.Range(11, 22));
    QueryNode phrase = new QueryNode.Phrase(TextField.ABSTRACT, "deep nets");
    assertThat(
            index.highlighter(phrase).highlight("deep nets", "deep and deep nets").abstractText())
        .containsExactly(new Highlights.Range(9, 18));
  }

  @Test
  void saysWhichOtherPartsMatched() {
    put(
        indexed(paper(1, "Sparse nets", "About sparse things.").authors(authors("Ann Sparse"))),
        indexed(paper(2, "Other", "sparse")));
    Map<PaperId, List<String>> fields =
        index.matchedElsewhere(words("sparse"), List.of(id(1), id(2), id(3)));
    assertThat(fields.get(id(1))).containsExactly("authors");
    assertThat(fields.get(id(2))).isEmpty();
    assertThat(fields.get(id(3))).isEmpty();
  }

  @Test
  void aSingleWordCountsMoreInTheTitle() {
    put(
        indexed(paper(1, "About things", "Sparse nets.")),
        indexed(paper(2, "Sparse things", "About nets.")));
    assertThat(find(words("sparse"))).containsExactly(id(2), id(1));
  }

  /// Two examples share `flutter` and `panels`, words that three and two of five papers have; what
  /// only one of them has, `wings`, does not count, nor do words that say nothing.
  @Test
  void scoresPapersByTheWordsThatExamplesShare() {
    put(
        indexed(paper(1, "Flutter of panels", "the panels of the aircraft")),
        indexed(paper(2, "Flutter and wings", "on the panels")),
        indexed(paper(3, "Flutter", "a note on the rotor")),
        indexed(paper(4, "Wings", "of the bird")),
        indexed(paper(5, "Libraries", "and the catalogue")));
    List<Example> examples =
        List.of(
            new Example("Flutter of panels", "the panels of the aircraft", 1),
            new Example("Flutter and wings", "on the panels", 0.5));
    Map<PaperId, Double> scores =
        index.sharing(examples, List.of(id(1), id(2), id(3), id(4), id(5), id(99)));
    assertThat(scores).containsOnlyKeys(id(1), id(2), id(3));
    assertThat(scores.get(id(1))).isGreaterThan(scores.get(id(3)));
    assertThat(scores.get(id(2))).isGreaterThan(scores.get(id(3)));
    assertThat(index.sharing(examples, List.of(id(3)))).containsOnlyKeys(id(3));
    assertThat(index.sharing(examples, List.of())).isEmpty();
    assertThat(index.sharing(List.of(), List.of(id(1)))).isEmpty();
    assertThat(index.sharing(List.of(new Example("", "zzzz qqqq", 1)), List.of(id(1)))).isEmpty();
  }

  @Test
  void wordsThatNoPaperHasAreMendedByTheNearestOnes() {
    for (int i = 1; i <= 3; i++) {
      put(indexed(paper(i, "Diffusion transformers", "of quantum images by Müller")));
    }
    put(indexed(paper(4, "Quartum", "a word of one paper")));
    assertThat(index.mended("difusion of Imagse")).hasValue("diffusion of image");
    assertThat(index.mended("ti:trasnformer AND difussion"))
        .hasValue("ti:transformer AND diffusion");
    assertThat(index.mended("quartim")).isEmpty();
    assertThat(index.mended("diffusion")).isEmpty();
    assertThat(index.mended("xiffusion")).isEmpty();
    assertThat(index.mended("difus* zzzzzzzz d1fusion 扩散 o")).isEmpty();
    assertThat(index.mended("")).isEmpty();
    assertThat(index.mended("\"difusion\uD800 “imags”")).hasValue("\"diffusion\uD800 “image”");
  }

  @Test
  void findsChineseInEitherScript() {
    put(
        indexed(paper(1, "擴散模型的圖像編輯", "")),
        indexed(paper(2, "扩散模型的图像编辑", "")),
        indexed(paper(3, "图神经网络", "")));
    Highlighter highlighter = index.highlighter(words("圖像編輯"));
    for (String text : List.of("圖像編輯", "图像编辑")) {
      assertThat(find(words(text))).contains(id(1), id(2)).doesNotContain(id(3));
      assertThat(highlighter.highlight(text, "").title()).isNotEmpty();
    }
  }

  @Test
  void anExampleWithoutWeightIsRefused() {
    assertThatThrownBy(() -> new Example("a", "b", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Example("a", "b", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsMatchesByTheirDay() {
    put(
        indexed(paper(1, "Noise", "").announcedOn(LocalDate.parse("2025-11-12"))),
        indexed(paper(2, "Noise", "").announcedOn(LocalDate.parse("2025-11-10"))),
        indexed(paper(3, "Noise", "").submittedAt(Instant.parse("2025-11-12T23:59:00Z"))),
        indexed(paper(4, "Noise without a day", "")));
    put(indexed(paper(5, "Noise", "").announcedOn(LocalDate.parse("2025-11-12"))));
    put(indexed(paper(6, "Silence", "").announcedOn(LocalDate.parse("2025-11-12"))));
    index.remove(List.of(id(5)));
    index.refresh();
    assertThat(index.countsByDay(words("noise")))
        .containsExactly(
            Map.entry(LocalDate.parse("2025-11-10"), 1),
            Map.entry(LocalDate.parse("2025-11-12"), 2));
    assertThat(index.countsByDay(new QueryNode.All()).values()).containsExactly(1, 3);
    assertThat(index.countsByDay(words("zzzyx"))).isEmpty();
  }

  @Test
  void compactingChangesNoAnswerAndIsKeptByTheNextCommit() {
    for (int i = 1; i <= 6; i++) {
      put(indexed(paper(i, "Noise " + i, "About noise.")));
      index.commit(i);
    }
    index.remove(List.of(id(3)));
    index.refresh();
    List<PaperId> before = find(words("noise"));
    index.compact();
    index.refresh();
    assertThat(find(words("noise"))).isEqualTo(before).hasSize(5);
    index.commit(7);
    assertThat(index.committedSequence()).isEqualTo(7);
    assertThat(index.size()).isEqualTo(5);
  }

  protected final void put(IndexedPaper... papers) {
    index.put(List.of(papers));
    index.refresh();
  }

  protected final List<PaperId> find(QueryNode query) {
    return ids(index.search(new IndexQuery(query, Sort.RELEVANCE, 0, 100, false)));
  }

  private static List<PaperId> ids(Hits hits) {
    return hits.hits().stream().map(Hit::paperId).toList();
  }

  protected static QueryNode words(String text) {
    return new QueryNode.Words(TextField.DEFAULT, text);
  }

  private static QueryNode keyword(KeywordField field, String value) {
    return new QueryNode.Keyword(field, value);
  }

  private static QueryNode days(DateField field, @Nullable String from, @Nullable String until) {
    return new QueryNode.DateRange(
        field,
        from == null ? null : LocalDate.parse(from),
        until == null ? null : LocalDate.parse(until));
  }
}
