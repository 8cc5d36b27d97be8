package io.broadsheet.index.lucene;

import static io.broadsheet.index.IndexedPapers.id;
import static io.broadsheet.index.IndexedPapers.indexed;
import static io.broadsheet.index.IndexedPapers.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.index.SearchIndexContract;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LuceneSearchIndexTest extends SearchIndexContract {
  @Override
  protected SearchIndex open(Path folder, @Nullable EmbeddingModelId model) {
    return LuceneSearchIndex.openForWriting(folder, model).orElseThrow();
  }

  @Test
  void leavesAFolderToWhoeverIsWritingThereAndReadsBesideIt() {
    put(indexed(paper(1, "Seen", "")));
    index.commit(5);
    assertThat(LuceneSearchIndex.openForWriting(folder, MODEL)).isEmpty();
    try (LuceneSearchIndex reading =
        LuceneSearchIndex.openForReading(folder, MODEL).orElseThrow()) {
      assertThat(reading.isWritable()).isFalse();
      assertThat(reading.committedSequence()).isEqualTo(5);
      assertThat(reading.ids()).containsExactly(id(1));
      assertThatThrownBy(() -> reading.remove(List.of(id(1))))
          .isInstanceOfSatisfying(
              BroadsheetException.class,
              refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
      index.commit(6);
      reading.refresh();
      assertThat(reading.committedSequence()).isEqualTo(6);
    }
    assertThat(LuceneSearchIndex.openForReading(folder, null)).isEmpty();
    assertThat(LuceneSearchIndex.openForReading(folder.resolve("none"), null)).isEmpty();
  }
}
