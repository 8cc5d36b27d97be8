package io.broadsheet.ops.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.web.TestWeb;
import io.broadsheet.web.WebServices;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  @Test
  void whatCannotBeUsedIsNamed(@TempDir Path folder) {
    SqlPaperStore store;
    WebServices.Search search;
    try (Database database = TestWeb.database(folder)) {
      store = new SqlPaperStore(database);
      search = TestWeb.services(store).search();
      assertThat(new Health(store, search).faults()).isEmpty();
      assertThat(
              new Health(
                      store,
                      request -> {
                        throw BroadsheetException.unavailable("its folder is gone", null);
                      })
                  .faults())
          .containsExactly("the index cannot be searched: its folder is gone");
      assertThat(
              new Health(
                      store,
                      request -> {
                        throw new IllegalStateException("secret");
                      })
                  .faults())
          .containsExactly("the index cannot be searched");
    }
    assertThat(new Health(store, search).faults())
        .hasSize(1)
        .allMatch(fault -> fault.startsWith("the store cannot be read"));
  }
}
