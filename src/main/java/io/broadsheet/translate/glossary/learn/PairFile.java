package io.broadsheet.translate.glossary.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.text.SentenceAlignment;
import io.broadsheet.text.SentenceAlignment.Bead;
import io.broadsheet.text.Sentences;
import io.broadsheet.text.TextRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Translated papers as JSON lines, `.gz` or not: `title`, `abstract`, and both again with `_` and
/// the target language at the end (`title_zh`).
final class PairFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PairFile() {}

  /// Hands over every aligned pair of sentences of a file, in order.
  ///
  /// @return how many papers were read
  /// @throws BroadsheetException of kind INVALID naming the line that is no pair
  static int read(Path file, String target, Consumer<SentencePair> out) {
    int papers = 0;
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        papers++;
        JsonNode pair = JSON.readTree(line);
        if (!pair.has("title_" + target) && !pair.has("abstract_" + target)) {
          throw BroadsheetException.invalid(
              file
                  + ", line "
                  + papers
                  + ": there is no title_"
                  + target
                  + " or abstract_"
                  + target);
        }
        align(pair, "title", target, out);
        align(pair, "abstract", target, out);
      }
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + file + " (line " + papers + ")", e);
    }
    return papers;
  }

  private static void align(
      JsonNode pair, String field, String target, Consumer<SentencePair> out) {
    String source = pair.path(field).asText("");
    String translation = pair.path(field + "_" + target).asText("");
    List<TextRange> from = Sentences.find(source);
    List<TextRange> to = Sentences.find(translation);
    for (Bead bead : SentenceAlignment.align(source, from, translation, to)) {
      if (bead.sourceFrom() < bead.sourceTo() && bead.targetFrom() < bead.targetTo()) {
        out.accept(
            new SentencePair(
                Sentences.cut(source, from, bead.sourceFrom(), bead.sourceTo()),
                Sentences.cut(translation, to, bead.targetFrom(), bead.targetTo())));
      }
    }
  }
}
