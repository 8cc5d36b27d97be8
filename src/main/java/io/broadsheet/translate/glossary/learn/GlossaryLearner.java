package io.broadsheet.translate.glossary.learn;

import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.PairGlossary;
import io.broadsheet.translate.glossary.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Learns an English–Chinese glossary from translated papers. The same files give the same
/// glossary.
///
/// 1. Sentences are aligned ([io.broadsheet.text.SentenceAlignment]).
/// 2. Frequent groups of words are candidates ([Candidates]).
/// 3. Each candidate gets the renderings that go with it ([RenderingFinder]).
/// 4. What is rendered in one way or a few, and hardly stands for anything else, is kept.
/// 5. Papers with categories say where each term is at home ([Domains]).
/// 6. What a reader mended is put in ([Review]), and the sentences tell how often each term is
///    rendered so ([Shares]).
public final class GlossaryLearner {
  private static final int MIN_GROUP = 20;
  private static final int MIN_WORD = 150;

  /// All renderings of a term together must have this share.
  private static final double MIN_TOTAL = 0.6;

  private static final double MIN_FIRST = 0.4;
  private static final double MIN_PRECISION = 0.4;
  private static final double MIN_OTHER_SHARE = 0.08;
  private static final double MIN_OTHER_PRECISION = 0.5;

  /// A rendering this many characters longer than the first is a piece of a sentence.
  private static final int MAX_LONGER = 3;

  private final Consumer<String> progress;

  public GlossaryLearner(Consumer<String> progress) {
    this.progress = progress;
  }

  /// @param pairs JSON lines, see [PairFile]
  /// @param papers arXiv's metadata snapshot, for domains; may be empty
  /// @param review what a reader mended
  /// @return by term
  /// @throws io.broadsheet.error.BroadsheetException when a file cannot be read
  public List<Term> learn(LanguagePair pair, List<Path> pairs, List<Path> papers, Review review) {
    List<SentencePair> sentences = new ArrayList<>();
    for (Path file : pairs) {
      int read = PairFile.read(file, pair.target(), sentences::add);
      progress.accept(file.getFileName() + ": " + read + " papers");
    }
    progress.accept(sentences.size() + " pairs of sentences aligned");
    Map<String, int[]> candidates = new Candidates(MIN_GROUP, MIN_WORD).of(sentences);
    progress.accept(candidates.size() + " candidates for terms");
    Map<String, List<Rendering>> found = new RenderingFinder(sentences, candidates).find();
    List<Term> terms = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    found.keySet().stream()
        .sorted(
            Comparator.comparingInt((String term) -> -term.split(" ").length)
                .thenComparing(Comparator.naturalOrder()))
        .forEach(
            term -> {
              List<Rendering> kept = kept(found.getOrDefault(term, List.of()));
              boolean word = term.indexOf(' ') < 0;
              if (!kept.isEmpty() && !(word && taken.contains(kept.getFirst().text()))) {
                taken.add(kept.getFirst().text());
                terms.add(term(term, kept));
              }
            });
    progress.accept(terms.size() + " terms with renderings");
    Domains domains = new Domains(new PairGlossary(pair, terms));
    papers.forEach(domains::read);
    List<Term> settled =
        terms.stream()
            .map(
                term ->
                    new Term(
                        term.term(),
                        term.renderings(),
                        domains.of(term.term()),
                        term.part(),
                        term.share(),
                        term.back(),
                        term.wrong()))
            .toList();
    List<Term> reviewed = review.apply(settled);
    progress.accept(reviewed.size() + " terms after the review");
    return Shares.measured(new PairGlossary(pair, reviewed), sentences);
  }

  private static List<Rendering> kept(List<Rendering> renderings) {
    if (renderings.isEmpty()
        || renderings.getFirst().share() < MIN_FIRST
        || renderings.getFirst().precision() < MIN_PRECISION) {
      return List.of();
    }
    List<Rendering> kept = new ArrayList<>();
    double total = 0;
    for (Rendering rendering : renderings) {
      if (kept.isEmpty()
          || (rendering.share() >= MIN_OTHER_SHARE
              && rendering.precision() >= MIN_OTHER_PRECISION
              && rendering.text().length() <= kept.getFirst().text().length() + MAX_LONGER)) {
        kept.add(rendering);
        total += rendering.share();
      }
    }
    return total < MIN_TOTAL ? List.of() : kept;
  }

  private static Term term(String term, List<Rendering> renderings) {
    double share = renderings.stream().mapToDouble(Rendering::share).sum();
    return new Term(
        term,
        renderings.stream().map(Rendering::text).toList(),
        Term.ANY_DOMAIN,
        part(term),
        (int) Math.min(99, Math.round(100 * share)),
        0,
        List.of());
  }

  /// Guessed from the last word's ending; the review says where that is wrong.
  private static Term.Part part(String term) {
    String last = term.substring(Math.max(term.lastIndexOf(' '), term.lastIndexOf('-')) + 1);
    String word = last.toLowerCase(Locale.ROOT);
    if (word.matches(".+(ous|ical|ible|able|less|ive|ic|based|aware|free|driven|specific|shot)")
        && !word.matches(
            "arithmetic|topic|metric|logic|objective|alternative|heuristic|statistic")) {
      return Term.Part.ADJECTIVE;
    }
    return Term.Part.NOUN;
  }
}
