package io.broadsheet.reader.importing;

import io.broadsheet.error.BroadsheetException;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the files in which readers bring their libraries: BibTeX and BibLaTeX, RIS, CSL-JSON and
/// CSV (as Zotero and others export them), JSON of tags to identifiers (arxiv-sanity), JSON lists
/// of papers (SciRate), and plain lists of identifiers. Which it is, is told by the content.
public final class LibraryFile {
  /// More are no library.
  public static final int MOST = 20_000;

  private static final Pattern BIBTEX = Pattern.compile("(?m)^\\s*@[A-Za-z]+\\s*[{(]");
  private static final Pattern RIS = Pattern.compile("(?m)^TY {1,2}- ?");
  private static final Pattern CSV =
      Pattern.compile("(?i)^\"?[\\w /.-]*\"?(?:,.*)?\\b(?:title|doi|url|id)\\b.*,.*");

  private LibraryFile() {}

  /// What a file says.
  ///
  /// @param format in words
  /// @param references in the order of the file
  public record Content(String format, List<Reference> references) {
    public Content {
      references = List.copyOf(references);
    }
  }

  /// @throws BroadsheetException of kind INVALID when it is nothing of the kind, or too much
  public static Content read(String raw) {
    String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    Content content = parse(text);
    if (content.references().isEmpty()) {
      throw BroadsheetException.invalid(
          "there is no reference in this file; BibTeX, RIS, CSL-JSON, CSV, JSON of arXiv identifiers"
              + " and plain lists of identifiers are read");
    }
    if (content.references().size() > MOST) {
      throw BroadsheetException.invalid(
          "this file has more than " + MOST + " references; bring them in several files");
    }
    return content;
  }

  private static Content parse(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("[") || stripped.startsWith("{")) {
      return new Content("JSON", JsonReferences.read(stripped));
    }
    if (BIBTEX.matcher(text).find()) {
      return new Content("BibTeX", BibtexReferences.read(text));
    }
    if (RIS.matcher(text).find()) {
      return new Content("RIS", RisReferences.read(text));
    }
    int end = stripped.indexOf('\n');
    String first = end < 0 ? stripped : stripped.substring(0, end).strip();
    if (first.length() < 10_000 && CSV.matcher(first).matches()) {
      return new Content("CSV", CsvReferences.read(stripped));
    }
    return new Content("identifiers", PlainReferences.read(text));
  }
}
