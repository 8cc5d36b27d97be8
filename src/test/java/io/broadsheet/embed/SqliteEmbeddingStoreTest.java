package io.broadsheet.embed;

import io.broadsheet.store.Database;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteEmbeddingStoreTest extends EmbeddingStoreContract {
  @TempDir Path folder;
  private Database database;

  @Override
  EmbeddingStore openEmpty() {
    database = Database.open(StoreConfig.of(folder), clock);
    return new SqlEmbeddingStore(database);
  }

  @Override
  PaperStore papers() {
    return new SqlPaperStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }
}
