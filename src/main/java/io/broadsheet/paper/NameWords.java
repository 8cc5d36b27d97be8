package io.broadsheet.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a name, folded, for [NameForms].
///
/// @param wholes forms under which the whole name is one: collaborations, names in East Asian
///   scripts
/// @param singles what finds the author alone: family names, full given names
/// @param families forms of the family name, without blanks
/// @param givens given names in order, two at most; several where an abbreviation reads two ways
/// @param joinedGivens given names of several words written in one
record NameWords(
    List<String> wholes,
    List<String> singles,
    List<String> families,
    List<List<String>> givens,
    List<String> joinedGivens) {
  static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du",
          "des", "la", "le", "los", "las", "el", "al", "bin", "ibn", "ter", "ten", "te", "zu",
          "zur", "zum", "af", "av", "y", "e", "dal", "degli", "dello", "het", "op", "vom", "vander",
          "vande", "bint", "abu", "st");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\u00b7\\u2019\\u3000]+");
  private static final Pattern SUFFIX =
      Pattern.compile("(?i)[\\s,]+(?:jr|sr|junior|senior|ii|iii|iv|phd|ph\\.d|md)\\.?\\s*$");
  private static final int MOST_GIVEN = 2;

  static NameWords of(Author author) {
    String name = author.name();
    String family = author.family();
    String given = author.given();
    Set<String> wholes = new LinkedHashSet<>();
    Set<String> singles = new LinkedHashSet<>();
    String eastAsian = NameScripts.eastAsian(name);
    if (!eastAsian.isEmpty()) {
      wholes.add(eastAsian);
      NameScripts.parts(eastAsian).forEach(singles::add);
    }
    if (family == null || given == null) {
      wholes.addAll(wholeForms(name));
      for (String word : split(name)) {
        singles.addAll(singleForms(word));
      }
    }
    List<String> families = new ArrayList<>();
    List<List<String>> givens = List.of();
    List<String> joined = List.of();
    if (family != null) {
      families.addAll(familyForms(family));
      singles.addAll(singleForms(family));
      for (String word : words(family)) {
        if (!PARTICLES.contains(word)) {
          singles.add(word);
        }
      }
      singles.addAll(singleForms(String.join(" ", withoutParticles(words(family)))));
      if (families.size() > 1 || hasJoint(family)) {
        singles.addAll(families);
      }
    }
    if (given != null) {
      givens = givenForms(given);
      joined = joinedForms(given);
      for (String word : split(given)) {
        singles.addAll(singleForms(word).stream().filter(form -> !isInitial(form)).toList());
        words(word).stream().filter(part -> !isInitial(part)).forEach(singles::add);
      }
    }
    singles.removeIf(String::isEmpty);
    return new NameWords(List.copyOf(wholes), List.copyOf(singles), families, givens, joined);
  }

  /// The words as written: blanks and periods part them, hyphens do not.
  static List<String> split(String name) {
    if (isOneWord(name)) {
      return List.of(name);
    }
    List<String> words = new ArrayList<>();
    for (String word : SEPARATORS.split(name.strip())) {
      if (!NameFolding.fold(word).isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /// Most parts of names are a word of letters, for which nothing need be looked for.
  private static boolean isOneWord(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  static String withoutSuffix(String name) {
    return SUFFIX.matcher(" " + name.strip()).replaceFirst("").strip();
  }

  static boolean isInitial(String word) {
    return word.codePointCount(0, word.length()) == 1
        && !Character.isIdeographic(word.codePointAt(0));
  }

  /// The whole name without blanks, led by an article or not; East Asian names too.
  static List<String> wholeForms(String name) {
    List<String> words = new ArrayList<>(words(name));
    if (words.size() > 1 && words.getFirst().equals("the")) {
      words.removeFirst();
    }
    String eastAsian = NameScripts.eastAsian(name);
    String joined = String.join("", words);
    return eastAsian.isEmpty() || eastAsian.equals(joined)
        ? joined.isEmpty() ? List.of() : List.of(joined)
        : List.of(joined, eastAsian);
  }

  /// One name alone: its words joined by underscores; written with hyphens, also joined plainly.
  static List<String> singleForms(String name) {
    List<String> words = words(name);
    if (words.isEmpty()) {
      return List.of();
    }
    Set<String> forms = new LinkedHashSet<>();
    forms.add(String.join("_", words));
    if (split(name).size() == 1) {
      forms.add(String.join("", words));
    }
    return List.copyOf(forms);
  }

  /// The family name without blanks, with its particles and without.
  static List<String> familyForms(String family) {
    List<String> words = words(withoutSuffix(family));
    Set<String> forms = new LinkedHashSet<>();
    forms.add(String.join("", words));
    forms.add(String.join("", withoutParticles(words)));
    forms.remove("");
    return List.copyOf(forms);
  }

  /// The given names in order; short words all in capitals are read as initials too.
  static List<List<String>> givenForms(String given) {
    List<String> plain = new ArrayList<>();
    List<String> abbreviated = new ArrayList<>();
    for (String word : split(given)) {
      if (!plain.isEmpty() && PARTICLES.contains(word)) {
        continue; // Beethoven, Ludwig van
      }
      List<String> parts = words(word);
      boolean capitals =
          parts.size() == 1
              && parts.getFirst().length() == 2
              && word.strip().length() == 2
              && word.toUpperCase(Locale.ROOT).equals(word);
      plain.addAll(parts);
      if (capitals) {
        parts.getFirst().codePoints().forEach(c -> abbreviated.add(Character.toString(c)));
      } else {
        abbreviated.addAll(parts);
      }
    }
    Set<List<String>> forms = new LinkedHashSet<>();
    for (List<String> names : List.of(plain, abbreviated)) {
      if (!names.isEmpty()) {
        forms.add(List.copyOf(names.subList(0, Math.min(MOST_GIVEN, names.size()))));
      }
    }
    return List.copyOf(forms);
  }

  /// Two full given names written in one: `Kyung Hyun` and `Kyung-Hyun` as `kyunghyun`.
  static List<String> joinedForms(String given) {
    List<String> words = words(given);
    return words.size() == 2 && words.stream().noneMatch(NameWords::isInitial)
        ? List.of(String.join("", words))
        : List.of();
  }

  private static boolean hasJoint(String family) {
    return split(family).size() < words(family).size();
  }

  private static List<String> words(String name) {
    if (isOneWord(name)) {
      return List.of(NameFolding.fold(name));
    }
    String folded = NameFolding.fold(String.join(" ", split(name)));
    return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
  }

  /// Without the particles in front, unless nothing is left.
  private static List<String> withoutParticles(List<String> words) {
    int first = 0;
    while (first < words.size() - 1 && PARTICLES.contains(words.get(first))) {
      first++;
    }
    return words.subList(first, words.size());
  }
}
