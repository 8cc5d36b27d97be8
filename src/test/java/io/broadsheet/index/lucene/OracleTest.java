package io.broadsheet.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.index.Hit;
import io.broadsheet.index.IndexQuery;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.Seed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index against the plainest program that answers the same question.
class OracleTest {
  private static final List<String> VOCABULARY =
      List.of("alpha", "beta", "gamma", "delta", "kappa", "sigma", "omega", "theta");
  private static final List<QueryNode> LEAVES = List.of(new QueryNode.AuthorName("Ann Author"));
  private static final int DIMENSIONS = 48;

  @TempDir Path folder;

  @Test
  void matchesWhatTheQuerySays() {
    RandomQueries drawn =
        new RandomQueries(Seed.random("matchesWhatTheQuerySays"), VOCABULARY, LEAVES);
    List<Paper> papers = IntStream.rangeClosed(1, 300).mapToObj(drawn::paperNumbered).toList();
    try (LuceneSearchIndex index = LuceneSearchIndex.openForWriting(folder, null).orElseThrow()) {
      for (int from = 0; from < papers.size(); from += 70) {
        index.put(
            papers.subList(from, Math.min(papers.size(), from + 70)).stream()
                .map(paper -> new IndexedPaper(paper, List.of(), null))
                .toList());
        index.refresh();
      }
      for (int round = 0; round < 2_000; round++) {
        QueryNode query = drawn.query();
        Set<PaperId> expected =
            papers.stream()
                .filter(paper -> matches(query, paper))
                .map(Paper::id)
                .collect(Collectors.toSet());
        for (Sort sort : Sort.values()) {
          var hits = index.search(new IndexQuery(query, sort, 0, 1_000, round % 2 == 0));
          List<PaperId> found = hits.hits().stream().map(Hit::paperId).toList();
          assertThat(new HashSet<>(found)).as("%s %s", sort, query).isEqualTo(expected);
          assertThat(hits.total().value()).isEqualTo(found.size());
          if (sort == Sort.NEWEST) {
            assertThat(found).isEqualTo(newest(papers, expected));
          }
        }
      }
    }
  }

  @Test
  void findsAtLeastNinetyEightOfAHundredNearest() {
    Random random = Seed.random("findsAtLeastNinetyEightOfAHundredNearest");
    RandomQueries drawn = new RandomQueries(random, VOCABULARY, LEAVES);
    EmbeddingModelId model = new EmbeddingModelId("random", DIMENSIONS, "000000000000");
    List<IndexedPaper> papers =
        IntStream.rangeClosed(1, 5_000)
            .mapToObj(n -> new IndexedPaper(drawn.paperNumbered(n), List.of(), unit(random)))
            .toList();
    try (LuceneSearchIndex index = LuceneSearchIndex.openForWriting(folder, model).orElseThrow()) {
      index.put(papers);
      index.refresh();
      int right = 0;
      for (int round = 0; round < 100; round++) {
        float[] wanted = unit(random);
        QueryNode filter = round % 3 == 0 ? new QueryNode.CategoryIs("cs.*") : new QueryNode.All();
        Set<PaperId> exact =
            papers.stream()
                .filter(paper -> matches(filter, paper.paper()))
                .sorted(Comparator.comparingDouble(paper -> -dot(wanted, paper.vector())))
                .limit(10)
                .map(paper -> paper.paper().id())
                .collect(Collectors.toSet());
        List<Hit> hits = index.nearest(wanted, filter, 10);
        right += (int) hits.stream().filter(hit -> exact.contains(hit.paperId())).count();
        assertThat(hits).isSortedAccordingTo(Comparator.comparingDouble(Hit::score).reversed());
      }
      assertThat(right / 1_000.0).isGreaterThanOrEqualTo(0.98);
    }
  }

  private static List<PaperId> newest(List<Paper> papers, Set<PaperId> expected) {
    return papers.stream()
        .filter(paper -> expected.contains(paper.id()))
        .sorted(
            Comparator.comparing(
                    Paper::announcedOn, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
                .reversed()
                .thenComparing(Paper::id))
        .map(Paper::id)
        .toList();
  }

  private static boolean matches(QueryNode query, Paper paper) {
    return switch (query) {
      case QueryNode.Words words ->
          List.of(words.text().split(" ")).stream()
              .anyMatch(
                  word -> texts(words.field(), paper).stream().anyMatch(t -> t.contains(word)));
      case QueryNode.Phrase phrase ->
          texts(phrase.field(), paper).stream().anyMatch(text -> text.contains(phrase.text()));
      case QueryNode.CategoryIs category ->
          paper.categories().getFirst().startsWith(category.pattern().replace("*", ""));
      case QueryNode.DateRange range ->
          paper.announcedOn() != null
              && (range.from() == null || !paper.announcedOn().isBefore(range.from()))
              && (range.until() == null || !paper.announcedOn().isAfter(range.until()));
      case QueryNode.AuthorName author ->
          paper.authors().stream().anyMatch(each -> each.name().equals(author.name()));
      case QueryNode.And and -> and.parts().stream().allMatch(part -> matches(part, paper));
      case QueryNode.Or or -> or.parts().stream().anyMatch(part -> matches(part, paper));
      case QueryNode.Not not -> !matches(not.part(), paper);
      default -> true;
    };
  }

  private static List<String> texts(TextField field, Paper paper) {
    return switch (field) {
      case TITLE -> List.of(paper.title());
      case ABSTRACT -> List.of(paper.abstractText());
      default -> List.of(paper.title(), paper.abstractText());
    };
  }

  private static float[] unit(Random random) {
    float[] vector = new float[DIMENSIONS];
    double square = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) random.nextGaussian();
      square += vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  private static double dot(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }
}
