package io.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.DateField;
import io.broadsheet.index.QueryNode.KeywordField;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.testing.Seed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueryParserRandomTest {
  private static final String[] PIECES = {
    "a",
    "bc",
    "AND",
    "OR",
    "NOT",
    "ANDNOT",
    "(",
    ")",
    "\"",
    "-",
    "*",
    ":",
    "ti:",
    "au:",
    "cat:",
    "date:",
    "submittedDate:",
    "[",
    "]",
    " TO ",
    "..",
    "2025-03",
    " ",
    " ",
    " ",
    "扩散",
    "（",
    "“",
    "\\",
    "$",
    "_",
    "\u0000",
    "\ud835",
    "😀",
    "İ",
    "\u202e",
    "\n"
  };

  @Test
  void neverThrowsAndMostlyAnswersWithSomething() {
    Random random = Seed.random("neverThrowsAndMostlyAnswersWithSomething");
    for (int round = 0; round < 20_000; round++) {
      StringBuilder typed = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        typed.append(PIECES[random.nextInt(PIECES.length)]);
      }
      ParsedQuery parsed = QueryParser.parse(typed.toString());
      assertThat(parsed.notes().size()).isLessThanOrEqualTo(QueryParser.MOST_NOTES + 2);
      assertThat(QueryNodes.count(parsed.node())).isLessThanOrEqualTo(200);
    }
  }

  @Test
  void readsHostileQueriesInTimeLinearInTheirLength() {
    for (String piece : PIECES) {
      String typed = piece.repeat(QueryParser.MOST_CHARACTERS * 5 / piece.length());
      long start = System.nanoTime();
      QueryParser.parse(typed);
      assertThat((System.nanoTime() - start) / 1e6).as(piece).isLessThan(1_000);
    }
  }

  @Test
  void readsBackWhatItPrints() {
    Random random = Seed.random("readsBackWhatItPrints");
    for (int round = 0; round < 20_000; round++) {
      QueryNode node = node(random, 0, "");
      String printed = QueryPrinter.print(node);
      assertThat(QueryParser.parse(printed))
          .as(printed)
          .isEqualTo(new ParsedQuery(node, List.of()));
    }
  }

  private static QueryNode node(Random random, int depth, String within) {
    int kind = depth > 3 ? random.nextInt(8) : random.nextInt(11);
    return switch (kind) {
      case 0 -> new QueryNode.Phrase(field(random), words(random) + " -x (y: AND");
      case 1 -> new QueryNode.Prefix(field(random), word(random));
      case 2 -> new QueryNode.AuthorName(words(random));
      case 3 -> new QueryNode.CategoryIs(random.nextBoolean() ? "cs.*" : "hep-th");
      case 4 -> new QueryNode.IdentifierIs("anthology:2023." + word(random));
      case 5 -> new QueryNode.Keyword(pick(random, KeywordField.values()), words(random) + "*");
      case 6 -> date(random);
      case 8 ->
          within.equals("and")
              ? node(random, 9, "")
              : new QueryNode.And(parts(random, depth, "and"));
      case 9 ->
          within.equals("or") ? node(random, 9, "") : new QueryNode.Or(parts(random, depth, "or"));
      case 10 -> new QueryNode.Not(node(random, depth + 1, "not"));
      default -> new QueryNode.Words(field(random), words(random));
    };
  }

  private static List<QueryNode> parts(Random random, int depth, String within) {
    List<QueryNode> parts = new ArrayList<>();
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      parts.add(node(random, depth + 1, within));
    }
    return parts;
  }

  private static QueryNode date(Random random) {
    LocalDate from = LocalDate.of(1991, 8, 14).plusDays(random.nextInt(13_000));
    LocalDate until = from.plusDays(random.nextInt(1_000));
    int open = random.nextInt(3);
    return new QueryNode.DateRange(
        pick(random, DateField.values()), open == 1 ? null : from, open == 2 ? null : until);
  }

  private static TextField field(Random random) {
    return pick(random, TextField.values());
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static String words(Random random) {
    StringBuilder words = new StringBuilder(word(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      words.append(' ').append(word(random));
    }
    return words.toString();
  }

  private static String word(Random random) {
    return pick(random, new String[] {"sparse", "non-invasive", "x", "扩散模型", "naïve", "and", "4o"})
        .replace("-", random.nextBoolean() ? "" : "i");
  }
}
