package io.broadsheet.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// One word to the form that the index keeps: American spelling, then KStem, which is used because
/// it only turns a word into another word of its dictionary: `learned` and `learning` meet,
/// `universe` and `university` do not. Not safe for use by several threads; what they found out is
/// shared.
final class WordForms {
  /// The words met first are the most frequent ones: these are nine in ten of a text.
  private static final int MOST_REMEMBERED = 50_000;

  /// What KStem takes for the people of a country, and papers do not: siamese networks.
  private static final Set<String> KEPT = Set.of("siamese");

  private static final int LONGEST_REMEMBERED = 30;
  private static final int SHORTEST_REST = 4;

  private static final List<String> SINGULAR_ENDINGS = List.of("ss", "us", "is", "as", "os", "ics");
  private static final Set<String> SINGULARS =
      Set.of(
          "news",
          "lens",
          "series",
          "species",
          "means",
          "always",
          "towards",
          "afterwards",
          "perhaps",
          "besides",
          "sometimes",
          "others",
          "corps",
          "james",
          "wales",
          "texas",
          "mars",
          "gauss",
          "bayes",
          "stokes",
          "hodges",
          "jones");

  private static final Pattern SIBILANT = Pattern.compile("(ss|sh|ch|x|zz)es$");

  private final Map<String, String> remembered;
  private final OneWord word = new OneWord();
  private final TokenStream forms = new KStemFilter(new SpellingFilter(word));

  WordForms(Map<String, String> remembered) {
    this.remembered = remembered;
  }

  /// What several of these may share.
  static Map<String, String> memory() {
    return new ConcurrentHashMap<>();
  }

  /// @param folded a word in lower case without accents
  String of(String folded) {
    if (KEPT.contains(folded)) {
      return folded;
    }
    if (!isPlain(folded)) {
      return derive(folded);
    }
    String known = remembered.get(folded);
    if (known == null) {
      known = derive(folded);
      if (remembered.size() < MOST_REMEMBERED) {
        remembered.put(folded, known);
      }
    }
    return known;
  }

  /// KStem ends words that are not in its dictionary with an e, `pretraining` as `pretraine`; what
  /// comes after the prefix is in it. Plurals that its dictionary has for words of their own
  /// (`features`, `representations`) are made singular.
  private String derive(String folded) {
    try {
      String form = stem(folded);
      if (form.endsWith("e")) {
        for (String prefix : Prefixed.prefixesOf(folded)) {
          String rest = stem(folded.substring(prefix.length()));
          if (rest.length() >= SHORTEST_REST && form.equals(prefix + rest + "e")) {
            return prefix + rest;
          }
        }
      }
      return form.equals(folded) && isPlural(folded) ? stem(singular(folded)) : form;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private String stem(String folded) throws IOException {
    word.next = folded;
    forms.incrementToken();
    return word.term.toString();
  }

  private static boolean isPlural(String folded) {
    return folded.length() > SHORTEST_REST
        && folded.endsWith("s")
        && SINGULAR_ENDINGS.stream().noneMatch(folded::endsWith)
        && !SINGULARS.contains(folded);
  }

  private static String singular(String plural) {
    int length = plural.length();
    if (plural.endsWith("ies")) {
      return plural.substring(0, length - 3) + "y";
    }
    return plural.substring(0, length - (SIBILANT.matcher(plural).find() ? 2 : 1));
  }

  /// Numbers, formulas and Chinese are too many to remember, and have no other forms.
  private static boolean isPlain(String folded) {
    if (folded.isEmpty() || folded.length() > LONGEST_REMEMBERED) {
      return false;
    }
    for (int i = 0; i < folded.length(); i++) {
      if (folded.charAt(i) < 'a' || folded.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private String next = "";

    @Override
    public boolean incrementToken() {
      term.setEmpty().append(next);
      return true;
    }
  }
}
