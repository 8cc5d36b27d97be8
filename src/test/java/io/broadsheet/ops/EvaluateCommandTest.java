package io.broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir Path folder;
  private Path collection;

  /// Of q1 the right one comes first; q2 is answered by a document that is not relevant.
  @BeforeEach
  void writeCollection() throws IOException {
    collection = Files.createDirectory(folder.resolve("tiny"));
    Files.writeString(
        collection.resolve("corpus.jsonl"),
        """
        {"_id":"d1","title":"Wing flutter","text":"of supersonic aircraft"}
        {"_id":"d2","title":"Libraries","text":"and their catalogues"}
        """);
    Files.writeString(
        collection.resolve("queries.jsonl"),
        """
        {"_id":"q1","text":"supersonic flutter"}
        {"_id":"q2","text":"catalogues"}
        """);
    Files.writeString(
        collection.resolve("qrels.tsv"), "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td1\t1\n");
  }

  @Test
  void theFilesHoldWhatWasFoundAndHowWell() throws IOException {
    CommandRun run =
        run("--per-query", folder.resolve("each.tsv").toString(), "--runs", runs().toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("95 %")
        .containsPattern("tiny +keyword +2 +0\\.5000 +0\\.000 to +1\\.000 +0\\.5000 +0\\.5000");
    assertThat(Files.readAllLines(folder.resolve("each.tsv")))
        .containsExactly(
            "collection\tmode\tquery\tndcg@10\trecall@10\trecall@100\tmrr@10\tap",
            "tiny\tkeyword\tq1\t1.000000\t1.000000\t1.000000\t1.000000\t1.000000",
            "tiny\tkeyword\tq2\t0.000000\t0.000000\t0.000000\t0.000000\t0.000000");
    List<String> lines = Files.readAllLines(runs().resolve("tiny.keyword.run"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("q1 Q0 d1 1 \\S+ broadsheet-keyword");
    assertThat(lines.get(1)).matches("q2 Q0 d2 1 \\S+ broadsheet-keyword");
  }

  @Test
  void aPartHasOnlyItsQueriesAndAnUnknownOneIsRefused() {
    int asked = 0;
    for (String part : List.of("train", "dev", "test")) {
      CommandRun run = run("--part", part, "--json");
      if (run.exitCode() == 0) {
        asked += run.out().contains("\"queries\":2") ? 2 : 1;
      } else {
        assertThat(run.err()).contains("tiny has no query in the part");
      }
    }
    assertThat(asked).isEqualTo(2);
    CommandRun wrong = run("--part", "half");
    assertThat(wrong.exitCode()).isNotZero();
    assertThat(wrong.err()).contains("half").contains("train");
  }

  private Path runs() {
    return folder.resolve("runs");
  }

  private CommandRun run(String... more) {
    String[] arguments = new String[more.length + 6];
    arguments[0] = "evaluate";
    arguments[1] = collection.toString();
    arguments[2] = "--mode";
    arguments[3] = "keyword";
    arguments[4] = "--data";
    arguments[5] = folder.resolve("data").toString();
    System.arraycopy(more, 0, arguments, 6, more.length);
    return CommandRun.of(arguments);
  }
}
