package io.broadsheet.paper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// arXiv's categories: names in English and Chinese, groups, archives and aliases (arXiv's category
/// taxonomy, 2025). Codes it does not know are kept as they are. The names are in `categories.tsv`.
public final class CategoryTaxonomy {
  /// One active category.
  ///
  /// @param code `cs.CL`
  /// @param group `Computer Science`, `Physics`, …
  /// @param archive `cs`, `astro-ph`, …
  public record Category(
      String code, String group, String archive, String english, String chinese) {}

  /// An alias and the code under which arXiv keeps the papers of both.
  private static final Map<String, String> ALIASES =
      Map.of(
          "math.MP", "math-ph",
          "stat.TH", "math.ST",
          "math.IT", "cs.IT",
          "q-fin.EC", "econ.GN",
          "cs.SY", "eess.SY",
          "cs.NA", "math.NA");

  /// Archives that closed, and the category that took their papers.
  private static final Map<String, String> SUBSUMED =
      Map.ofEntries(
          Map.entry("cmp-lg", "cs.CL"),
          Map.entry("adap-org", "nlin.AO"),
          Map.entry("comp-gas", "nlin.CG"),
          Map.entry("chao-dyn", "nlin.CD"),
          Map.entry("solv-int", "nlin.SI"),
          Map.entry("patt-sol", "nlin.PS"),
          Map.entry("alg-geom", "math.AG"),
          Map.entry("dg-ga", "math.DG"),
          Map.entry("funct-an", "math.FA"),
          Map.entry("q-alg", "math.QA"),
          Map.entry("mtrl-th", "cond-mat.mtrl-sci"),
          Map.entry("supr-con", "cond-mat.supr-con"),
          Map.entry("acc-phys", "physics.acc-ph"),
          Map.entry("ao-sci", "physics.ao-ph"),
          Map.entry("atom-ph", "physics.atom-ph"),
          Map.entry("bayes-an", "physics.data-an"),
          Map.entry("chem-ph", "physics.chem-ph"),
          Map.entry("plasm-ph", "physics.plasm-ph"));

  /// Archives with their names; the first two of which were once categories themselves.
  private static final Map<String, List<String>> ARCHIVES =
      Map.ofEntries(
          Map.entry("astro-ph", List.of("Astrophysics", "天体物理")),
          Map.entry("cond-mat", List.of("Condensed Matter", "凝聚态物理")),
          Map.entry("cs", List.of("Computer Science", "计算机科学")),
          Map.entry("econ", List.of("Economics", "经济学")),
          Map.entry("eess", List.of("Electrical Engineering and Systems Science", "电气工程与系统科学")),
          Map.entry("math", List.of("Mathematics", "数学")),
          Map.entry("nlin", List.of("Nonlinear Sciences", "非线性科学")),
          Map.entry("physics", List.of("Physics", "物理学")),
          Map.entry("q-bio", List.of("Quantitative Biology", "定量生物学")),
          Map.entry("q-fin", List.of("Quantitative Finance", "定量金融")),
          Map.entry("stat", List.of("Statistics", "统计学")));

  private static final List<String> GROUPS_OF_THEIR_OWN =
      List.of("cs", "econ", "eess", "math", "q-bio", "q-fin", "stat");

  private static final Map<String, Category> CATEGORIES = load();

  private CategoryTaxonomy() {}

  /// All 155 active categories, by group; both codes of an alias pair are among them.
  public static List<Category> all() {
    return List.copyOf(CATEGORIES.values());
  }

  /// What is known of a code, alias or not; empty for unknown codes and closed archives.
  public static Optional<Category> find(String code) {
    return Optional.ofNullable(CATEGORIES.get(code));
  }

  /// The code under which a category is kept: aliases and closed archives resolved, unknown codes
  /// as given.
  public static String canonical(String code) {
    String alias = ALIASES.get(code);
    return alias != null ? alias : SUBSUMED.getOrDefault(code, code);
  }

  /// The name of a category or an archive, in Chinese for any tag of Chinese, else in English; the
  /// code itself when it is unknown.
  ///
  /// @param language BCP 47
  public static String name(String code, String language) {
    boolean chinese = language.equals("zh") || language.startsWith("zh-");
    Category category = CATEGORIES.get(SUBSUMED.getOrDefault(code, code));
    if (category != null) {
      return chinese ? category.chinese() : category.english();
    }
    List<String> archive = ARCHIVES.get(code);
    return archive == null ? code : archive.get(chinese ? 1 : 0);
  }

  /// The other codes that mean the same category, closed archives included, in alphabetical order.
  public static List<String> aliases(String code) {
    String canonical = canonical(code);
    return Stream.of(ALIASES, SUBSUMED)
        .flatMap(codes -> codes.entrySet().stream())
        .filter(entry -> entry.getValue().equals(canonical))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// The archive a code belongs to: `cs` for `cs.CL`, `hep-th` for `hep-th`.
  public static String archiveOf(String code) {
    int dot = code.indexOf('.');
    return dot < 0 ? code : code.substring(0, dot);
  }

  /// Whether a code is meant by a pattern: the same category under any of its codes, or `cs.*` for
  /// everything in the archive, by whichever of its codes.
  public static boolean matches(String pattern, String code) {
    if (!pattern.endsWith(".*")) {
      return canonical(pattern).equals(canonical(code));
    }
    String archive = pattern.substring(0, pattern.length() - 2);
    return archiveOf(code).equals(archive)
        || archiveOf(canonical(code)).equals(archive)
        || aliases(code).stream().anyMatch(alias -> archiveOf(alias).equals(archive));
  }

  private static Map<String, Category> load() {
    Map<String, Category> categories = new LinkedHashMap<>();
    for (String line : lines()) {
      List<String> columns = List.of(line.split("\t"));
      String code = columns.getFirst();
      String archive = archiveOf(code);
      String group = GROUPS_OF_THEIR_OWN.contains(archive) ? archive : "physics";
      String groupName = ARCHIVES.getOrDefault(group, List.of(group)).getFirst();
      categories.put(code, new Category(code, groupName, archive, columns.get(1), columns.get(2)));
    }
    return categories;
  }

  private static List<String> lines() {
    try (InputStream in = CategoryTaxonomy.class.getResourceAsStream("categories.tsv")) {
      if (in == null) {
        throw new IllegalStateException("categories.tsv is missing from the jar: build it anew");
      }
      List<String> lines = new ArrayList<>();
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("categories.tsv cannot be read from the jar", e);
    }
  }
}
