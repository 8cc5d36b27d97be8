package io.broadsheet.web.page;

import io.broadsheet.reader.Follow;
import io.broadsheet.web.RequestContext;

/// Where the papers of a follow are.
public final class FollowPaths {
  private FollowPaths() {}

  public static String of(Follow follow) {
    return switch (follow.kind()) {
      case CATEGORY ->
          follow.value().indexOf('*') >= 0 || follow.value().indexOf('.') < 0
              ? newest("cat:" + follow.value())
              : PaperPaths.category(follow.value());
      case AUTHOR -> PaperPaths.author(follow.value());
      case QUERY -> newest(follow.value());
      case TAG -> "/library?tag=" + RequestContext.encode(follow.value());
    };
  }

  private static String newest(String query) {
    return "/search?q=" + RequestContext.encode(query) + "&sort=newest";
  }
}
