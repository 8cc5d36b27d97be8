package io.broadsheet.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import io.broadsheet.web.Assets;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.LibraryCounts;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Draws pages: a template, the [Page] around it, and a model of the handler's own. Every template
/// takes the two as `page` and `model`.
public final class Pages {
  private static final String TEMPLATE_PACKAGE = "io.broadsheet.web.template";
  private static final int USUAL_BYTES = 64 << 10;

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATE_PACKAGE);
  private final Assets assets;
  private final LibraryCounts counts;
  private final String version;
  private final boolean subscribes;
  private final FormGuard guard = new FormGuard();

  /// Where mail is to be had by account alone.
  public Pages(Assets assets, LibraryCounts counts, String version) {
    this(assets, counts, version, false);
  }

  /// @param subscribes whether mail is to be had without an account
  public Pages(Assets assets, LibraryCounts counts, String version, boolean subscribes) {
    this.subscribes = subscribes;
    this.assets = assets;
    this.counts = counts;
    this.version = version;
  }

  /// Guards the forms of all pages.
  public FormGuard guard() {
    return guard;
  }

  /// A page of the given document title, to be completed with its `with…` methods.
  public Page page(RequestContext context, String title) {
    return new Page(
        context,
        assets,
        title,
        "",
        counts.papers(),
        version,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        PageReader.of(context, guard),
        subscribes);
  }

  /// As [#page], for when the store itself may be what failed.
  Page pageWithoutCount(RequestContext context, String title) {
    return new Page(
        context,
        assets,
        title,
        "",
        -1,
        version,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        PageReader.of(context, guard),
        subscribes);
  }

  /// Draws what is not a page of this server, such as a mail.
  ///
  /// @param template path under `src/main/jte`, with its extension
  public String fragment(String template, Page page, Object model) {
    StringOutput output = new StringOutput();
    templates.render(template, Map.of("page", page, "model", model), output);
    return output.toString();
  }

  /// Draws a page.
  ///
  /// @param template path under `src/main/jte`, with its extension: `page/search.jte`
  public Reply draw(String template, Page page, Object model) {
    Utf8ByteOutput output = new Utf8ByteOutput(USUAL_BYTES);
    templates.render(template, Map.of("page", page, "model", model), output);
    Reply reply =
        Reply.of(Reply.HTML, output.toByteArray()).with("Content-Language", page.language().tag());
    if (!page.reader().present()) {
      return reply;
    }
    Reply own = reply.with("Cache-Control", "private, no-cache");
    return page.reader().cookie().map(cookie -> own.with("Set-Cookie", cookie)).orElse(own);
  }
}
