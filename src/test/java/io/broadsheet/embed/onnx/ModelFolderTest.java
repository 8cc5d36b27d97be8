package io.broadsheet.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.Embedder;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {
  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void copyTheBundledModel() throws IOException {
    folder = Files.createDirectory(parent.resolve("my-encoder"));
    Files.write(folder.resolve("model.onnx"), BundledModel.MINI_LM.modelBytes());
    Files.writeString(folder.resolve("tokenizer.json"), BundledModel.MINI_LM.tokenizerJson());
  }

  @Test
  void aFolderGivesTheVectorsOfItsModel() {
    try (Embedder own = open();
        Embedder bundled = OnnxEmbedder.open(EmbedConfig.DEFAULT)) {
      assertThat(own.modelId().name()).isEqualTo("my-encoder");
      assertThat(own.modelId().dimensions()).isEqualTo(384);
      assertThat(own.modelId().revision()).isEqualTo(bundled.modelId().revision());
      assertThat(own.embedPassage("graph neural networks"))
          .isEqualTo(bundled.embedPassage("graph neural networks"));
      assertThat(OnnxEmbedder.modelIdOf(config())).isEqualTo(own.modelId());
    }
  }

  @Test
  void otherSettingsAreAnotherRevision() throws IOException {
    String revision = OnnxEmbedder.modelIdOf(config()).revision();
    settings("{\"pooling\":\"cls\"}");
    assertThat(OnnxEmbedder.modelIdOf(config()).revision()).isNotEqualTo(revision);
  }

  @Test
  void ownSettingsAreFollowed() throws IOException {
    settings(
        "{\"pooling\":\"cls\",\"maxTokens\":16,\"queryPrefix\":\"query: \",\"passagePrefix\":\"passage: \"}");
    try (Embedder own = open()) {
      assertThat(own.embedQuery("graph")).isNotEqualTo(own.embedPassage("graph"));
      assertThat(own.embedPassage("one two three four ".repeat(8)))
          .isEqualTo(own.embedPassage("one two three four ".repeat(80)));
    }
    assertThat(ModelFolder.read(folder).settings())
        .isEqualTo(new EncoderSettings(Pooling.CLS, 16, "query: ", "passage: "));
  }

  @Test
  void theSentenceTransformersLayoutIsUnderstood() throws IOException {
    Files.createDirectory(folder.resolve("onnx"));
    Files.move(folder.resolve("model.onnx"), folder.resolve("onnx/model.onnx"));
    Files.createDirectory(folder.resolve("1_Pooling"));
    Files.writeString(
        folder.resolve("1_Pooling/config.json"),
        "{\"pooling_mode_cls_token\":true,\"pooling_mode_mean_tokens\":false}");
    Files.writeString(folder.resolve("sentence_bert_config.json"), "{\"max_seq_length\":200}");
    Files.writeString(
        folder.resolve("config_sentence_transformers.json"),
        "{\"prompts\":{\"query\":\"query: \",\"document\":\"passage: \"}}");
    assertThat(ModelFolder.read(folder).settings())
        .isEqualTo(new EncoderSettings(Pooling.CLS, 200, "query: ", "passage: "));
    assertThat(OnnxEmbedder.modelIdOf(config()).dimensions()).isEqualTo(384);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"pooling\":\"max\"}",
        "{\"maxTokens\":0}",
        "{\"maxTokens\":100000}",
        "{\"maxTokens\":\"many\"}",
        "{\"queryprefix\":\"q\"}"
      })
  void wrongSettingsAreRefusedByName(String json) throws IOException {
    settings(json);
    refused(ModelFolder.SETTINGS_FILE);
  }

  @Test
  void moreTokensThanTheModelReadsAreRefused() throws IOException {
    settings("{\"maxTokens\":600}");
    refused("maxTokens (600)");
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    Files.delete(folder.resolve("tokenizer.json"));
    refused("tokenizer.json");
    Files.delete(folder.resolve("model.onnx"));
    refused("model.onnx");
    Files.delete(folder);
    refused("all-minilm-l6-v2-q");
    assertThatThrownBy(() -> OnnxEmbedder.open(new EmbedConfig(true, "no\0path", 0)))
        .isInstanceOf(BroadsheetException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "{}",
        "[]",
        "null",
        "{\"model\":{\"type\":\"WordPiece\"}}",
        "{\"version\":\"1.0\",\"model\":{\"type\":\"Nonsense\",\"vocab\":{}}}",
        "{\"version\":\"1.0\",\"added_tokens\":[],\"model\":{\"type\":\"WordLevel\",\"vocab\":{},\"unk_token\":\"[UNK]\"}}"
      })
  void garbageForATokenizerIsRefused(String json) throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), json);
    refused("tokenizer.json");
  }

  @Test
  void anotherModelsTokenizerIsRefused() throws IOException {
    String json = BundledModel.MINI_LM.tokenizerJson();
    String other = json.replaceFirst("\"zygmunt\": ?\\d+", "\"zygmunt\": 99999");
    if (other.equals(json)) {
      other = json.replaceFirst("\"##ing\": ?\\d+", "\"##ing\": 99999");
    }
    assertThat(other).isNotEqualTo(json);
    Files.writeString(folder.resolve("tokenizer.json"), other);
    refused("does not fit");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000, 1_000_000})
  void aTruncatedModelIsRefused(int bytes) throws IOException {
    byte[] whole = BundledModel.MINI_LM.modelBytes();
    Files.write(folder.resolve("model.onnx"), Arrays.copyOf(whole, bytes));
    refused("model.onnx");
  }

  @Test
  void garbageForAModelIsRefused() throws IOException {
    Files.writeString(folder.resolve("model.onnx"), "<html>404 not found</html>");
    refused("model.onnx");
  }

  private EmbedConfig config() {
    return new EmbedConfig(true, folder.toString(), 0);
  }

  private Embedder open() {
    return OnnxEmbedder.open(config());
  }

  private void settings(String json) throws IOException {
    Files.writeString(folder.resolve(ModelFolder.SETTINGS_FILE), json);
  }

  private void refused(String words) {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            BroadsheetException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
        .hasMessageContaining(words);
  }
}
