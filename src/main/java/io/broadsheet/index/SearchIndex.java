package io.broadsheet.index;

import io.broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Words and vectors of papers. One writer at a time; searches from any thread go on while it
/// writes, and see what was written after the next [#refresh()]. Throws
/// [io.broadsheet.error.BroadsheetException] of kind UNAVAILABLE when its files cannot be used.
public interface SearchIndex extends AutoCloseable {
  /// Adds papers, or replaces those that are there.
  void put(Collection<IndexedPaper> papers);

  /// Adds papers none of which is in the index: the same as [#put] and quicker, since nothing has
  /// to be looked for.
  void add(Collection<IndexedPaper> papers);

  void remove(Collection<PaperId> ids);

  /// Removes everything. Searches see the papers until the next [#refresh()], a crash before the
  /// next [#commit(long)] brings them back.
  void clear();

  /// Whether this object may write; false when it only reads what another process writes.
  boolean isWritable();

  /// Makes everything written so far durable, together with the change-log sequence it reflects:
  /// after a crash, [#committedSequence()] tells where to go on from.
  void commit(long sequence);

  /// The sequence of the last commit; 0 for a new index, or one whose schema or model no longer
  /// fits and that must be filled anew.
  long committedSequence();

  /// Merges the index's files into one where that is worth the while, which makes every search
  /// quicker; takes about a second for each 4,000 papers with vectors, and goes on while others
  /// search. To be made durable by [#commit(long)].
  void compact();

  /// Shows searches what was written.
  void refresh();

  /// Papers that match, ranked by words (BM25) or by date.
  Hits search(IndexQuery query);

  /// How many papers that match have each day (of announcement, else of submission), earliest
  /// first. Days without any are absent; a paper without a day is counted nowhere.
  ///
  /// @throws io.broadsheet.error.BroadsheetException of kind TIMEOUT or INVALID as [#search]
  SortedMap<LocalDate, Integer> countsByDay(QueryNode query);

  /// Papers nearest to a vector among those that match `filter`, by cosine, best first. Papers
  /// without a vector are never found.
  ///
  /// @param limit 1 to 10,000
  default List<Hit> nearest(float[] vector, QueryNode filter, int limit) {
    return nearest(vector, vector, filter, limit);
  }

  /// The same, with another vector for the papers whose own are approximate.
  ///
  /// @param likeApproximate what approximate vectors are compared with
  List<Hit> nearest(float[] vector, float[] likeApproximate, QueryNode filter, int limit);

  /// The vectors of those papers that have one, approximate or not.
  ///
  /// @param papers at most 1,000
  Map<PaperId, float[]> vectors(Collection<PaperId> papers);

  /// How much each of some papers has of the words that examples have in common and other papers
  /// lack. Papers that have none of them are left out.
  ///
  /// @param papers at most 1,000
  /// @return scores above 0, comparable only with each other
  Map<PaperId, Double> sharing(List<Example> examples, Collection<PaperId> papers);

  /// A text whose words that no paper has are written as the words of papers that are nearest to
  /// them; empty when it has none, or nothing is near.
  Optional<String> mended(String text);

  /// Finds the query's words in titles and abstracts.
  Highlighter highlighter(QueryNode query);

  /// In which parts of each paper other than its title and abstract the query's words stand:
  /// `authors`, `translation`, `comment`, `journal reference`, `identifier`, `category`; empty for
  /// a paper that has none of them there.
  Map<PaperId, List<String>> matchedElsewhere(QueryNode query, Collection<PaperId> ids);

  /// Papers searchable now.
  long size();

  /// Papers searchable by meaning now, approximately or not.
  long sizeWithVectors();

  /// Papers whose vectors only stand in until the model's own are there.
  long sizeApproximate();

  /// All keys in the index, for comparison with the store.
  Collection<PaperId> ids();

  @Override
  void close();
}
