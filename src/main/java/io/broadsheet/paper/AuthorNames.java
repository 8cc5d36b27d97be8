package io.broadsheet.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads personal names into parts. TeX in names must have been turned into Unicode before.
public final class AuthorNames {
  private static final Pattern SUFFIX =
      Pattern.compile("(?i)(?:jr|sr|junior|senior|ii|iii|iv)\\.?");
  private static final Pattern COLLABORATION =
      Pattern.compile(
          "(?i).*\\b(?:collaborations?|consortium|team|working group|task force|alliance|committee"
              + "|network|initiative|study group|project|organi[sz]ation|foundation|institute"
              + "|university|community|contributors|laborator(?:y|ies))\\b.*|.*\\(?on behalf of\\b.*");

  /// Particles that start a family name even when written with a capital. Others (`Le`, `Di`,
  /// `Bin`) are given names of their own in many languages.
  private static final Set<String> CAPITAL_PARTICLES =
      Set.of("Van", "Von", "De", "Del", "Della", "Dos", "Der", "Den", "Al", "El", "Ibn");

  private AuthorNames() {}

  /// Parses a name as written: `Given Family`, `Family, Given`, `Family, Jr., Given`, `何恺明`. A
  /// collaboration has no parts, a single word is a family name.
  public static Author parse(String name) {
    String shown = name.strip().replaceAll("\\s+", " ");
    if (COLLABORATION.matcher(shown).matches()) {
      return new Author(shown, null, null, null, null, List.of());
    }
    if (NameScripts.isWhollyEastAsian(shown)) {
      return eastAsian(shown);
    }
    return shown.indexOf(',') > 0 ? inverted(shown) : natural(shown, null);
  }

  /// Parses an author string as arXiv has it, `A. B. Surname, C. D'Name (1), E. F and G. H ((1)
  /// Univ., (2) Inst.)`, into authors in order, with their affiliations where they are given.
  /// Nothing is ever rejected; time grows with the text.
  public static List<Author> parseList(String authors) {
    return AuthorListParser.parse(authors);
  }

  /// An author whose parts the source told.
  ///
  /// @param first given names, may be empty
  /// @param suffix `Jr.`, may be empty
  public static Author ofParts(
      String last, String first, String suffix, List<String> affiliations) {
    String family = last.strip();
    String given = first.strip();
    String tail = suffix.strip();
    boolean eastAsian = NameScripts.isWhollyEastAsian(family + given);
    String name =
        eastAsian
            ? family + given
            : String.join(" ", given, family, tail).strip().replaceAll("\\s+", " ");
    if (COLLABORATION.matcher(name).matches()) {
      return new Author(name, null, null, null, null, affiliations);
    }
    if (isSuffix(family) && given.indexOf(' ') > 0) {
      // sources that split at the last blank make a family name of the suffix
      Author author = natural(given, family);
      return new Author(author.name(), author.family(), author.given(), family, null, affiliations);
    }
    return new Author(
        name, blankToNull(family), blankToNull(given), blankToNull(tail), null, affiliations);
  }

  /// The key of an author page: family and given names, folded to ASCII lower case and joined by
  /// dashes (`wang-zhangyang`); names in East Asian scripts keep their characters. The same name
  /// always has the same key; different people of one name share it.
  public static String key(Author author) {
    String family = author.family();
    String given = author.given();
    String name =
        family == null || given == null
            ? author.name()
            : NameScripts.isWhollyEastAsian(author.name()) ? family + given : family + " " + given;
    String folded = NameFolding.fold(name).replace(' ', '-');
    return folded.isEmpty() ? "unnamed" : folded;
  }

  /// Whether a text can be a name: it has a letter. Sources list a lone `:` after a collaboration
  /// as if it were an author.
  public static boolean isName(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  static boolean isSuffix(String word) {
    return SUFFIX.matcher(word.strip()).matches();
  }

  private static Author eastAsian(String shown) {
    int blank = shown.indexOf(' ');
    int cut = blank > 0 ? blank : NameScripts.familyLength(shown);
    if (cut >= shown.length()) {
      return new Author(shown, shown, null, null, null, List.of());
    }
    return new Author(
        shown, shown.substring(0, cut), shown.substring(cut).strip(), null, null, List.of());
  }

  private static Author inverted(String shown) {
    List<String> parts = new ArrayList<>();
    for (String part : shown.split(",", 4)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    if (parts.isEmpty()) {
      return new Author(shown, shown, null, null, null, List.of());
    }
    if (parts.size() == 1) {
      return natural(parts.getFirst(), null);
    }
    if (isSuffix(parts.get(1))) {
      return parts.size() == 2
          ? natural(parts.getFirst(), parts.get(1))
          : ofParts(parts.getFirst(), parts.get(2), parts.get(1), List.of());
    }
    String suffix = parts.size() > 2 && isSuffix(parts.get(2)) ? parts.get(2) : "";
    return ofParts(parts.getFirst(), parts.get(1), suffix, List.of());
  }

  private static Author natural(String shown, @Nullable String knownSuffix) {
    List<String> words = new ArrayList<>(Arrays.asList(shown.split(" ")));
    String suffix = knownSuffix;
    if (suffix == null && words.size() > 2 && isSuffix(words.getLast())) {
      suffix = words.removeLast();
    }
    int cut = familyStart(words);
    String family = String.join(" ", words.subList(cut, words.size()));
    String given = String.join(" ", words.subList(0, cut));
    String name = suffix == null ? shown : String.join(" ", words) + " " + suffix;
    return new Author(name, family, blankToNull(given), suffix, null, List.of());
  }

  private static int familyStart(List<String> words) {
    for (int i = 1; i < words.size() - 1; i++) {
      String word = words.get(i);
      if (NameWords.PARTICLES.contains(word)) {
        boolean joins = word.equals("y") || word.equals("e");
        return joins && i > 1 ? i - 1 : i;
      }
    }
    int start = Math.max(0, words.size() - 1);
    while (start > 1 && CAPITAL_PARTICLES.contains(words.get(start - 1))) {
      start--;
    }
    return start;
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
