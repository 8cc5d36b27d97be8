package io.broadsheet.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/// What is counted of each paper of one segment, in memory. Papers alike in year, language and
/// categories are of one kind: counting is one addition for each paper, and four bytes. Immutable.
final class FacetColumns {
  static final int FIRST_YEAR = 1900;
  static final int YEARS = 300;

  /// Of each paper, the number of its kind.
  private final int[] kindOf;

  /// Of each kind: its year since [#FIRST_YEAR], or -1.
  private final int[] years;

  /// Of each kind: an index into `languages`, or -1.
  private final int[] languageOf;

  /// Of each kind: where its categories begin in `categoriesOf`; and where the last kind's end.
  private final int[] categoriesFrom;

  /// Indexes into `categories`.
  private final int[] categoriesOf;

  private final List<String> languages;
  private final List<String> categories;

  private FacetColumns(
      int[] kindOf, List<Kind> kinds, List<String> languages, List<String> categories) {
    this.kindOf = kindOf;
    this.languages = languages;
    this.categories = categories;
    years = kinds.stream().mapToInt(Kind::year).toArray();
    languageOf = kinds.stream().mapToInt(Kind::language).toArray();
    categoriesOf =
        kinds.stream().flatMap(kind -> kind.categories().stream()).mapToInt(each -> each).toArray();
    categoriesFrom = new int[kinds.size() + 1];
    for (int kind = 0; kind < kinds.size(); kind++) {
      categoriesFrom[kind + 1] = categoriesFrom[kind] + kinds.get(kind).categories().size();
    }
  }

  /// @param year since [#FIRST_YEAR], 0 to [#YEARS] - 1, -1 for none
  /// @param language index into `languages`, -1 for none
  /// @param categories indexes into `categories`
  private record Kind(int year, int language, List<Integer> categories) {}

  static FacetColumns read(LeafReader reader) throws IOException {
    SortedDocValues languages = DocValues.getSorted(reader, Fields.LANGUAGE);
    NumericDocValues years = DocValues.getNumeric(reader, Fields.YEAR);
    SortedSetDocValues categories = DocValues.getSortedSet(reader, Fields.CATEGORY_FACET);
    int[] kindOf = new int[reader.maxDoc()];
    Map<Kind, Integer> known = new HashMap<>();
    List<Kind> kinds = new ArrayList<>();
    for (int document = 0; document < kindOf.length; document++) {
      int year =
          years.advanceExact(document)
              ? Math.clamp(years.longValue() - FIRST_YEAR, 0, YEARS - 1)
              : -1;
      int language = languages.advanceExact(document) ? languages.ordValue() : -1;
      Kind kind = new Kind(year, language, ords(categories, document));
      Integer number = known.putIfAbsent(kind, kinds.size());
      if (number == null) {
        number = kinds.size();
        kinds.add(kind);
      }
      kindOf[document] = number;
    }
    List<String> names = new ArrayList<>();
    for (int ord = 0; ord < languages.getValueCount(); ord++) {
      names.add(languages.lookupOrd(ord).utf8ToString());
    }
    List<String> codes = new ArrayList<>();
    for (long ord = 0; ord < categories.getValueCount(); ord++) {
      codes.add(categories.lookupOrd(ord).utf8ToString());
    }
    return new FacetColumns(kindOf, kinds, names, codes);
  }

  private static List<Integer> ords(SortedSetDocValues values, int document) throws IOException {
    if (!values.advanceExact(document)) {
      return List.of();
    }
    Integer[] ords = new Integer[values.docValueCount()];
    for (int i = 0; i < ords.length; i++) {
      ords[i] = (int) values.nextOrd();
    }
    return List.of(ords);
  }

  /// A count of nothing yet.
  Tally tally() {
    return new Tally();
  }

  /// Counts papers of the segment. Not safe for use by several threads.
  final class Tally {
    private final int[] counts = new int[years.length];
    private int[] met = new int[64];
    private int size;

    void add(int document) {
      int kind = kindOf[document];
      if (counts[kind]++ == 0) {
        if (size == met.length) {
          met = Arrays.copyOf(met, 2 * size);
        }
        met[size++] = kind;
      }
    }

    void add(int[] documents, int number) {
      for (int i = 0; i < number; i++) {
        add(documents[i]);
      }
    }

    /// Adds what was counted to counts by name; `byYear` is indexed by year since [#FIRST_YEAR].
    void addTo(Map<String, Integer> byCategory, Map<String, Integer> byLanguage, int[] byYear) {
      int[] inCategory = new int[categories.size()];
      int[] inLanguage = new int[languages.size()];
      for (int i = 0; i < size; i++) {
        int kind = met[i];
        int count = counts[kind];
        for (int at = categoriesFrom[kind]; at < categoriesFrom[kind + 1]; at++) {
          inCategory[categoriesOf[at]] += count;
        }
        if (languageOf[kind] >= 0) {
          inLanguage[languageOf[kind]] += count;
        }
        if (years[kind] >= 0) {
          byYear[years[kind]] += count;
        }
      }
      merge(inCategory, categories, byCategory);
      merge(inLanguage, languages, byLanguage);
    }

    private static void merge(int[] counts, List<String> names, Map<String, Integer> into) {
      for (int ord = 0; ord < counts.length; ord++) {
        if (counts[ord] > 0) {
          into.merge(names.get(ord), counts[ord], Integer::sum);
        }
      }
    }
  }
}
