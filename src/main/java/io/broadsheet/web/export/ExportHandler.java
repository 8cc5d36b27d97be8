package io.broadsheet.web.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.paper.Paper;
import io.broadsheet.store.PaperStore;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import io.broadsheet.web.api.ApiTrees;
import io.broadsheet.web.api.KnownPaper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// `/paper/{id}.bib` and its sisters: a paper in the forms that reference managers read.
public final class ExportHandler {
  /// By file extension.
  private static final Map<String, Format> FORMATS =
      Map.of(
          "bib", new Format("application/x-bibtex; charset=utf-8", BibtexExport::of),
          "ris", new Format("application/x-research-info-systems; charset=utf-8", RisExport::of),
          "csl.json",
              new Format(
                  "application/vnd.citationstyles.csl+json",
                  paper -> CslJsonExport.of(List.of(paper))),
          "md", new Format("text/markdown; charset=utf-8", MarkdownExport::of));

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PaperStore papers;

  public ExportHandler(WebServices services) {
    papers = services.papers();
  }

  private record Format(String contentType, Function<Paper, String> write) {}

  /// An endpoint that answers with one format.
  ///
  /// @param extension `bib`, `ris`, `csl.json` or `md`
  public Reply answer(RequestContext context, String extension) {
    Format format = FORMATS.get(extension);
    if (format == null) {
      throw new IllegalArgumentException("no such format: " + extension);
    }
    Paper paper = KnownPaper.find(papers, context.pathParameter("id"));
    return named(
        Reply.of(
            format.contentType(), format.write().apply(paper).getBytes(StandardCharsets.UTF_8)),
        paper,
        extension);
  }

  /// Everything known of the paper, as the API gives it.
  public Reply json(RequestContext context) {
    Paper paper = KnownPaper.find(papers, context.pathParameter("id"));
    try {
      return named(
          Reply.json(
              MAPPER
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsBytes(ApiTrees.paper(paper, papers.translations(paper.id())))),
          paper,
          "json");
    } catch (JsonProcessingException treesAlwaysWrite) {
      throw new IllegalStateException(treesAlwaysWrite);
    }
  }

  private static Reply named(Reply reply, Paper paper, String extension) {
    String name = paper.id().toString().replaceAll("[^A-Za-z0-9.-]", "-");
    return reply.with("Content-Disposition", "inline; filename=\"" + name + "." + extension + "\"");
  }
}
