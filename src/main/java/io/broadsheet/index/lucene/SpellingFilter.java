package io.broadsheet.index.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// British spellings as American ones (`generalised`, `behaviour`), and forms of common words that
/// KStem takes for words of their own (`learning`, `pruning`). Before stemming, on folded words.
final class SpellingFilter extends TokenFilter {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("learned", "learn"),
          Map.entry("learning", "learn"),
          Map.entry("learnt", "learn"),
          Map.entry("pruning", "prune"),
          Map.entry("generalization", "generalize"),
          Map.entry("behaviour", "behavior"),
          Map.entry("behaviours", "behavior"),
          Map.entry("behavioural", "behavioral"),
          Map.entry("colour", "color"),
          Map.entry("colours", "color"),
          Map.entry("neighbour", "neighbor"),
          Map.entry("neighbours", "neighbor"),
          Map.entry("neighbouring", "neighboring"),
          Map.entry("neighbourhood", "neighborhood"),
          Map.entry("tumour", "tumor"),
          Map.entry("tumours", "tumor"),
          Map.entry("labelled", "label"),
          Map.entry("labelling", "label"),
          Map.entry("centre", "center"),
          Map.entry("centred", "center"),
          Map.entry("analyse", "analyze"),
          Map.entry("analysed", "analyze"),
          Map.entry("analysing", "analyze"),
          Map.entry("grey", "gray"),
          Map.entry("fibre", "fiber"));

  private static final Set<String> NOT_BRITISH =
      Set.of("surpr", "compr", "adver", "enterpr", "merchand", "improv");

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  SpellingFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    int length = term.length();
    if (length >= 4 && length <= 20) {
      char last = term.charAt(length - 1);
      if (last == 'd' || last == 'g' || last == 'n' || last == 's') {
        americanize(length);
      }
      String word = WORDS.get(term.toString());
      if (word != null) {
        term.setEmpty().append(word);
      }
    }
    return true;
  }

  private void americanize(int length) {
    for (String ending : new String[] {"isation", "isations", "ised", "ising"}) {
      int at = length - ending.length();
      if (at >= 4 && endsWith(ending, at) && isBritish(at)) {
        term.buffer()[at + 1] = 'z';
        return;
      }
    }
  }

  private boolean endsWith(String ending, int at) {
    for (int i = 0; i < ending.length(); i++) {
      if (term.charAt(at + i) != ending.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isBritish(int at) {
    return "lnrtdhm".indexOf(term.charAt(at - 1)) >= 0
        && !NOT_BRITISH.contains(term.toString().substring(0, at))
        && !term.toString().startsWith("prom")
        && !term.toString().startsWith("comprom");
  }
}
