package io.broadsheet.translate;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What pages showed of papers lately, so that a page with translations is drawn as fast as one
/// without. Right at every moment: the database numbers each write of any process to a paper's
/// translations, and what was written after it was read is forgotten before it is used. Safe for
/// use by many threads.
final class ShownTextStore {
  /// Of papers and languages; about 5 kB each.
  static final int MOST = 4_000;

  /// More papers than this written since the last look: all is forgotten, which is quicker.
  private static final int MOST_TOUCHED = 500;

  /// Guarded by `this`, as all below.
  private final Map<Name, Kept> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, Kept> eldest) {
          return size() > MOST;
        }
      };

  /// Everything written up to this number is known; before the first look, nothing is.
  private long known = -1;

  /// Reads what is to be shown of papers, with few queries.
  @FunctionalInterface
  interface Source {
    /// @return of those that have anything
    Map<PaperId, TranslatedTexts> read(Handle handle, Collection<Paper> papers, String language);
  }

  /// What is kept, and what `source` gives of the others.
  ///
  /// @return of those papers that have anything
  Map<PaperId, TranslatedTexts> find(
      Handle handle, Collection<Paper> papers, String language, Source source) {
    long now = look(handle);
    Map<PaperId, TranslatedTexts> found = new HashMap<>();
    List<Paper> missing = new ArrayList<>();
    synchronized (this) {
      for (Paper paper : papers) {
        Kept kept = entries.get(new Name(paper.id(), language));
        if (kept == null || !kept.isOf(paper)) {
          missing.add(paper);
        } else if (kept.texts != null) {
          found.put(paper.id(), kept.texts);
        }
      }
    }
    if (!missing.isEmpty()) {
      Map<PaperId, TranslatedTexts> read = source.read(handle, missing, language);
      keep(now, missing, language, read);
      found.putAll(read);
    }
    return found;
  }

  /// Forgets what was written since the last look.
  ///
  /// @return the number up to which all is known
  private long look(Handle handle) {
    long before;
    synchronized (this) {
      before = known;
    }
    List<Touched> touched = before < 0 ? List.of() : touchedAfter(handle, before);
    boolean everything = before < 0 || touched.size() > MOST_TOUCHED;
    long now = everything ? lastNumber(handle) : last(touched, before);
    synchronized (this) {
      if (everything) {
        entries.clear();
      } else if (!touched.isEmpty()) {
        Set<String> keys = touched.stream().map(Touched::paperKey).collect(Collectors.toSet());
        entries.keySet().removeIf(name -> keys.contains(name.paperId.toString()));
      }
      known = Math.max(known, now);
    }
    return now;
  }

  /// Only while nobody has looked further: what was read here may have been written since.
  private synchronized void keep(
      long now, List<Paper> papers, String language, Map<PaperId, TranslatedTexts> read) {
    if (known == now) {
      for (Paper paper : papers) {
        entries.put(
            new Name(paper.id(), language),
            new Kept(paper.title(), paper.abstractText(), read.get(paper.id())));
      }
    }
  }

  private static List<Touched> touchedAfter(Handle handle, long number) {
    return handle
        .createQuery(
            "SELECT paper_key, number FROM translation_touched WHERE number > ?"
                + " ORDER BY number LIMIT ?")
        .bind(0, number)
        .bind(1, MOST_TOUCHED + 1)
        .map((row, context) -> new Touched(row.getString(1), row.getLong(2)))
        .list();
  }

  private static long lastNumber(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(number), 0) FROM translation_touched")
        .mapTo(Long.class)
        .one();
  }

  private static long last(List<Touched> touched, long otherwise) {
    return touched.isEmpty() ? otherwise : touched.getLast().number;
  }

  private record Touched(String paperKey, long number) {}

  private record Name(PaperId paperId, String language) {}

  /// What is shown depends on the paper's words: a new version makes a translation stale.
  ///
  /// @param texts null when there is nothing
  private record Kept(String title, String abstractText, @Nullable TranslatedTexts texts) {
    boolean isOf(Paper paper) {
      return title.equals(paper.title()) && abstractText.equals(paper.abstractText());
    }
  }
}
