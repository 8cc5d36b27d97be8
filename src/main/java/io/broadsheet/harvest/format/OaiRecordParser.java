package io.broadsheet.harvest.format;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.harvest.format.XmlPieces.Piece;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads OAI-PMH 2.0 replies to ListRecords, GetRecord and ListIdentifiers, in the metadata formats
/// `arXiv`, `arXivRaw` and `oai_dc`, record by record: one that is broken is handed on as rejected
/// and the next is read. Stateless, safe for use by many threads.
public final class OaiRecordParser {
  private static final Pattern UNFIT = Pattern.compile("[^\\p{Graph}]|[\"<>\\\\]");

  private OaiRecordParser() {}

  /// Reads one reply, or several of them saved one after the other (then `errors` are those of all
  /// and `resumption` is the last).
  ///
  /// @throws BroadsheetException of kind INVALID when the bytes are no OAI-PMH reply at all (an
  ///   HTML page, say)
  /// @throws IOException when `in` cannot be read; the records before were handed on
  public static OaiReply read(InputStream in, Consumer<OaiRecord> records) throws IOException {
    XmlPieces pieces =
        new XmlPieces(
            CharacterInput.open(in),
            Set.of("record", "error", "resumptionToken", "responseDate"),
            Set.of("OAI-PMH"));
    boolean seen = false;
    @Nullable String responseDate = null;
    List<OaiReply.Fault> errors = new ArrayList<>();
    OaiReply.@Nullable Resumption resumption = null;
    int count = 0;
    for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
      Piece piece = next.get();
      switch (piece.name()) {
        case "OAI-PMH" -> seen = true;
        case "record" -> records.accept(record(piece, ++count));
        case "responseDate" -> responseDate = parsed(piece).map(XmlNode::text).orElse(null);
        case "error" ->
            parsed(piece)
                .ifPresent(
                    node ->
                        errors.add(
                            new OaiReply.Fault(
                                node.attributes().getOrDefault("code", "unknown"),
                                CleanText.line(node.text()))));
        default -> resumption = parsed(piece).map(OaiRecordParser::resumption).orElse(resumption);
      }
    }
    if (!seen && count == 0) {
      throw BroadsheetException.invalid("not an OAI-PMH reply: it has no OAI-PMH element");
    }
    return new OaiReply(
        responseDate,
        errors,
        resumption,
        count,
        pieces.closed("OAI-PMH") || (!seen && pieces.closed("ListRecords")));
  }

  private static Optional<XmlNode> parsed(Piece piece) {
    try {
      return Optional.of(piece.parse());
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static OaiReply.Resumption resumption(XmlNode node) {
    return new OaiReply.Resumption(
        node.text().strip(),
        node.attribute("expirationDate"),
        number(node.attribute("completeListSize")),
        number(node.attribute("cursor")));
  }

  private static @Nullable Long number(@Nullable String text) {
    try {
      return text == null ? null : Long.valueOf(text.strip());
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static OaiRecord record(Piece piece, int number) {
    String identifier = "";
    String datestamp = "";
    List<String> sets = List.of();
    try {
      XmlNode node = piece.parse();
      XmlNode header =
          node.first("header")
              .orElseThrow(() -> new IllegalArgumentException("the record has no header"));
      identifier = orEmpty(header.value("identifier"));
      datestamp = orEmpty(header.value("datestamp"));
      sets = header.all("setSpec").stream().map(set -> set.text().strip()).toList();
      return new OaiRecord(
          identifier, datestamp, sets, content(node, header, identifier, datestamp, sets));
    } catch (IllegalArgumentException bad) {
      String which = identifier.isEmpty() ? "" : identifier + ": ";
      return new OaiRecord(
          identifier,
          datestamp,
          sets,
          new HarvestedRecord.Rejected(
              number, which + bad.getMessage() + " (line " + piece.line() + ")"));
    }
  }

  private static HarvestedRecord content(
      XmlNode node, XmlNode header, String identifier, String datestamp, List<String> sets) {
    if ("deleted".equals(header.attribute("status"))) {
      return new HarvestedRecord.OfDeletion(paperId(identifier));
    }
    XmlNode metadata =
        node.first("metadata")
            .flatMap(held -> held.children().stream().filter(c -> !c.name().isEmpty()).findFirst())
            .orElseThrow(() -> new IllegalArgumentException("the record has no metadata"));
    Paper paper =
        switch (metadata.name()) {
          case "arXiv" -> ArxivMetadata.arxiv(metadata, datestamp);
          case "arXivRaw" -> ArxivMetadata.arxivRaw(metadata, datestamp);
          case "dc" -> DublinCore.paper(metadata, paperId(identifier), sets);
          default ->
              throw new IllegalArgumentException(
                  "metadata format "
                      + metadata.name()
                      + " is not one of arXiv, arXivRaw and oai_dc; ask for one of these");
        };
    return new HarvestedRecord.OfPaper(paper, List.of());
  }

  /// arXiv's identifiers name arXiv papers; others are kept whole, so that `oai:zenodo.org:42` is
  /// the key as well.
  ///
  /// @throws IllegalArgumentException when it is no identifier
  static PaperId paperId(String identifier) {
    Optional<ArxivIdentifier> arxiv =
        identifier.toLowerCase(Locale.ROOT).startsWith("oai:arxiv.org:")
            ? ArxivIdentifier.parse(identifier)
            : Optional.empty();
    if (arxiv.isPresent()) {
      return arxiv.get().paperId();
    }
    String local = identifier.startsWith("oai:") ? identifier.substring(4) : identifier;
    return new PaperId("oai", UNFIT.matcher(local).replaceAll("_"));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
