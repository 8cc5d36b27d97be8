package io.broadsheet.embed.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bilingual files and kept vectors, whole and broken.
class TrainingInputTest {
  private static final EmbeddingModelId MODEL = new EmbeddingModelId("tiny", 2, "0123456789ab");

  private static final String LINES =
      """
      {"id": "1", "title": "One", "abstract": "arXiv:1v1 Announce Type: new  Abstract: Text.", "title_zh": "一", "abstract_zh": "文\\n本"}

      {"title": "Two", "abstract_zh": "二"}
      {"title": "No translation", "abstract": "x"}
      {"title_zh": "没有原文"}
      {"title": 3, "title_zh": ["三"]}
      """;

  @TempDir private Path folder;

  @Test
  void readsPlainAndPackedLinesAndPassesByWhatIsNoPair() throws IOException {
    Path plain = Files.writeString(folder.resolve("a.jsonl"), LINES);
    Path packed = folder.resolve("a.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(LINES.getBytes(UTF_8));
    }
    for (Path file : List.of(plain, packed)) {
      assertThat(BilingualFile.read(file, "zh", 100))
          .containsExactly(
              new BilingualFile.Pair("One", "Text.", "一", "文 本"),
              new BilingualFile.Pair("Two", "", "", "二"));
    }
    assertThat(BilingualFile.read(plain, "zh", 1)).hasSize(1);
    assertThat(BilingualFile.read(plain, "de", 100)).isEmpty();
  }

  @Test
  void namesTheLineThatIsGarbage() throws IOException {
    refuses("{\"title\": \"a\", \"title_zh\": \"b\"}\nnot json\n", "line 2");
    refuses("[1]\n", "line 1");
    refuses("x".repeat((1 << 20) + 1), "longer");
    refuses("{".repeat(100_000), "line 1");
    assertThatThrownBy(() -> BilingualFile.read(folder.resolve("none"), "zh", 1))
        .isInstanceOf(BroadsheetException.class)
        .extracting(thrown -> ((BroadsheetException) thrown).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    byte[] cut = {0x1f, (byte) 0x8b, 8, 0};
    Path broken = Files.write(folder.resolve("cut.gz"), cut);
    assertThatThrownBy(() -> BilingualFile.read(broken, "zh", 1))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("cut.gz");
  }

  @Test
  void keepsVectorsAndCutsOffHalfARecord() throws IOException {
    Path file = folder.resolve("vectors");
    try (VectorCache cache = VectorCache.open(file, MODEL)) {
      cache.put("00000000000000ff", new float[] {1, 0});
      cache.put("ff00000000000000", new float[] {0, 1});
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 3));
    try (VectorCache cache = VectorCache.open(file, MODEL)) {
      assertThat(cache.find("00000000000000ff").orElseThrow()).containsExactly(1, 0);
      assertThat(cache.find("ff00000000000000")).isEmpty();
      cache.put("ff00000000000000", new float[] {0, 1});
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void refusesAnotherModelsVectorsAndOtherFiles() throws IOException {
    Path file = folder.resolve("vectors");
    VectorCache.open(file, MODEL).close();
    EmbeddingModelId other = new EmbeddingModelId("tiny", 2, "ba9876543210");
    assertThatThrownBy(() -> VectorCache.open(file, other))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("this model");
    for (byte[] garbage :
        List.of(new byte[0], new byte[] {0}, "some notes of mine".getBytes(UTF_8))) {
      Path mine = Files.write(folder.resolve("mine"), garbage);
      assertThatThrownBy(() -> VectorCache.open(mine, MODEL))
          .isInstanceOf(BroadsheetException.class);
      assertThat(mine).hasBinaryContent(garbage);
    }
  }

  private void refuses(String content, String why) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.jsonl"), content);
    assertThatThrownBy(() -> BilingualFile.read(file, "zh", 100))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("bad.jsonl")
        .hasMessageContaining(why);
  }
}
