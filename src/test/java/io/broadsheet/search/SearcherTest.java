package io.broadsheet.search;

import static io.broadsheet.index.IndexedPapers.authors;
import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.embed.PaperVectors;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.paper.PaperBuilder;
import io.broadsheet.paper.PaperId;
import io.broadsheet.search.SearchResult.FoundPaper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearcherTest {
  @TempDir Path folder;
  private Library library;

  @BeforeEach
  void fill() {
    library = new Library(folder);
    library.add(
        paper(1, "Sparse $\\ell_1$ networks", "We prune weights. Sparse networks learn fast.")
            .authors(authors("Zhangyang Wang"))
            .categories(List.of("cs.LG"))
            .announcedOn(LocalDate.of(2025, 3, 1)),
        paper(2, "Dense retrieval of passages", "Encoders embed questions.")
            .categories(List.of("cs.CL"))
            .doi("10.1000/Dense.2")
            .announcedOn(LocalDate.of(2025, 4, 1)),
        paper(3, "Weights pruned in sparse models", "Networks again.")
            .categories(List.of("cs.LG", "cs.CL"))
            .announcedOn(LocalDate.of(2025, 5, 1)));
  }

  @AfterEach
  void close() {
    library.close();
  }

  @Test
  void searchesByWordsAndSaysSoWhileNoMeaningIsKnown() {
    SearchResult result = library.searcher.search(SearchRequest.of("sparse networks", 10));
    assertThat(result.mode()).isEqualTo(SearchMode.KEYWORD);
    assertThat(result.notes()).anyMatch(note -> note.contains("no paper is known yet"));
    assertThat(ids(result)).containsExactly(id(1), id(3));
    FoundPaper first = result.hits().getFirst();
    assertThat(first.rank()).isEqualTo(1);
    assertThat(first.title()).doesNotContain("$").doesNotContain("\\");
    assertThat(first.reasons()).containsExactly("words in title and abstract");
    assertThat(first.highlights().title().getFirst().start()).isZero();
    assertThat(result.facets().categories()).extracting("value").contains("cs.LG");
  }

  @Test
  void fusesWordsAndMeaning() {
    library.embed(id(1), id(2));
    SearchResult result =
        library.searcher.search(SearchRequest.of("encoders embed questions sparse", 10));
    assertThat(result.mode()).isEqualTo(SearchMode.HYBRID);
    assertThat(result.notes()).containsExactly("The meaning of 2 of 3 papers is known so far.");
    assertThat(ids(result)).containsExactlyInAnyOrder(id(1), id(2), id(3)).endsWith(id(3));
    assertThat(result.hits().getFirst().reasons()).contains("close in meaning");
    assertThat(result.hits().getLast().reasons()).doesNotContain("close in meaning");
    assertThat(result.total().value()).isEqualTo(3);
  }

  @Test
  void appliesFieldsAndExclusionsInSemanticMode() {
    library.embed(id(1), id(2), id(3));
    assertThat(ids(search("sparse weights cat:cs.CL", SearchMode.SEMANTIC)))
        .containsExactly(id(3), id(2));
    assertThat(ids(search("networks -pruned", SearchMode.SEMANTIC))).doesNotContain(id(1), id(3));
    assertThat(search("cat:cs.CL", SearchMode.SEMANTIC).mode()).isEqualTo(SearchMode.KEYWORD);
  }

  @Test
  void leadsIdentifiersOfAnyShapeToThePaper() {
    for (String query :
        List.of(
            "2501.00002v1",
            "arXiv:2501.00002",
            "https://arxiv.org/pdf/2501.00002",
            "id:2501.00002",
            "10.1000/dense.2",
            "https://doi.org/10.1000/DENSE.2")) {
      SearchResult result = library.searcher.search(SearchRequest.of(query, 10));
      assertThat(result.identified()).as(query).isEqualTo(Optional.of(id(2)));
      assertThat(ids(result)).containsExactly(id(2));
    }
    assertThat(library.searcher.search(SearchRequest.of("2501.09999", 10)).notes())
        .contains("2501.09999 is not in this library.");
  }

  @Test
  void filtersByWhatTheRequestNames() {
    SearchRequest request =
        new SearchRequest(
            "",
            SearchMode.HYBRID,
            List.of("cs.LG", "cs.CL"),
            "Wang, Zhangyang",
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 3, 31),
            "en",
            Sort.RELEVANCE,
            0,
            10,
            true);
    assertThat(ids(library.searcher.search(request))).containsExactly(id(1));
  }

  @Test
  void listsEverythingNewestFirstForABlankQuery() {
    assertThat(ids(library.searcher.search(SearchRequest.of(" ", 10))))
        .containsExactly(id(3), id(2), id(1));
  }

  @Test
  void requiresAllWordsWhenSortedByDate() {
    assertThat(ids(sorted("sparse weights"))).containsExactly(id(3), id(1));
    assertThat(ids(sorted("sparse passages"))).containsExactly(id(3), id(2), id(1));
    assertThat(sorted("sparse passages").notes()).anyMatch(note -> note.contains("all the words"));
  }

  @Test
  void findsSimilarPapersByVectorElseByWords() {
    SearchResult byWords = library.searcher.similar(List.of(id(1)), 2);
    assertThat(ids(byWords)).startsWith(id(3)).doesNotContain(id(1));
    assertThat(byWords.notes()).anyMatch(note -> note.contains("not known yet"));
    library.embed(id(1), id(2), id(3));
    SearchResult byVector = library.searcher.similar(List.of(id(1)), 2);
    assertThat(byVector.mode()).isEqualTo(SearchMode.SEMANTIC);
    assertThat(ids(byVector)).containsExactly(id(3), id(2));
    assertThat(byVector.notes()).isEmpty();
    assertThatThrownBy(() -> library.searcher.similar(List.of(id(1), id(77)), 2))
        .isInstanceOfSatisfying(
            BroadsheetException.class,
            missing -> assertThat(missing.kind()).isEqualTo(ErrorKind.NOT_FOUND));
  }

  @Test
  void findsPapersLikeSeveral() {
    library.add(
        paper(4, "Sparse encoders", "Networks embed questions."),
        paper(5, "Unrelated", "Nothing of the kind."));
    SearchResult byWords = library.searcher.similar(List.of(id(1), id(2)), 5);
    assertThat(byWords.mode()).isEqualTo(SearchMode.KEYWORD);
    assertThat(ids(byWords)).contains(id(3), id(4)).doesNotContain(id(1), id(2));
    library.embed(id(1), id(3), id(4), id(5));
    SearchResult one = library.searcher.similar(List.of(id(1), id(2)), 5);
    assertThat(one.notes()).containsExactly("The meaning of 1 of these 2 papers is known so far.");
    library.embed(id(2));
    SearchResult both = library.searcher.similar(List.of(id(1), id(2), id(1)), 2);
    assertThat(both.mode()).isEqualTo(SearchMode.SEMANTIC);
    assertThat(both.notes()).isEmpty();
    assertThat(ids(both)).startsWith(id(4)).hasSize(2).doesNotContain(id(1), id(2));
    assertThat(both.request().query()).isEqualTo("id:2501.00001 OR id:2501.00002");
  }

  @Test
  void refusesPapersLikeNoneOrTooMany() {
    List<PaperId> many = IntStream.rangeClosed(1, 21).mapToObj(number -> id(number)).toList();
    for (List<PaperId> wrong : List.of(List.<PaperId>of(), many)) {
      assertThatThrownBy(() -> library.searcher.similar(wrong, 5))
          .isInstanceOfSatisfying(
              BroadsheetException.class,
              refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID));
    }
  }

  @Test
  void whatIsExcludedLowersPapersThatMeanItInOtherWords() {
    library.add(
        paper(4, "Passages", "dense retrieval"),
        paper(5, "Passages", "dense retrieval with pictures of cats"),
        paper(6, "Passages", "dense retrieval with tables of numbers and figures"));
    library.embed(id(4), id(5), id(6));
    assertThat(ids(library.searcher.search(semantic("dense retrieval"))))
        .containsExactly(id(4), id(6), id(5));
    assertThat(ids(library.searcher.search(semantic("dense retrieval -ti:tables"))))
        .as("it has the word, though not in its title")
        .containsExactly(id(4), id(5), id(6));
    assertThat(ids(library.searcher.search(semantic("dense retrieval -tables"))))
        .containsExactly(id(4), id(5));
  }

  private static SearchRequest semantic(String query) {
    return new SearchRequest(
        query, SearchMode.SEMANTIC, List.of(), null, null, null, null, Sort.RELEVANCE, 0, 10, true);
  }

  @Test
  void tellsWhyEachPaperWasFound() {
    library.embed(id(1), id(3));
    SearchResult result =
        library.searcher.search(
            new SearchRequest(
                "sparse networks wang",
                SearchMode.HYBRID,
                List.of(),
                null,
                LocalDate.of(2025, 2, 1),
                null,
                null,
                Sort.RELEVANCE,
                0,
                10,
                true));
    Why first = result.hits().getFirst().why();
    assertThat(ids(result)).startsWith(id(1));
    assertThat(first.title()).containsExactly("Sparse", "networks");
    assertThat(first.abstractText()).containsExactly("Sparse", "networks");
    assertThat(first.elsewhere()).containsExactly("authors");
    assertThat(first.authors()).containsExactly("Zhangyang Wang");
    assertThat(first.day()).contains(LocalDate.of(2025, 3, 1));
    assertThat(first.closeness()).isPresent();
    assertThat(first.closeness().getAsDouble()).isBetween(-1.0, 1.0);
    Why named =
        library.searcher.search(SearchRequest.of("au:\"Wang Z.\"", 10)).hits().getFirst().why();
    assertThat(named.authors()).containsExactly("Zhangyang Wang");
    assertThat(named.title()).isEmpty();
    assertThat(named.day()).isEmpty();
    assertThat(named.closeness()).isEmpty();
  }

  @Test
  void pagesThroughHybridResultsWithoutOverlapOrGap() {
    library.add(
        IntStream.range(100, 800)
            .mapToObj(n -> paper(n, "Common words " + n % 7, "text " + n % 11))
            .toArray(PaperBuilder[]::new));
    library.embed(IntStream.range(100, 300).mapToObj(n -> id(n)).toArray(PaperId[]::new));
    List<PaperId> all = new ArrayList<>();
    long total = 0;
    for (int offset = 0; offset < 900; offset += 60) {
      SearchResult page = page("common text", offset, 60);
      total = page.total().value();
      all.addAll(ids(page));
    }
    assertThat(all).doesNotHaveDuplicates();
    assertThat((long) all.size()).isEqualTo(total).isGreaterThanOrEqualTo(700);
  }

  @Test
  void worksWithoutAnEmbedder() {
    try (Searcher words = new Searcher(library.index, library.store, null, (PaperVectors) null)) {
      SearchResult result = words.search(SearchRequest.of("sparse", 10));
      assertThat(result.mode()).isEqualTo(SearchMode.KEYWORD);
      assertThat(result.notes()).anyMatch(note -> note.contains("no model"));
    }
  }

  private SearchResult search(String query, SearchMode mode) {
    return library.searcher.search(
        new SearchRequest(
            query, mode, List.of(), null, null, null, null, Sort.RELEVANCE, 0, 10, true));
  }

  private SearchResult page(String query, int offset, int limit) {
    return library.searcher.search(
        new SearchRequest(
            query,
            SearchMode.HYBRID,
            List.of(),
            null,
            null,
            null,
            null,
            Sort.RELEVANCE,
            offset,
            limit,
            false));
  }

  private SearchResult sorted(String query) {
    return library.searcher.search(
        new SearchRequest(
            query,
            SearchMode.KEYWORD,
            List.of(),
            null,
            null,
            null,
            null,
            Sort.NEWEST,
            0,
            10,
            true));
  }

  private static List<PaperId> ids(SearchResult result) {
    return result.hits().stream().map(found -> found.paper().id()).toList();
  }
}
