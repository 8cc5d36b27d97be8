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
}
