package io.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.And;
import io.broadsheet.index.QueryNode.DateField;
import io.broadsheet.index.QueryNode.KeywordField;
import io.broadsheet.index.QueryNode.Not;
import io.broadsheet.index.QueryNode.Or;
import io.broadsheet.index.QueryNode.TextField;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  @Test
  void readsLooseWordsAsOne() {
    assertThat(parse("sparse  neural\tnetworks")).isEqualTo(words("sparse neural networks"));
    assertThat(parse("")).isEqualTo(new QueryNode.All());
    assertThat(parse("  ")).isEqualTo(new QueryNode.All());
  }

  @Test
  void keepsTitlesWithPunctuationAsLooseWords() {
    for (String title :
        List.of(
            "Attention: is it all?",
            "A - B testing (in practice)",
            "O(n log n) sorting, again",
            "What's new? GPT-4o and/or Claude 3.5",
            "Why $\\mathcal{O}(n)$ matters")) {
      assertThat(parse(title)).as(title).isInstanceOf(QueryNode.Words.class);
    }
  }

  @Test
  void readsOperatorsByBinding() {
    assertThat(parse("a AND b OR c"))
        .isEqualTo(new Or(List.of(new And(List.of(words("a"), words("b"))), words("c"))));
    assertThat(parse("a AND (b OR c)"))
        .isEqualTo(new And(List.of(words("a"), new Or(List.of(words("b"), words("c"))))));
    assertThat(parse("a b -c")).isEqualTo(new And(List.of(words("a b"), new Not(words("c")))));
    assertThat(parse("a NOT \"b c\""))
        .isEqualTo(
            new And(List.of(words("a"), new Not(new QueryNode.Phrase(TextField.DEFAULT, "b c")))));
    assertThat(parse("a ANDNOT b")).isEqualTo(new And(List.of(words("a"), new Not(words("b")))));
    assertThat(parse("and or not")).isEqualTo(words("and or not"));
  }

  @Test
  void readsFields() {
    assertThat(parse("ti:sparse")).isEqualTo(new QueryNode.Words(TextField.TITLE, "sparse"));
    assertThat(parse("ti:(sparse nets)"))
        .isEqualTo(new QueryNode.Words(TextField.TITLE, "sparse nets"));
    assertThat(parse("abs:\"deep nets\""))
        .isEqualTo(new QueryNode.Phrase(TextField.ABSTRACT, "deep nets"));
    assertThat(parse("all:electron")).isEqualTo(words("electron"));
    assertThat(parse("au:\"Zhangyang Wang\""))
        .isEqualTo(new QueryNode.AuthorName("Zhangyang Wang"));
    assertThat(parse("au:Wang_Zhangyang")).isEqualTo(new QueryNode.AuthorName("Wang Zhangyang"));
    assertThat(parse("cat:cs.*")).isEqualTo(new QueryNode.CategoryIs("cs.*"));
    assertThat(parse("cat:(cs.CL OR cs.CV)"))
        .isEqualTo(
            new Or(List.of(new QueryNode.CategoryIs("cs.CL"), new QueryNode.CategoryIs("cs.CV"))));
    assertThat(parse("id:2301.00335v2")).isEqualTo(new QueryNode.IdentifierIs("2301.00335v2"));
    assertThat(parse("doi:10.1/x lang:zh"))
        .isEqualTo(
            new And(
                List.of(
                    new QueryNode.Keyword(KeywordField.DOI, "10.1/x"),
                    new QueryNode.Keyword(KeywordField.LANGUAGE, "zh"))));
    assertThat(parse("transform*")).isEqualTo(new QueryNode.Prefix(TextField.DEFAULT, "transform"));
  }

  @Test
  void readsDatesOfEveryGranularityAndOpenEnds() {
    assertThat(parse("date:2025-03..2025-06"))
        .isEqualTo(days(DateField.ANY, "2025-03-01", "2025-06-30"));
    assertThat(parse("submitted:2024"))
        .isEqualTo(days(DateField.SUBMITTED, "2024-01-01", "2024-12-31"));
    assertThat(parse("announced:2024-02-29.."))
        .isEqualTo(days(DateField.ANNOUNCED, "2024-02-29", null));
    assertThat(parse("updated:..2024-02")).isEqualTo(days(DateField.UPDATED, null, "2024-02-29"));
    assertThat(parse("submittedDate:[202301010000 TO 202312312359]"))
        .isEqualTo(days(DateField.SUBMITTED, "2023-01-01", "2023-12-31"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date:yesterday",
        "date:2025-13",
        "date:2025-02-30",
        "date:2026..2025",
        "date:..",
        "ti:",
        "a AND",
        "OR b",
        "a OR",
        "NOT",
        "(a b",
        "a b)",
        "\"a b",
        "a AND AND b",
        "a NOT OR b"
      })
  void saysWhatItDidNotUnderstandAndWhere(String typed) {
    assertThat(QueryParser.parse(typed).notes())
        .as(typed)
        .isNotEmpty()
        .allSatisfy(note -> assertThat(note).containsPattern("character \\d+"));
  }

  @Test
  void answersBrokenQueriesAsPlainWords() {
    assertThat(parse("\"sparse nets")).isEqualTo(words("sparse nets"));
    assertThat(parse("(sparse nets")).isEqualTo(words("sparse nets"));
    assertThat(parse("sparse nets)")).isEqualTo(words("sparse nets"));
    assertThat(parse("date:soon nets")).isEqualTo(words("soon nets"));
  }

  @Test
  void readsFullWidthPunctuation() {
    assertThat(parse("“扩散模型” ti：图像"))
        .isEqualTo(
            new And(
                List.of(
                    new QueryNode.Phrase(TextField.DEFAULT, "扩散模型"),
                    new QueryNode.Words(TextField.TITLE, "图像"))));
  }

  static QueryNode parse(String typed) {
    return QueryParser.parse(typed).node();
  }

  static QueryNode words(String text) {
    return new QueryNode.Words(TextField.DEFAULT, text);
  }

  private static QueryNode days(DateField field, @Nullable String from, @Nullable String until) {
    return new QueryNode.DateRange(
        field,
        from == null ? null : LocalDate.parse(from),
        until == null ? null : LocalDate.parse(until));
  }
}
