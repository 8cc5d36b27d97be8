package io.broadsheet.index.lucene;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.ReverseSearch;
import io.broadsheet.paper.PaperId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/// Puts the new papers into a small index in memory and asks it the kept queries. Most are never
/// asked: each waits behind a gate of one or a few words ([KeptQuery]), and only the gates that are
/// words of the papers open. This is the idea of Lucene's monitor module, which indexes the queries
/// and asks them paper by paper; here a whole day's papers answer a query at once.
public final class LuceneReverseSearch implements ReverseSearch {
  private static final double BUFFER_MEGABYTES = 64;

  /// The fields whose terms open gates, and what stands before them there.
  private static final Map<String, String> GATES =
      Map.ofEntries(
          Map.entry(Fields.TEXT, ""),
          Map.entry(Fields.TITLE, ""),
          Map.entry(Fields.ABSTRACT, ""),
          Map.entry(Fields.COMMENT, ""),
          Map.entry(Fields.JOURNAL, ""),
          Map.entry(Fields.AUTHORS, ""),
          Map.entry(Fields.TITLE_TRANSLATED, ""),
          Map.entry(Fields.ABSTRACT_TRANSLATED, ""),
          Map.entry(Fields.AUTHOR_NAME, KeptQuery.AUTHOR),
          Map.entry(Fields.AUTHOR_KEY, KeptQuery.AUTHOR_KEY),
          Map.entry(Fields.CATEGORY, KeptQuery.CATEGORY));

  private final TextAnalyzer analyzer = new TextAnalyzer(true);
  private final QueryUnits units = new QueryUnits(new TextAnalyzer(false));
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, KeptQuery> kept = new HashMap<>();
  private final Map<String, Set<String>> behind = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  @Override
  public void keep(String key, QueryNode query) {
    LuceneQueries.requireBounded(query);
    KeptQuery next = KeptQuery.of(key, query, units);
    lock.writeLock().lock();
    try {
      remove(key);
      kept.put(key, next);
      if (next.gate() == null) {
        open.add(key);
      } else {
        next.gate().forEach(word -> behind.computeIfAbsent(word, w -> new HashSet<>()).add(key));
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void forget(String key) {
    lock.writeLock().lock();
    try {
      remove(key);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void remove(String key) {
    KeptQuery former = kept.remove(key);
    if (former == null) {
      return;
    }
    open.remove(key);
    if (former.gate() != null) {
      for (String word : former.gate()) {
        behind.computeIfPresent(
            word,
            (w, keys) -> {
              keys.remove(key);
              return keys.isEmpty() ? null : keys;
            });
      }
    }
  }

  @Override
  public int size() {
    lock.readLock().lock();
    try {
      return kept.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Map<String, List<PaperId>> match(Collection<IndexedPaper> papers) {
    List<IndexedPaper> asked = List.copyOf(papers);
    return over(
        asked,
        searcher -> {
          LuceneQueries queries = queries(searcher);
          Map<String, List<PaperId>> found = new LinkedHashMap<>();
          for (KeptQuery query : candidates(searcher)) {
            List<PaperId> answers = answers(searcher, queries.toQuery(query.query()), asked);
            if (!answers.isEmpty()) {
              found.put(query.key(), answers);
            }
          }
          return found;
        });
  }

  @Override
  public List<PaperId> match(QueryNode query, Collection<IndexedPaper> papers) {
    List<IndexedPaper> asked = List.copyOf(papers);
    return over(asked, searcher -> answers(searcher, queries(searcher).toQuery(query), asked));
  }

  private LuceneQueries queries(IndexSearcher searcher) {
    return LuceneQueries.requiringEveryWord(new QueryScope(searcher, units, new TermCache()));
  }

  /// The queries whose gates the papers open.
  private List<KeptQuery> candidates(IndexSearcher searcher) throws IOException {
    lock.readLock().lock();
    try {
      Set<String> keys = new HashSet<>(open);
      for (LeafReaderContext leaf : searcher.getLeafContexts()) {
        for (Map.Entry<String, String> gate : GATES.entrySet()) {
          Terms terms = leaf.reader().terms(gate.getKey());
          if (terms != null) {
            addWaiting(terms.iterator(), gate.getValue(), keys);
          }
        }
      }
      List<KeptQuery> some = new ArrayList<>(keys.size());
      for (String key : keys) {
        KeptQuery query = kept.get(key);
        if (query != null) {
          some.add(query);
        }
      }
      return some;
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Adds the keys of the queries that wait behind terms.
  private void addWaiting(TermsEnum terms, String letter, Set<String> keys) throws IOException {
    while (terms.next() != null) {
      keys.addAll(behind.getOrDefault(letter + terms.term().utf8ToString(), Set.of()));
    }
  }

  private static List<PaperId> answers(
      IndexSearcher searcher, Query query, List<IndexedPaper> papers) throws IOException {
    List<PaperId> answers = new ArrayList<>();
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        DocIdSetIterator documents = scorer.iterator();
        while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          answers.add(papers.get(leaf.docBase + documents.docID()).paper().id());
        }
      }
    }
    return answers;
  }

  /// Documents are numbered as the papers are: one thread adds them and nothing is merged.
  private <T> T over(List<IndexedPaper> papers, Asking<T> asking) {
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig()
                  .setMergePolicy(NoMergePolicy.INSTANCE)
                  .setRAMBufferSizeMB(BUFFER_MEGABYTES))) {
        for (IndexedPaper paper : papers) {
          writer.addDocument(
              PaperDocument.of(
                  new IndexedPaper(paper.paper(), paper.translations(), null), analyzer));
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        return asking.ask(searcher);
      }
    } catch (IOException impossible) {
      throw BroadsheetException.unavailable(
          "the new papers could not be put into memory: " + impossible.getMessage(), impossible);
    }
  }

  private interface Asking<T> {
    T ask(IndexSearcher searcher) throws IOException;
  }
}
