package io.broadsheet.web.page;

import io.broadsheet.web.FormGuard;
import io.broadsheet.web.LibraryImport;
import io.broadsheet.web.Multipart;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.List;
import java.util.Optional;

/// `/library/import`: brings a library along from elsewhere, by a file or by what is pasted.
public final class ImportHandler {
  private static final int UNKNOWN_SHOWN = 50;

  private final Pages pages;
  private final FormGuard guard;
  private final LibraryImport imports;

  public ImportHandler(WebServices services, ReaderServices readers, Pages pages) {
    this.pages = pages;
    this.guard = pages.guard();
    this.imports = new LibraryImport(services, readers.store());
  }

  /// What the template shows.
  ///
  /// @param summary what became of the file; empty before
  /// @param unknown the first of what could not be identified
  /// @param more how many more there were
  public record Model(Optional<String> summary, List<String> unknown, int more) {
    public Model {
      unknown = List.copyOf(unknown);
    }
  }

  public Reply form(RequestContext context) {
    return draw(context, new Model(Optional.empty(), List.of(), 0));
  }

  public Reply submit(RequestContext context) {
    Multipart form = context.multipart();
    guard.check(context, form.text(FormGuard.FIELD).orElse(""));
    String file =
        form.text("file").filter(text -> !text.isBlank()).or(() -> form.text("text")).orElse("");
    LibraryImport.Report report = imports.run(context.reader().id(), file);
    Page page = pages.page(context, "");
    String summary =
        page.text(
            "import.summary",
            report.read(),
            report.saved(),
            report.waiting(),
            report.unknown().size());
    List<String> unknown =
        report.unknown().stream().limit(UNKNOWN_SHOWN).map(ImportHandler::shortened).toList();
    return draw(
        context,
        new Model(
            Optional.of(page.text("import.format", report.format()) + " " + summary),
            unknown,
            report.unknown().size() - unknown.size()));
  }

  private static String shortened(String title) {
    String line = Parameters.oneLine(title);
    return line.codePointCount(0, line.length()) > 160
        ? line.substring(0, line.offsetByCodePoints(0, 160)) + "…"
        : line;
  }

  private Reply draw(RequestContext context, Model model) {
    Page bare = pages.page(context, "");
    return pages.draw("page/import.jte", bare.withTitle(bare.text("import.title")), model);
  }
}
