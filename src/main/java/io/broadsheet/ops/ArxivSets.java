package io.broadsheet.ops;

import io.broadsheet.paper.CategoryTaxonomy;
import java.util.List;

/// From a category or archive to arXiv's OAI-PMH set of it (`group[:archive[:CATEGORY]]`, arXiv
/// help pages, "Open Archives Initiative"): `cs.AI` is `cs:cs:AI`, `hep-th` is `physics:hep-th`.
final class ArxivSets {
  /// Groups of one archive of the same name; all other archives are physics.
  private static final List<String> OWN_GROUP =
      List.of("cs", "econ", "eess", "math", "q-bio", "q-fin", "stat");

  private ArxivSets() {}

  static String of(String category) {
    String code = CategoryTaxonomy.canonical(category.replaceAll("\\.\\*$", ""));
    int dot = code.indexOf('.');
    String archive = dot < 0 ? code : code.substring(0, dot);
    boolean own = OWN_GROUP.contains(archive);
    String group = own ? archive : "physics";
    if (dot < 0) {
      return own ? group : group + ":" + archive;
    }
    return group + ":" + archive + ":" + code.substring(dot + 1);
  }
}
