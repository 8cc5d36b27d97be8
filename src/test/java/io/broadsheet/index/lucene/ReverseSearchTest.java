package io.broadsheet.index.lucene;

import static io.broadsheet.index.IndexedPapers.authors;
import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.indexed;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Hit;
import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReverseSearchTest {
  private static final List<String> VOCABULARY =
      List.of(
          "alpha",
          "beta",
          "gamma",
          "deltas",
          "non-invasive",
          "the",
          "deep-learning",
          "sigma",
          "omega",
          "theta",
          "graph",
          "kernel");
  private static final List<QueryNode> LEAVES =
      List.of(
          new QueryNode.AuthorName("Ann Author"),
          new QueryNode.AuthorKey("writer-bo"),
          new QueryNode.Prefix(TextField.DEFAULT, "ke"),
          new QueryNode.Prefix(TextField.TITLE, "ke"),
          new QueryNode.Prefix(TextField.ABSTRACT, "ke"));

  @TempDir Path folder;

  /// Every query is run by the search itself over an index that holds one paper and nothing else.
  @Test
  void findsWhatASearchOverThePaperAloneFinds() {
    RandomQueries drawn = drawn("ReverseSearchTest");
    LuceneReverseSearch reverse = new LuceneReverseSearch();
    Map<String, QueryNode> queries = new HashMap<>();
    for (int i = 0; i < 800; i++) {
      QueryNode query = drawn.query();
      queries.put("q" + i, query);
      reverse.keep("q" + i, query);
    }
    List<IndexedPaper> papers = papers(drawn, 20);
    Map<String, List<PaperId>> found = reverse.match(papers);
    Map<String, List<PaperId>> expected = new HashMap<>();
    for (IndexedPaper one : papers) {
      Path alone = folder.resolve(one.paper().id().toString());
      try (LuceneSearchIndex index = LuceneSearchIndex.openForWriting(alone, null).orElseThrow()) {
        index.put(List.of(one));
        index.refresh();
        queries.forEach(
            (key, query) -> {
              List<Hit> hits =
                  index
                      .search(
                          new IndexQuery(separate(query), IndexQuery.Sort.RELEVANCE, 0, 1, false))
                      .hits();
              if (!hits.isEmpty()) {
                expected.computeIfAbsent(key, k -> new ArrayList<>()).add(one.paper().id());
              }
            });
      }
    }
    assertThat(expected.values()).anyMatch(hits -> hits.size() < papers.size());
    queries.forEach(
        (key, query) ->
            assertThat(found.getOrDefault(key, List.of()))
                .as("%s", query)
                .isEqualTo(expected.getOrDefault(key, List.of())));
  }

  @Test
  void thePapersAskedAboutTogetherDoNotChangeTheAnswer() {
    RandomQueries drawn = drawn("ReverseSearchTest.together");
    LuceneReverseSearch reverse = new LuceneReverseSearch();
    for (int i = 0; i < 400; i++) {
      reverse.keep("q" + i, drawn.query());
    }
    List<IndexedPaper> papers = papers(drawn, 60);
    Map<String, List<PaperId>> oneByOne = new HashMap<>();
    for (IndexedPaper one : papers) {
      reverse
          .match(List.of(one))
          .forEach((key, ids) -> oneByOne.computeIfAbsent(key, k -> new ArrayList<>()).addAll(ids));
    }
    assertThat(reverse.match(papers)).isEqualTo(oneByOne);
  }

  @Test
  void everyLooseWordMustBeThereInAnyOfItsForms() {
    LuceneReverseSearch reverse = new LuceneReverseSearch();
    reverse.keep("both", words("sparse attention"));
    reverse.keep("stop", words("the sparsity of attention"));
    reverse.keep("missing", words("sparse convolution"));
    reverse.keep("plural", words("transformer"));
    reverse.keep("author", words("gödel attention"));
    List<IndexedPaper> papers =
        List.of(
            indexed(paper(1, "Attention", "is sparse").authors(authors("Kurt Gödel"))),
            indexed(paper(2, "Attention", "in transformers")));
    assertThat(reverse.match(papers))
        .isEqualTo(
            Map.of(
                "both", List.of(id(1)),
                "stop", List.of(id(1)),
                "plural", List.of(id(2)),
                "author", List.of(id(1))));
  }

  @Test
  void aNewQueryTakesTheOldOnesPlaceAndAForgottenOneIsSilent() {
    LuceneReverseSearch reverse = new LuceneReverseSearch();
    List<IndexedPaper> papers = List.of(indexed(paper(1, "Attention", "is sparse")));
    reverse.keep("a", words("attention"));
    reverse.keep("a", words("graphs"));
    reverse.keep("b", words("sparse"));
    assertThat(reverse.match(papers)).containsOnlyKeys("b");
    reverse.forget("b");
    reverse.forget("unknown");
    assertThat(reverse.match(papers)).isEmpty();
    assertThat(reverse.size()).isEqualTo(1);
    assertThat(reverse.match(List.of())).isEmpty();
    assertThat(reverse.match(words("sparse"), papers)).containsExactly(id(1));
  }

  @Test
  void beginningsAreNotBoundedByTheOtherPapers() {
    LuceneReverseSearch reverse = new LuceneReverseSearch();
    reverse.keep("a*", new QueryNode.Prefix(TextField.DEFAULT, "a"));
    List<IndexedPaper> papers =
        IntStream.rangeClosed(1, 600)
            .mapToObj(n -> indexed(paper(n, "Title", "a" + letters(n))))
            .toList();
    assertThat(reverse.match(papers).get("a*")).hasSize(600);
  }

  @Test
  void whatIsTooLargeIsRefusedAndKeptOutOfTheWay() {
    LuceneReverseSearch reverse = new LuceneReverseSearch();
    QueryNode wide =
        new QueryNode.Or(IntStream.range(0, 600).mapToObj(i -> words("word" + i)).toList());
    QueryNode deep = words("word");
    for (int i = 0; i < 100; i++) {
      deep = new QueryNode.Not(deep);
    }
    QueryNode tooDeep = deep;
    assertThatThrownBy(() -> reverse.keep("wide", wide)).isInstanceOf(BroadsheetException.class);
    assertThatThrownBy(() -> reverse.keep("deep", tooDeep)).isInstanceOf(BroadsheetException.class);
    assertThat(reverse.size()).isZero();
    reverse.keep("long", words("word ".repeat(5_000)));
    reverse.keep("nothing", words(" \u0000 ()"));
    assertThat(reverse.match(List.of(indexed(paper(1, "Word", "word"))))).containsOnlyKeys("long");
  }

  private static RandomQueries drawn(String test) {
    return new RandomQueries(Seed.random(test), VOCABULARY, LEAVES);
  }

  private static List<IndexedPaper> papers(RandomQueries drawn, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> new IndexedPaper(drawn.paperNumbered(n), List.of(), null))
        .toList();
  }

  /// Loose words one by one, each asked for.
  private static QueryNode separate(QueryNode query) {
    return switch (query) {
      case QueryNode.Words words -> {
        List<QueryNode> each =
            List.of(words.text().split(" ")).stream()
                .filter(word -> !word.equals("the") || words.text().replace("the", "").isBlank())
                .map(word -> (QueryNode) new QueryNode.Words(words.field(), word))
                .toList();
        yield new QueryNode.And(each);
      }
      case QueryNode.And and ->
          new QueryNode.And(and.parts().stream().map(ReverseSearchTest::separate).toList());
      case QueryNode.Or or ->
          new QueryNode.Or(or.parts().stream().map(ReverseSearchTest::separate).toList());
      case QueryNode.Not not -> new QueryNode.Not(separate(not.part()));
      default -> query;
    };
  }

  private static QueryNode words(String text) {
    return new QueryNode.Words(TextField.DEFAULT, text);
  }

  private static String letters(int number) {
    return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }
}
