package io.broadsheet.web.export;

import io.broadsheet.reader.LibraryItem;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.LibraryFilter;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// `/library/export.bib` and its sisters: a reader's library, or the part of it that the same
/// parameters show on `/library`, with tags and notes. Papers that are no longer in the store are
/// left out, except in CSV.
public final class LibraryExportHandler {
  private static final Map<String, Format> FORMATS =
      Map.of(
          "bib", new Format("application/x-bibtex; charset=utf-8", LibraryExport::bibtex),
          "ris",
              new Format("application/x-research-info-systems; charset=utf-8", LibraryExport::ris),
          "csl.json", new Format("application/vnd.citationstyles.csl+json", LibraryExport::cslJson),
          "csv", new Format("text/csv; charset=utf-8", LibraryExport::csv));

  private final PaperStore papers;

  public LibraryExportHandler(WebServices services) {
    this.papers = services.papers();
  }

  private record Format(String contentType, Function<LibraryExport, String> write) {}

  /// @param extension `bib`, `ris`, `csl.json` or `csv`
  public Reply answer(RequestContext context, String extension) {
    Format format = FORMATS.get(extension);
    if (format == null) {
      throw new IllegalArgumentException("no such format: " + extension);
    }
    List<LibraryItem> items =
        LibraryFilter.of(context.parameters()).apply(context.visit().shelf(), papers);
    String text = format.write().apply(LibraryExport.of(items, papers));
    return Reply.of(format.contentType(), text.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "private, no-cache")
        .with("Content-Disposition", "attachment; filename=\"library." + extension + "\"");
  }
}
