package io.broadsheet.index.lucene;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;

/// Reads the data kept with the commit that a writer was opened on.
final class LuceneData {
  private LuceneData() {}

  static Map<String, String> of(IndexWriter writer) {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
    if (entries != null) {
      entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }
}
