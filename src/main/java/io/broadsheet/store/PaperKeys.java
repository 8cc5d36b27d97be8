package io.broadsheet.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Questions about many papers at once, for stores.
public final class PaperKeys {
  /// Parameters of one `IN (…)`: enough to make round trips rare, far below any database's limit.
  private static final int KEYS_IN_A_QUERY = 500;

  private PaperKeys() {}

  /// The results of `query` for all keys, each asked for once, in as few queries as may be.
  public static <T> List<T> chunked(
      Collection<String> keys, Function<List<String>, List<T>> query) {
    List<String> distinct = keys.stream().distinct().toList();
    List<T> all = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += KEYS_IN_A_QUERY) {
      all.addAll(
          query.apply(distinct.subList(from, Math.min(from + KEYS_IN_A_QUERY, distinct.size()))));
    }
    return all;
  }

  /// Those of the keys that name a paper that is there, in the order given.
  public static List<String> known(Handle handle, Collection<String> keys) {
    Set<String> known =
        new HashSet<>(
            chunked(
                keys,
                some ->
                    handle
                        .createQuery("SELECT key FROM paper WHERE key IN (<keys>)")
                        .bindList("keys", some)
                        .mapTo(String.class)
                        .list()));
    return keys.stream().filter(known::contains).toList();
  }
}
