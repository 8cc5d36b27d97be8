package io.broadsheet.translate.glossary;

import java.util.LinkedHashSet;
import java.util.Set;

/// The forms in which an English term stands in a text. Rules alone: a form too many does no harm,
/// as nobody writes it.
final class Inflection {
  private Inflection() {}

  /// The term and its forms, of which only the last word (of a verb the first) changes.
  static Set<String> forms(String term, Term.Part part) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(term);
    switch (part) {
      case NOUN -> plural(term, forms);
      case VERB -> {
        int blank = term.indexOf(' ');
        String verb = blank < 0 ? term : term.substring(0, blank);
        String rest = blank < 0 ? "" : term.substring(blank);
        Set<String> verbs = new LinkedHashSet<>();
        verb(verb, verbs);
        verbs.forEach(form -> forms.add(form + rest));
      }
      case ADJECTIVE -> adverb(term, forms);
      case PHRASE -> {}
    }
    return forms;
  }

  private static void plural(String noun, Set<String> forms) {
    if (noun.endsWith("y") && !endsInVowelAndY(noun)) {
      forms.add(cut(noun, 1) + "ies");
    } else if (noun.endsWith("is")) {
      forms.add(cut(noun, 2) + "es");
    } else if (noun.endsWith("ix") || noun.endsWith("ex")) {
      forms.add(cut(noun, 2) + "ices");
      forms.add(noun + "es");
    } else if (noun.matches(".*(s|x|z|ch|sh)")) {
      forms.add(noun + "es");
    } else if (noun.endsWith("um") || noun.endsWith("on")) {
      forms.add(cut(noun, 2) + "a");
      forms.add(noun + "s");
    } else {
      forms.add(noun + "s");
    }
  }

  private static void verb(String verb, Set<String> forms) {
    forms.add(verb.matches(".*(s|x|z|ch|sh)") ? verb + "es" : verb + "s");
    if (verb.endsWith("e")) {
      forms.add(verb + "d");
      forms.add(cut(verb, 1) + "ing");
    } else if (verb.endsWith("y") && !endsInVowelAndY(verb)) {
      forms.add(cut(verb, 1) + "ies");
      forms.add(cut(verb, 1) + "ied");
      forms.add(verb + "ing");
    } else {
      forms.add(verb + "ed");
      forms.add(verb + "ing");
      char last = verb.charAt(verb.length() - 1);
      if ("bdgmnprtl".indexOf(last) >= 0) {
        forms.add(verb + last + "ed");
        forms.add(verb + last + "ing");
      }
    }
  }

  private static void adverb(String adjective, Set<String> forms) {
    if (adjective.endsWith("ic")) {
      forms.add(adjective + "ally");
    } else if (adjective.endsWith("le")) {
      forms.add(cut(adjective, 1) + "y");
    } else {
      forms.add(adjective + "ly");
    }
  }

  private static boolean endsInVowelAndY(String word) {
    return word.length() > 1 && "aeiou".indexOf(word.charAt(word.length() - 2)) >= 0;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
