package io.broadsheet.index.lucene;

import io.broadsheet.embed.EmbeddingModelId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must be equal for a folder of index files to be used: fields, analysis and model. Kept in
/// the commit beside the watermark.
///
/// @param model as [EmbeddingModelId] prints itself, empty for an index without vectors
record LuceneSchema(String version, String model) {
  /// Count up with each change to [Fields], [PaperDocument], [TextAnalyzer] or what they call.
  static final String VERSION = "5";

  private static final String VERSION_KEY = "broadsheet.schema";
  private static final String MODEL_KEY = "broadsheet.model";
  private static final String SEQUENCE_KEY = "broadsheet.sequence";

  static LuceneSchema of(@Nullable EmbeddingModelId model) {
    return new LuceneSchema(
        VERSION + "/" + org.apache.lucene.util.Version.LATEST.major,
        model == null ? "" : model + "/" + model.dimensions());
  }

  Map<String, String> commitData(long sequence) {
    return Map.of(VERSION_KEY, version, MODEL_KEY, model, SEQUENCE_KEY, Long.toString(sequence));
  }

  /// Whether an index with this commit data can be used as it is.
  boolean fits(Map<String, String> commitData) {
    return version.equals(commitData.get(VERSION_KEY)) && model.equals(commitData.get(MODEL_KEY));
  }

  /// The sequence in commit data, 0 when there is none.
  static long sequence(Map<String, String> commitData) {
    String sequence = commitData.get(SEQUENCE_KEY);
    return sequence == null ? 0 : Long.parseLong(sequence);
  }
}
