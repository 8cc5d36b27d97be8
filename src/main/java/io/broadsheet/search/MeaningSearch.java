package io.broadsheet.search;

import io.broadsheet.embed.Embedder;
import io.broadsheet.embed.PaperVectors;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.Hit;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.SearchIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Finds papers by meaning. A query is embedded on threads of its own, while others find its words.
final class MeaningSearch implements AutoCloseable {
  private final SearchIndex index;
  private final Embedder embedder;
  private final @Nullable PaperVectors vectors;
  private final ExecutorService embedding =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("query-", 0).factory());

  /// @param vectors of the papers of the index; null when there are none
  MeaningSearch(SearchIndex index, Embedder embedder, @Nullable PaperVectors vectors) {
    this.index = index;
    this.embedder = embedder;
    this.vectors = vectors;
  }

  /// A query on its way through the model.
  ///
  /// @param unwanted what is excluded, null when nothing is
  record Asked(QueryShape shape, Future<float[]> wanted, @Nullable Future<float[]> unwanted) {}

  /// Begins to embed a query.
  Asked ask(QueryShape shape) {
    Future<float[]> wanted = embedding.submit(() -> embedder.embedQuery(shape.text()));
    return new Asked(
        shape,
        wanted,
        shape.unwanted().isEmpty()
            ? null
            : embedding.submit(() -> embedder.embedQuery(shape.unwanted())));
  }

  boolean crossesLanguages(String query) {
    return embedder.crossesLanguages(query);
  }

  /// The papers nearest to the query, best first; of the nearest [Retrieval#DEPTH] those that mean
  /// what is excluded come last.
  List<Hit> nearest(Asked asked, QueryNode filter, int limit) {
    float[] wanted = await(asked.wanted());
    List<Hit> nearest =
        vectors == null || index.sizeApproximate() == 0
            ? index.nearest(wanted, filter, limit)
            : index.nearest(
                wanted, vectors.likeApproximate(asked.shape().text(), wanted), filter, limit);
    Future<float[]> unwanted = asked.unwanted();
    return unwanted == null ? nearest : lowered(nearest, wanted, await(unwanted));
  }

  private List<Hit> lowered(List<Hit> nearest, float[] wanted, float[] unwanted) {
    int depth = Math.min(Retrieval.DEPTH, nearest.size());
    List<Hit> head = nearest.subList(0, depth);
    List<Hit> all =
        new ArrayList<>(
            Unwanted.lower(
                head, wanted, unwanted, index.vectors(head.stream().map(Hit::paperId).toList())));
    all.addAll(nearest.subList(depth, nearest.size()));
    return all;
  }

  private static float[] await(Future<float[]> vector) {
    try {
      return vector.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw BroadsheetException.unavailable("The query could not be embedded.", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw BroadsheetException.unavailable("The search was interrupted.", interrupted);
    }
  }

  @Override
  public void close() {
    embedding.close();
  }
}
