package io.broadsheet.index.lucene;

import static io.broadsheet.index.IndexedPapers.authors;
import static io.broadsheet.index.IndexedPapers.paper;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.DateField;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.paper.Paper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Papers and queries drawn from the same few words, names, categories and days, so that the one
/// often match the other.
///
/// @param vocabulary words as both papers and queries write them
/// @param leaves what is asked beside words, phrases, categories and days; at least one
record RandomQueries(Random random, List<String> vocabulary, List<QueryNode> leaves) {
  private static final List<String> CATEGORIES = List.of("cs.CL", "cs.CV", "math.PR", "hep-th");
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int DEEPEST = 2;

  /// A paper of up to two authors, of one category; one in ten was never announced.
  Paper paperNumbered(int number) {
    return paper(number, text(3), text(5))
        .authors(authors("Ann Author", "Bo Writer").subList(0, random.nextInt(3)))
        .categories(List.of(CATEGORIES.get(random.nextInt(CATEGORIES.size()))))
        .announcedOn(random.nextInt(10) == 0 ? null : day())
        .build();
  }

  QueryNode query() {
    return query(0);
  }

  private QueryNode query(int depth) {
    return switch (random.nextInt(depth > DEEPEST ? 6 : 9)) {
      case 0 -> new QueryNode.Phrase(field(), text(2));
      case 1 -> new QueryNode.CategoryIs(random.nextBoolean() ? "cs.*" : "hep-th");
      case 2 -> new QueryNode.DateRange(DateField.ANY, dayOrOpen(), dayOrOpen());
      case 3 -> leaves.get(random.nextInt(leaves.size()));
      case 4, 5 -> new QueryNode.Words(field(), text(1 + random.nextInt(3)));
      case 6 -> new QueryNode.And(parts(depth));
      case 7 -> new QueryNode.Or(parts(depth));
      default -> new QueryNode.Not(query(depth + 1));
    };
  }

  private List<QueryNode> parts(int depth) {
    List<QueryNode> parts = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      parts.add(query(depth + 1));
    }
    return parts;
  }

  private TextField field() {
    return new TextField[] {TextField.DEFAULT, TextField.TITLE, TextField.ABSTRACT}
        [random.nextInt(3)];
  }

  private LocalDate day() {
    return FIRST.plusDays(random.nextInt(30));
  }

  private @Nullable LocalDate dayOrOpen() {
    return random.nextBoolean() ? null : day();
  }

  private String text(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> vocabulary.get(random.nextInt(vocabulary.size())))
        .collect(Collectors.joining(" "));
  }
}
