package io.broadsheet.embed.onnx;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A sentence encoder in a folder: `model.onnx` (also in `onnx/`) and `tokenizer.json`. How it
/// pools, how much it reads and what it wants before a text is said by `broadsheet-encoder.json`
/// (`pooling`: `mean` or `cls`, `maxTokens`, `queryPrefix`, `passagePrefix`), else by the files of
/// the sentence-transformers layout, else it is mean pooling of 256 tokens without prefixes.
///
/// @param weights the model's file and, for large models, the one with its weights
record ModelFolder(
    String name, Path model, List<Path> weights, Path tokenizer, EncoderSettings settings) {
  static final String SETTINGS_FILE = "broadsheet-encoder.json";
  private static final int DEFAULT_MAX_TOKENS = 256;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @throws BroadsheetException of kind INVALID when a file is missing or makes no sense
  static ModelFolder read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw BroadsheetException.invalid(
          "embed.model is "
              + folder
              + ", which is neither a bundled model ("
              + BundledModel.names()
              + ") nor a folder");
    }
    Path model = folder.resolve("model.onnx");
    if (!Files.isRegularFile(model)) {
      model = folder.resolve("onnx").resolve("model.onnx");
    }
    if (!Files.isRegularFile(model)) {
      throw BroadsheetException.invalid("there is no model.onnx in " + folder);
    }
    Path tokenizer = folder.resolve("tokenizer.json");
    if (!Files.isRegularFile(tokenizer)) {
      throw BroadsheetException.invalid("there is no tokenizer.json in " + folder);
    }
    Path weights = model.resolveSibling("model.onnx_data");
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new ModelFolder(
        name == null ? "model" : name.toString(),
        model,
        Files.isRegularFile(weights) ? List.of(model, weights) : List.of(model),
        tokenizer,
        settingsOf(folder));
  }

  private static EncoderSettings settingsOf(Path folder) {
    Path own = folder.resolve(SETTINGS_FILE);
    return Files.isRegularFile(own) ? ownSettings(own) : sentenceTransformersSettings(folder);
  }

  private static EncoderSettings ownSettings(Path file) {
    JsonNode json = json(file);
    if (!json.isObject()) {
      throw BroadsheetException.invalid(file + " is not a JSON object");
    }
    List<String> known = List.of("pooling", "maxTokens", "queryPrefix", "passagePrefix");
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw BroadsheetException.invalid(
                    file + " has an unknown key " + key + "; known are " + known);
              }
            });
    Pooling pooling =
        switch (json.path("pooling").asText("mean").toLowerCase(Locale.ROOT)) {
          case "mean" -> Pooling.MEAN;
          case "cls" -> Pooling.CLS;
          default ->
              throw BroadsheetException.invalid(
                  file + ": pooling is " + json.path("pooling") + "; it must be mean or cls");
        };
    return settings(
        file,
        pooling,
        json.path("maxTokens"),
        json.path("queryPrefix").asText(""),
        json.path("passagePrefix").asText(""));
  }

  private static EncoderSettings sentenceTransformersSettings(Path folder) {
    JsonNode pooling = json(folder.resolve("1_Pooling").resolve("config.json"));
    JsonNode limits = json(folder.resolve("sentence_bert_config.json"));
    JsonNode prompts = json(folder.resolve("config_sentence_transformers.json")).path("prompts");
    boolean cls = pooling.path("pooling_mode_cls_token").asBoolean(false);
    if (!cls && !pooling.path("pooling_mode_mean_tokens").asBoolean(true)) {
      throw BroadsheetException.invalid(
          folder
              + " pools in a way that is not known here; mean and cls are, and "
              + SETTINGS_FILE
              + " can say which comes nearest");
    }
    return settings(
        folder.resolve("sentence_bert_config.json"),
        cls ? Pooling.CLS : Pooling.MEAN,
        limits.path("max_seq_length"),
        prompts.path("query").asText(""),
        prompts.path("document").asText(prompts.path("passage").asText("")));
  }

  private static EncoderSettings settings(
      Path file, Pooling pooling, JsonNode maxTokens, String queryPrefix, String passagePrefix) {
    boolean said = !maxTokens.isMissingNode() && !maxTokens.isNull();
    try {
      if (said && !maxTokens.isInt()) {
        throw new IllegalArgumentException("maxTokens is " + maxTokens + ", not a whole number");
      }
      return new EncoderSettings(
          pooling, said ? maxTokens.asInt() : DEFAULT_MAX_TOKENS, queryPrefix, passagePrefix);
    } catch (IllegalArgumentException wrong) {
      throw new BroadsheetException(ErrorKind.INVALID, file + ": " + wrong.getMessage(), wrong);
    }
  }

  /// The file's contents; missing when there is no such file.
  private static JsonNode json(Path file) {
    if (!Files.isRegularFile(file)) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException garbage) {
      throw new BroadsheetException(
          ErrorKind.INVALID, file + " is not JSON: " + garbage.getOriginalMessage(), garbage);
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
