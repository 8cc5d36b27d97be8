package io.broadsheet.web.page;

import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page that says what went wrong and where to go on from.
public final class ErrorPage {
  private final Pages pages;

  public ErrorPage(Pages pages) {
    this.pages = pages;
  }

  /// What the template shows.
  ///
  /// @param kind `notFound`, `invalid`, `busy`, `wrongMethod` or `failure`; picks the words
  /// @param detail what the reader can do, in English; may be empty
  /// @param identifier under which a failure of ours was logged
  public record Model(int status, String kind, String detail, @Nullable String identifier) {}

  /// Draws it.
  ///
  /// @param context empty when the request was turned away before it was read
  public Reply draw(
      Optional<RequestContext> context, int status, String detail, @Nullable String identifier) {
    if (context.isEmpty()) {
      return Reply.text(detail + "\n").withStatus(status);
    }
    String kind = kind(status);
    Page page = pages.pageWithoutCount(context.get(), "");
    page = page.withTitle(page.text("error." + kind + ".title"));
    return pages
        .draw("page/error.jte", page, new Model(status, kind, detail, identifier))
        .withStatus(status);
  }

  private static String kind(int status) {
    return switch (status) {
      case 404 -> "notFound";
      case 405 -> "wrongMethod";
      case 429, 503, 504 -> "busy";
      default -> status >= 500 ? "failure" : "invalid";
    };
  }
}
