package io.broadsheet.translate.glossary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The terms of one language pair, found in texts. Of several entries for a term the one at home in
/// the paper's categories is taken, then the one for all; a term of a single word that is at home
/// only elsewhere means something else here and is not taken, while one of several words is.
///
/// Immutable. Finding takes time in proportion to the text.
public final class PairGlossary {
  private final LanguagePair pair;
  private final List<Term> terms;
  private final boolean spaced;

  /// What stands in a text, in lower case, to the entries it may be.
  private final Map<String, List<Term>> folded = new HashMap<>();

  /// Likewise, of terms that are found only as they are written.
  private final Map<String, List<Term>> exact = new HashMap<>();

  private final int longest;

  /// @param terms a later one takes the place of an earlier one with the same term and domain
  public PairGlossary(LanguagePair pair, Collection<Term> terms) {
    this.pair = pair;
    Map<String, Term> last = new LinkedHashMap<>();
    for (Term term : terms) {
      last.put(term.term() + "\t" + term.domain(), term);
    }
    this.terms = List.copyOf(last.values());
    this.spaced = !pair.source().matches("zh|ja|th");
    int most = 1;
    for (Term term : this.terms) {
      boolean cased = spaced && !term.term().equals(term.term().toLowerCase(Locale.ROOT));
      Map<String, List<Term>> map = cased ? exact : folded;
      for (String form : forms(term)) {
        map.computeIfAbsent(form, _ -> new ArrayList<>(1)).add(term);
        most = Math.max(most, spaced ? form.split(" ").length : form.length());
      }
    }
    this.longest = most;
  }

  public LanguagePair pair() {
    return pair;
  }

  public List<Term> terms() {
    return terms;
  }

  /// The terms that hold in a paper of these categories, each once.
  public List<Term> terms(Collection<String> categories) {
    return terms.stream()
        .filter(term -> term.isFor(categories) || (spaced && term.term().indexOf(' ') > 0))
        .toList();
  }

  /// The terms in a text, in order, none overlapping another: at each place the longest.
  public List<TermMatch> find(String text, Collection<String> categories) {
    return spaced ? findWords(text, categories) : findCharacters(text, categories);
  }

  /// The same terms the other way round: each rendering leads to the term, which of several the one
  /// that is rendered so most often.
  public PairGlossary reversed() {
    Map<String, List<Term>> sources = new LinkedHashMap<>();
    for (Term term : terms) {
      for (String rendering : term.renderings()) {
        sources.computeIfAbsent(rendering, _ -> new ArrayList<>()).add(term);
      }
    }
    List<Term> reversed = new ArrayList<>();
    sources.forEach(
        (rendering, of) -> {
          List<Term> preferred =
              of.stream()
                  .sorted(
                      (a, b) ->
                          Integer.compare(
                              a.renderings().indexOf(rendering), b.renderings().indexOf(rendering)))
                  .toList();
          Set<String> names = new LinkedHashSet<>();
          preferred.forEach(term -> names.add(term.term()));
          reversed.add(
              new Term(
                  rendering,
                  List.copyOf(names),
                  preferred.getFirst().domain(),
                  Term.Part.PHRASE,
                  0,
                  preferred.getFirst().rendering().equals(rendering)
                      ? preferred.getFirst().back()
                      : 0,
                  List.of()));
        });
    return new PairGlossary(pair.reversed(), reversed);
  }

  private List<TermMatch> findWords(String text, Collection<String> categories) {
    List<Words.Word> words = Words.of(text);
    List<TermMatch> matches = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      TermMatch match = null;
      int taken = 0;
      int reach = Words.reach(words, at, longest);
      for (int count = reach; count > 0 && match == null; count--) {
        int start = words.get(at).start();
        int end = words.get(at + count - 1).end();
        Optional<Term> term = choose(exact.get(Words.joined(words, at, count, false)), categories);
        if (term.isEmpty()) {
          term = choose(folded.get(Words.joined(words, at, count, true)), categories);
        }
        if (term.isPresent()) {
          match = new TermMatch(start, end, term.get());
          taken = count;
        }
      }
      if (match == null) {
        at++;
      } else {
        matches.add(match);
        at += taken;
      }
    }
    return matches;
  }

  private List<TermMatch> findCharacters(String text, Collection<String> categories) {
    String lower = text.toLowerCase(Locale.ROOT);
    String searched = lower.length() == text.length() ? lower : text;
    List<TermMatch> matches = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = 0;
      for (int length = Math.min(longest, text.length() - at); length > 0; length--) {
        Optional<Term> term = choose(folded.get(searched.substring(at, at + length)), categories);
        if (term.isPresent()) {
          end = at + length;
          matches.add(new TermMatch(at, end, term.get()));
          break;
        }
      }
      at = Math.max(at + 1, end);
    }
    return matches;
  }

  private Optional<Term> choose(@Nullable List<Term> entries, Collection<String> categories) {
    if (entries == null) {
      return Optional.empty();
    }
    Term best = null;
    for (Term entry : entries) {
      boolean general = entry.domain().equals(Term.ANY_DOMAIN);
      if (!general && entry.isFor(categories)) {
        return Optional.of(entry);
      }
      boolean usable = general || !spaced || entry.term().indexOf(' ') > 0;
      if (usable && (best == null || general)) {
        best = entry;
      }
    }
    return Optional.ofNullable(best);
  }

  private Set<String> forms(Term term) {
    if (!spaced) {
      return Set.of(term.term().toLowerCase(Locale.ROOT));
    }
    Set<String> forms = new LinkedHashSet<>();
    Set<String> inflected =
        pair.source().equals("en")
            ? Inflection.forms(term.term(), term.part())
            : Set.of(term.term());
    boolean cased = !term.term().equals(term.term().toLowerCase(Locale.ROOT));
    for (String form : inflected) {
      List<Words.Word> words = Words.of(form);
      if (words.isEmpty()) {
        continue;
      }
      forms.add(Words.joined(words, 0, words.size(), !cased));
      if (form.indexOf('-') > 0) {
        List<Words.Word> glued = Words.of(form.replace("-", ""));
        forms.add(Words.joined(glued, 0, glued.size(), !cased));
      }
    }
    return forms;
  }
}
