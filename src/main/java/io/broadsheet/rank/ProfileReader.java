package io.broadsheet.rank;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.Paper;
import io.broadsheet.rank.InterestProfile.Month;
import io.broadsheet.rank.InterestProfile.Share;
import io.broadsheet.rank.InterestProfile.Term;
import io.broadsheet.rank.terms.SparseVector;
import io.broadsheet.rank.terms.TermSplitter;
import io.broadsheet.rank.terms.TermWeights;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Puts a reader's taste into words. The weights are those the model itself multiplies with: the
/// mean of the saved papers' vectors of terms (of a large library the model takes a part). Their
/// places are hashes, so the words come from the papers: each term that a paper has is looked up.
final class ProfileReader {
  private static final int TERMS = 16;
  private static final int RISING = 3;
  private static final int SHARES = 10;
  private static final int REFUSED = 20;

  /// Of fewer papers, a term in one of them counts.
  private static final int ENOUGH = 4;

  private ProfileReader() {}

  /// A paper as the model sees it.
  ///
  /// @param month in which it was saved; of one put away any
  record Seen(Paper paper, SparseVector terms, YearMonth month) {}

  /// @param saved the last first
  /// @param refused the last first
  static InterestProfile of(List<Seen> saved, List<Seen> refused) {
    float[] liked = mean(saved);
    float[] disliked = mean(refused);
    float[] unwanted = disliked.clone();
    for (int i = 0; i < unwanted.length; i++) {
      unwanted[i] -= liked[i];
    }
    List<Paper> papers = saved.stream().map(Seen::paper).toList();
    return new InterestProfile(
        saved.size(),
        strongest(saved, liked, TERMS),
        strongest(refused, unwanted, TERMS),
        categories(papers),
        authors(papers),
        months(saved),
        refused.stream().map(Seen::paper).limit(REFUSED).toList());
  }

  private static float[] mean(Collection<Seen> papers) {
    float[] mean = new float[TermWeights.PLACES];
    for (Seen paper : papers) {
      paper.terms().addTo(mean, 1f / papers.size());
    }
    return mean;
  }

  /// The terms of papers that weigh most; none has a word that a stronger one has.
  private static List<Term> strongest(List<Seen> papers, float[] weights, int most) {
    Map<String, Integer> counts = new HashMap<>();
    for (Seen paper : papers) {
      for (String term : new HashSet<>(TermSplitter.terms(text(paper.paper())))) {
        counts.merge(term, 1, Integer::sum);
      }
    }
    int fewest = papers.size() < ENOUGH ? 1 : 2;
    List<Term> byWeight =
        counts.entrySet().stream()
            .filter(count -> count.getValue() >= fewest)
            .map(
                count ->
                    new Term(
                        count.getKey(),
                        weights[TermWeights.place(count.getKey())],
                        count.getValue()))
            .filter(term -> term.weight() > 1e-6)
            .sorted(
                Comparator.comparingDouble((Term term) -> -term.weight()).thenComparing(Term::text))
            .toList();
    List<Term> strongest = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (Term term : byWeight) {
      List<String> words = Stream.of(term.text().split(" ")).map(ProfileReader::singular).toList();
      if (strongest.size() < most && words.stream().noneMatch(said::contains)) {
        strongest.add(term);
        said.addAll(words);
      }
    }
    return strongest;
  }

  /// A word and its plural are said once.
  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  private static String text(Paper paper) {
    return paper.title() + "\n" + paper.abstractText();
  }

  private static List<Share> categories(Collection<Paper> papers) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Paper paper : papers) {
      paper.categories().stream()
          .map(CategoryTaxonomy::canonical)
          .distinct()
          .forEach(code -> counts.merge(code, 1, Integer::sum));
    }
    return shares(counts, Map.of(), 1);
  }

  private static List<Share> authors(Collection<Paper> papers) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> names = new HashMap<>();
    for (Paper paper : papers) {
      Map<String, String> here = new LinkedHashMap<>();
      for (Author author : paper.authors()) {
        here.putIfAbsent(AuthorNames.key(author), author.name());
      }
      here.forEach(
          (key, name) -> {
            if (!key.isEmpty()) {
              counts.merge(key, 1, Integer::sum);
              names.putIfAbsent(key, name);
            }
          });
    }
    return shares(counts, names, 2);
  }

  private static List<Share> shares(
      Map<String, Integer> counts, Map<String, String> names, int fewest) {
    return counts.entrySet().stream()
        .filter(count -> count.getValue() >= fewest)
        .map(
            count ->
                new Share(
                    count.getKey(),
                    names.getOrDefault(count.getKey(), count.getKey()),
                    count.getValue()))
        .sorted(Comparator.comparingInt((Share share) -> -share.papers()).thenComparing(Share::key))
        .limit(SHARES)
        .toList();
  }

  private static List<Month> months(List<Seen> saved) {
    Map<YearMonth, List<Seen>> byMonth = new TreeMap<>();
    saved.forEach(
        paper -> byMonth.computeIfAbsent(paper.month(), _ -> new ArrayList<>()).add(paper));
    List<Month> months = new ArrayList<>();
    List<Seen> before = new ArrayList<>();
    byMonth.forEach(
        (month, papers) -> {
          float[] now = mean(papers);
          float[] then = mean(before);
          float[] grown = now.clone();
          for (int i = 0; i < grown.length; i++) {
            grown[i] -= then[i];
          }
          months.add(
              new Month(
                  month,
                  papers.size(),
                  categories(papers.stream().map(Seen::paper).toList()),
                  strongest(papers, grown, RISING).stream().map(Term::text).toList(),
                  before.isEmpty() ? Double.NaN : cosine(now, then)));
          before.addAll(papers);
        });
    return months;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      one += a[i] * a[i];
      other += b[i] * b[i];
    }
    return one == 0 || other == 0 ? 0 : product / Math.sqrt(one * other);
  }
}
