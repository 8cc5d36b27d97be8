package io.broadsheet.web.page;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.PaperId;
import io.broadsheet.web.RequestContext;

/// Where pages are.
public final class PaperPaths {
  private PaperPaths() {}

  public static String paper(PaperId id) {
    return "/paper/" + RequestContext.encodePath(id.toString());
  }

  /// Where a translation of a paper is corrected.
  ///
  /// @param to primary language of the translation
  public static String correction(PaperId id, String to) {
    return paper(id) + "/translation?to=" + RequestContext.encode(to);
  }

  public static String author(Author author) {
    return author(AuthorNames.key(author));
  }

  /// @param key of [AuthorNames#key]
  public static String author(String key) {
    return "/author/" + RequestContext.encodePath(key);
  }

  public static String category(String code) {
    return "/category/" + RequestContext.encode(code);
  }

  /// Where readers talk about a paper.
  static String discussion(PaperId id) {
    return paper(id) + "/discussion";
  }
}
