package io.broadsheet.rank.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.rank.eval.Run.Scored;
import io.broadsheet.rank.eval.TestCollection.Document;
import io.broadsheet.rank.eval.TestCollection.Query;
import io.broadsheet.search.SearchMode;
import io.broadsheet.testing.SharedData;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestCollectionTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeASmallCollection() throws IOException {
    write(
        "corpus.jsonl",
        """
        {"_id":"a b/ü","title":"Alpha","text":"first"}

        {"_id":"2","title":"","text":"second","metadata":{}}
        {"_id":3,"text":null}
        """);
    write(
        "queries.jsonl",
        """
        {"_id":"q1","text":"one"}
        {"_id":"q2","text":"not judged"}
        """);
    write("qrels.tsv", "query-id\tcorpus-id\tscore\nq1\ta b/ü\t2\nq1\t2\t0\nq9\t2\t1\n");
  }

  @Test
  void aCollectionIsReadWithTheQueriesThatHaveAnAnswer() {
    TestCollection collection = TestCollection.read(folder);
    assertThat(collection.documents())
        .containsExactly(
            new TestCollection.Document("a b/ü", "Alpha", "first"),
            new TestCollection.Document("2", "", "second"),
            new TestCollection.Document("3", "", ""));
    assertThat(collection.queries()).containsExactly(new TestCollection.Query("q1", "one"));
    assertThat(collection.qrels().of("q1")).containsEntry("a b/ü", 2).containsEntry("2", 0);
    assertThat(collection.name()).isEqualTo(folder.getFileName().toString());
  }

  @Test
  void judgementsInTheirOwnFolderAndWithoutHeaderAreRead() throws IOException {
    Files.delete(folder.resolve("qrels.tsv"));
    Files.createDirectory(folder.resolve("qrels"));
    write("qrels/test.tsv", "q1\t2\t1\n");
    assertThat(TestCollection.read(folder).qrels().of("q1")).containsExactly(Map.entry("2", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "corpus.jsonl | {\"_id\":\"1\"}¶nonsense | corpus.jsonl:2: not JSON",
        "corpus.jsonl | [1] | corpus.jsonl:1: expected a JSON object",
        "corpus.jsonl | {\"title\":\"x\"} | corpus.jsonl:1: there is no _id",
        "corpus.jsonl | {\"_id\":\"1\"}¶{\"_id\":\"1\"} | corpus.jsonl:2: the document 1 is there twice",
        "corpus.jsonl | {\"_id\":\"1\",\"text\":[]} | corpus.jsonl:1: text is not a text",
        "corpus.jsonl | '' | 0 documents",
        "queries.jsonl | {\"_id\":\"q1\"} | queries.jsonl:1: there is no text",
        "queries.jsonl | {\"_id\":\"q7\",\"text\":\"x\"} | 0 queries",
        "qrels.tsv | q1 2 1 | qrels.tsv:1: expected a query",
        "qrels.tsv | h→h→h¶q1→2→often | qrels.tsv:2: expected a query",
        "qrels.tsv | '' | 0 queries",
      })
  void mistakesAreNamedWithFileAndLine(String file, String content, String message)
      throws IOException {
    write(file, content.replace('¶', '\n').replace('→', '\t'));
    assertThatThrownBy(() -> TestCollection.read(folder))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining(message);
  }

  @Test
  void missingFilesAndForeignBytesAreNamed() throws IOException {
    Files.write(folder.resolve("corpus.jsonl"), new byte[] {(byte) 0xC3, (byte) 0x28});
    assertThatThrownBy(() -> TestCollection.read(folder))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("corpus.jsonl is not UTF-8");
    Files.delete(folder.resolve("corpus.jsonl"));
    assertThatThrownBy(() -> TestCollection.read(folder))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("there is no")
        .hasMessageContaining("corpus.jsonl");
    assertThatThrownBy(() -> TestCollection.read(folder.resolve("nowhere")))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void aRunSurvivesItsFile() throws IOException {
    Map<String, List<Scored>> byQuery = new LinkedHashMap<>();
    byQuery.put("q2", List.of(new Scored("a b", 12.5), new Scored("c", 0.033333333)));
    byQuery.put("q1", List.of(new Scored("x", -1)));
    StringWriter out = new StringWriter();
    TrecRunFile.write(new Run("broadsheet-hybrid", byQuery), out);
    assertThat(out.toString().lines().findFirst())
        .hasValue("q2 Q0 a_b 1 12.5000000 broadsheet-hybrid");
    write("run.txt", out.toString());
    Run read = TrecRunFile.read(folder.resolve("run.txt"));
    assertThat(read.tag()).isEqualTo("broadsheet-hybrid");
    assertThat(read.byQuery().keySet()).containsExactly("q2", "q1");
    assertThat(read.byQuery().get("q2"))
        .containsExactly(new Scored("a_b", 12.5), new Scored("c", 0.033333333));
    write("run.txt", "q Q0 d first 1.0 tag\n");
    assertThatThrownBy(() -> TrecRunFile.read(folder.resolve("run.txt")))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("run.txt:1");
  }

  @Test
  void theJsonLineHasTheAgreedNames() throws IOException {
    EvaluationResult result =
        new EvaluationResult(
            "cacm",
            SearchMode.HYBRID,
            52,
            new Quality(0.5, 0.6, 0.75, 1, 0.25),
            List.of(new QueryQuality("1", 0.5, 0.6, 0.75, 1, 0.25)),
            new LatencyMillis(1, 2, 3, 4),
            new Run("t", Map.of()));
    assertThat(new ObjectMapper().writeValueAsString(result.toJson()))
        .isEqualTo(
            "{\"collection\":\"cacm\",\"mode\":\"hybrid\",\"queries\":52,\"ndcg@10\":0.5,"
                + "\"recall@100\":0.75,\"mrr@10\":1.0,\"latencyMillis\":"
                + "{\"mean\":1.0,\"p50\":2.0,\"p95\":3.0,\"p99\":4.0},"
                + "\"recall@10\":0.6,\"map\":0.25,"
                + "\"ndcg@10Confidence\":{\"low\":0.5,\"high\":0.5}}");
  }

  @Test
  void theMeasuresOfEachQueryAreWrittenInColumns() throws IOException {
    EvaluationResult result =
        new EvaluationResult(
            "cacm",
            SearchMode.KEYWORD,
            1,
            new Quality(0.5, 0.6, 0.75, 1, 0.25),
            List.of(new QueryQuality("a\tb\nc", 0.5, 0.6, 0.75, 1, 0.25)),
            new LatencyMillis(1, 2, 3, 4),
            new Run("t", Map.of()));
    StringWriter out = new StringWriter();
    PerQueryFile.write(List.of(result), out);
    assertThat(out)
        .hasToString(
            "collection\tmode\tquery\tndcg@10\trecall@10\trecall@100\tmrr@10\tap\n"
                + "cacm\tkeyword\ta b c\t0.500000\t0.600000\t0.750000\t1.000000\t0.250000\n");
  }

  /// The counts are those that Python's `zlib.crc32` gives.
  @Test
  void queriesArePartedTheSameWayEverywhere() {
    TestCollection cacm = TestCollection.read(SharedData.require("collections").resolve("cacm"));
    List<String> train = ids(cacm.part(QueryPart.TRAIN));
    List<String> dev = ids(cacm.part(QueryPart.DEV));
    List<String> test = ids(cacm.part(QueryPart.TEST));
    assertThat(train).hasSize(13);
    assertThat(dev).hasSize(13);
    assertThat(test).hasSize(26);
    assertThat(ids(cacm.part(QueryPart.ALL)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(train, dev, test).flatMap(List::stream).toList());
    assertThat(QueryPart.named("Test")).isEqualTo(QueryPart.TEST);
    assertThatThrownBy(() -> QueryPart.named("half"))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("train");
  }

  @Test
  void aPartWithoutQueriesIsRefused() {
    TestCollection one =
        new TestCollection(
            "one",
            List.of(new Document("d", "", "text")),
            List.of(new Query("q", "text")),
            new Qrels(Map.of("q", Map.of("d", 1))));
    assertThat(
            Stream.of(QueryPart.TRAIN, QueryPart.DEV, QueryPart.TEST)
                .filter(part -> part.holds("one", "q")))
        .hasSize(1);
    QueryPart other = QueryPart.TEST.holds("one", "q") ? QueryPart.TRAIN : QueryPart.TEST;
    assertThatThrownBy(() -> one.part(other))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("no query");
  }

  private static List<String> ids(TestCollection collection) {
    return collection.queries().stream().map(Query::id).toList();
  }

  @ParameterizedTest
  @CsvSource({"cranfield,1400,225", "cacm,3204,52", "cisi,1460,76"})
  void theRealCollectionsAreRead(String name, int documents, int queries) {
    TestCollection collection =
        TestCollection.read(SharedData.require("collections").resolve(name));
    assertThat(collection.documents()).hasSize(documents);
    assertThat(collection.queries()).hasSize(queries);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
