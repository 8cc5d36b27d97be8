package io.broadsheet.search;

import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.table.CrossLingualEmbedder;
import io.broadsheet.embed.table.InstantVectors;
import io.broadsheet.embed.table.LearntTables;
import io.broadsheet.embed.table.VectorTable;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.Indexer;
import io.broadsheet.paper.PaperId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Search over papers in two languages, with a table learnt from made-up translations into the
/// space of the fake model.
class CrossLingualSearchTest {
  @TempDir private Path folder;
  private Library library;
  private Searcher searcher;
  private VectorTable chinese;
  private InstantVectors vectors;

  @BeforeEach
  void open() {
    library = new Library(folder);
    EmbeddingModelId model = library.embedder.modelId();
    chinese =
        LearntTables.of(
            library.embedder, "扩散模型", "diffusion", "图像编辑", "editing", "强化学习", "reinforcement");
    vectors = new InstantVectors(library.embeddings, model, () -> chinese, null);
    library.add(
        paper(1, "Diffusion", "Diffusion."),
        paper(2, "Editing", "Editing."),
        paper(3, "Reinforcement", "Reinforcement."),
        paper(4, "强化学习的综述", "").language("zh"),
        paper(5, "Diffusion editing", "Diffusion editing."));
    library.embed(id(1), id(2), id(3), id(5));
    new Indexer(library.index, library.store, vectors, library.clock)
        .rebuild(Indexer.Progress.NONE);
    searcher =
        new Searcher(
            library.index,
            library.store,
            new CrossLingualEmbedder(library.embedder, () -> chinese),
            vectors);
  }

  @AfterEach
  void close() {
    searcher.close();
    library.close();
  }

  @Test
  void aChineseQueryFindsEnglishPapersByMeaning() {
    SearchResult result = searcher.search(SearchRequest.of("扩散模型", 10));
    assertThat(ids(result)).startsWith(id(1));
    assertThat(result.notes())
        .containsExactly(
            "A Chinese query: papers in English are found by meaning, papers in Chinese by words"
                + " too.");
  }

  @Test
  void andChinesePapersByWordsAndMeaning() {
    SearchResult result = searcher.search(SearchRequest.of("强化学习", 10));
    assertThat(ids(result).subList(0, 2)).containsExactlyInAnyOrder(id(3), id(4));
    assertThat(result.hits())
        .filteredOn(hit -> hit.paper().id().equals(id(4)))
        .singleElement()
        .satisfies(hit -> assertThat(hit.reasons()).contains("close in meaning"));
  }

  @Test
  void anEnglishQueryFindsAPaperThatIsOnlyInChinese() {
    SearchResult result = searcher.search(SearchRequest.of("reinforcement", 10));
    assertThat(ids(result).subList(0, 2)).containsExactly(id(3), id(4));
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void aMixedQueryMeansBoth() {
    SearchResult result = searcher.search(SearchRequest.of("扩散模型 editing", 10));
    assertThat(ids(result)).startsWith(id(5));
    assertThat(result.notes()).hasSize(1);
  }

  @Test
  void papersLikeAChineseOneAreFoundAcrossLanguages() {
    SearchResult similar = searcher.similar(List.of(id(4)), 2);
    assertThat(similar.mode()).isEqualTo(SearchMode.SEMANTIC);
    assertThat(ids(similar)).startsWith(id(3));
  }

  @Test
  void itsTermsAreAskedForInEnglishToo() {
    library.add(paper(6, "Pruning of networks", "Nothing else."));
    library.embed(id(6));
    try (Searcher translating =
        searching(text -> text.contains("剪枝") ? List.of("pruning") : List.of())) {
      SearchResult result = translating.search(SearchRequest.of("剪枝", 10));
      assertThat(ids(result)).startsWith(id(6));
      assertThat(result.notes()).endsWith("Searched in English too, for: pruning.");
      assertThat(result.hits().getFirst().why().title()).as("marked").containsExactly("Pruning");
      assertThat(ids(translating.search(request("剪枝", SearchMode.SEMANTIC))))
          .as("by meaning alone no words are asked for")
          .isNotEqualTo(ids(result));
      assertThat(translating.search(SearchRequest.of("强化学习", 10)).notes()).hasSize(1);
    }
  }

  @Test
  void manyTermsAreNotAllNamed() {
    List<String> many = IntStream.range(0, 300).mapToObj(i -> "term" + i).toList();
    try (Searcher translating = searching(text -> many)) {
      assertThat(translating.search(SearchRequest.of("强化学习", 10)).notes().getLast())
          .isEqualTo(
              "Searched in English too, for: term0, term1, term2, term3, term4, term5, term6,"
                  + " term7, …");
    }
  }

  @Test
  void quotationMarksInAPastedSentenceRequireNothingThatNoPaperHas() {
    SearchResult pasted = searcher.search(SearchRequest.of("一种 \"扩散模型\" 的方法", 10));
    assertThat(ids(pasted)).startsWith(id(1));
    assertThat(pasted.notes())
        .contains(
            "No paper has the words in quotation marks as they stand; they are searched singly.");
    SearchResult quoted = searcher.search(SearchRequest.of("\"强化学习的综述\"", 10));
    assertThat(ids(quoted)).as("where a paper has them, they are required").containsExactly(id(4));
    SearchResult excluded = searcher.search(SearchRequest.of("扩散模型 -\"强化学习\"", 10));
    assertThat(ids(excluded)).doesNotContain(id(4));
  }

  private Searcher searching(TermTranslator terms) {
    return new Searcher(
        library.index,
        library.store,
        new CrossLingualEmbedder(library.embedder, () -> chinese),
        vectors,
        terms);
  }

  private static SearchRequest request(String query, SearchMode mode) {
    return new SearchRequest(
        query, mode, List.of(), null, null, null, null, Sort.RELEVANCE, 0, 10, false);
  }

  private static List<PaperId> ids(SearchResult result) {
    return result.hits().stream().map(hit -> hit.paper().id()).toList();
  }
}
