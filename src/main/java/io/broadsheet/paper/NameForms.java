package io.broadsheet.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Exact terms under which an index keeps an author, so that a name finds the author in any form it
/// is written in, and two words of different authors never make a match: an author is meant by a
/// query if and only if [#indexTokens] of the one and [#queryTokens] of the other share a term.
///
/// **What means whom.** Accents, case, apostrophes and suffixes (Jr., III) do not count. A query of
/// several words is read as given names before a family name of one or more words; with a comma, as
/// family name before given names; and, without one, also as family name before given names when
/// the given names agree in full or the query writes initials (`Wang Zhangyang`, `Wang Z.`).
///
/// - Family names are equal, blanks and hyphens within them aside, with or without the particles
///   before them (`de Bruyn Kops`, `Bruyn Kops`).
/// - Given names are compared one by one as far as both sides have them, two at most: a full name
///   equals the same full name or, where the other side has only an initial, its initial. So
///   `Zhangyang Wang` means Z. Wang and not Zhen Wang; `Alex Wang` means Alex J. Wang; `Alex K.
///   Wang` does not. Hyphenated given names are two (`Jean-Pierre`, `J.-P.`, `JP`), and one when
///   written in one (`Jeanpierre`). An author without given names is not meant by a query with
///   some.
/// - A family name alone (with or without particles, or one word of several) means all who have it,
///   and so does one given name in full.
/// - Names in Chinese, Japanese or Korean script are equal as a whole, or by family or given name
///   alone; a collaboration is equal as a whole, or by any one of its words.
public final class NameForms {
  private static final int MOST_WORDS = 8;

  private NameForms() {}

  /// The terms to index for one author, about a dozen. Terms are opaque, lower-case and without
  /// blanks.
  public static Set<String> indexTokens(Author author) {
    Set<String> tokens = new LinkedHashSet<>();
    NameWords words = NameWords.of(author);
    for (String whole : words.wholes()) {
      tokens.add("w:" + whole);
    }
    for (String single : words.singles()) {
      tokens.add("s:" + single);
    }
    for (String family : words.families()) {
      for (List<String> given : words.givens()) {
        indexGiven(tokens, family, given);
      }
      for (String joined : words.joinedGivens()) {
        tokens.add(pair("q1", family, full(joined)));
        tokens.add(pair("a1", family, full(joined)));
      }
    }
    return tokens;
  }

  /// The terms any of which an author has whom the name may mean. Empty when the name has neither
  /// letter nor digit.
  public static Set<String> queryTokens(String name) {
    Set<String> tokens = new LinkedHashSet<>();
    int comma = name.indexOf(',');
    String family = comma < 0 ? "" : name.substring(0, comma);
    String given = comma < 0 ? "" : NameWords.withoutSuffix(name.substring(comma + 1));
    if (!NameFolding.fold(family).isEmpty() && !NameFolding.fold(given).isEmpty()) {
      for (String familyForm : NameWords.familyForms(family)) {
        query(tokens, familyForm, given, true);
      }
      return tokens;
    }
    String plain = NameWords.withoutSuffix(name.replace(',', ' '));
    for (String whole : NameWords.wholeForms(plain)) {
      tokens.add("w:" + whole);
    }
    for (String single : NameWords.singleForms(plain)) {
      tokens.add("s:" + single);
    }
    List<String> words = NameWords.split(plain);
    for (int cut = 1; cut < Math.min(words.size(), MOST_WORDS); cut++) {
      String first = String.join(" ", words.subList(0, cut));
      String last = String.join(" ", words.subList(cut, words.size()));
      for (String familyForm : NameWords.familyForms(last)) {
        query(tokens, familyForm, first, true);
      }
      for (String familyForm : NameWords.familyForms(first)) {
        query(tokens, familyForm, last, false);
      }
    }
    return tokens;
  }

  /// @param initialsToo whether a full given name may mean an author known by the initial
  private static void query(
      Set<String> tokens, String family, String givenNames, boolean initialsToo) {
    for (List<String> given : NameWords.givenForms(givenNames)) {
      for (int length = 1; length <= given.size(); length++) {
        for (String pattern : patterns(given.subList(0, length), false, initialsToo)) {
          if (length == given.size()) {
            tokens.add(pair("q" + length, family, pattern));
          }
          tokens.add(pair("a" + length, family, pattern));
        }
      }
    }
    for (String joined : NameWords.joinedForms(givenNames)) {
      tokens.add(pair("q1", family, full(joined)));
      tokens.add(pair("a1", family, full(joined)));
    }
  }

  /// `q`: the query's given names end here, whatever more the author has; `a`: the author's end
  /// here, whatever more the query has.
  private static void indexGiven(Set<String> tokens, String family, List<String> given) {
    for (int length = 1; length <= given.size(); length++) {
      for (String pattern : patterns(given.subList(0, length), true, true)) {
        tokens.add(pair("q" + length, family, pattern));
        if (length == given.size()) {
          tokens.add(pair("a" + length, family, pattern));
        }
      }
    }
  }

  /// All ways to write the names so that two of them meet exactly when the names agree: a full name
  /// meets the same name, an initial meets what begins with it, two full names never meet by their
  /// initials.
  private static List<String> patterns(List<String> given, boolean indexed, boolean initialsToo) {
    List<String> patterns = List.of("");
    for (String name : given) {
      List<String> longer = new ArrayList<>();
      for (String pattern : patterns) {
        for (String element : elements(name, indexed, initialsToo)) {
          longer.add(pattern + element);
        }
      }
      patterns = longer;
    }
    return patterns;
  }

  private static List<String> elements(String name, boolean indexed, boolean initialsToo) {
    String initial = name.substring(0, name.offsetByCodePoints(0, 1));
    if (NameWords.isInitial(name)) {
      // ? is "begins with", ! is "known by the initial only"
      return indexed ? List.of("?" + initial, "!" + initial) : List.of("?" + initial);
    }
    if (indexed) {
      return List.of(full(name), "?" + initial);
    }
    return initialsToo ? List.of(full(name), "!" + initial) : List.of(full(name));
  }

  private static String full(String name) {
    return "=" + name;
  }

  private static String pair(String kind, String family, String pattern) {
    return kind + ":" + family + pattern;
  }
}
