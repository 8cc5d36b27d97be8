package io.broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.SqlReaderStore;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankWeightStoreTest {
  @TempDir Path folder;

  @Test
  void keepsWhatAReaderChoseAndForgetsItWithTheReader() {
    try (Database database =
        Database.open(
            StoreConfig.of(folder), new SettableClock(Instant.parse("2025-11-20T12:00:00Z")))) {
      SqlReaderStore readers = new SqlReaderStore(database);
      RankWeightStore weights = new RankWeightStore(database);
      ReaderId ann = readers.add("ann", "Ann", Role.READER).id();
      ReaderId bo = readers.add("bo", "Bo", Role.READER).id();
      RankWeights chosen = new RankWeights(2, 0, 0.35, 1, 1.5);
      weights.put(ann, RankWeights.PUBLISHED);
      weights.put(ann, chosen);
      assertThat(weights.of(ann)).isEqualTo(chosen);
      assertThat(weights.of(bo)).isEqualTo(RankWeights.PUBLISHED);
      readers.delete(ann);
      assertThat(weights.of(ann)).isEqualTo(RankWeights.PUBLISHED);
      weights.put(ann, chosen);
      assertThat(weights.of(ann)).isEqualTo(RankWeights.PUBLISHED);
    }
  }
}
