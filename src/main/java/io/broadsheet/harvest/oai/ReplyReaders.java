package io.broadsheet.harvest.oai;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.format.CharacterInput;
import io.broadsheet.harvest.format.OaiRecord;
import io.broadsheet.harvest.format.OaiRecordParser;
import io.broadsheet.harvest.format.OaiReply;
import io.broadsheet.harvest.format.XmlNode;
import io.broadsheet.harvest.format.XmlPieces;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Reads replies. One that does not end with its root element was cut short and is never taken for
/// a short page; one that is no OAI-PMH (an error page served as if all were well) is no answer.
/// Both are asked for again.
final class ReplyReaders {
  private static final Set<String> WHOLE =
      Set.of("header", "error", "resumptionToken", "responseDate", "Identify");

  private ReplyReaders() {}

  /// Reads what holds records: ListRecords, GetRecord.
  static Reply records(InputStream in) throws IOException {
    List<OaiRecord> records = new ArrayList<>();
    OaiReply reply;
    try {
      reply = OaiRecordParser.read(MendedText.of(in), records::add);
    } catch (BroadsheetException notOai) {
      throw new IOException(notOai.getMessage(), notOai);
    }
    if (!reply.complete()) {
      throw new IOException("the reply was cut short");
    }
    OaiReply.Resumption resumption = reply.resumption();
    OaiReply.Fault error = reply.errors().isEmpty() ? null : reply.errors().getFirst();
    return new Reply(
        Objects.requireNonNullElse(reply.responseDate(), ""),
        error == null ? null : error.code(),
        error == null ? "" : error.message(),
        records,
        List.of(),
        resumption == null ? "" : resumption.token(),
        null);
  }

  /// Reads what holds none: Identify, ListIdentifiers.
  static Reply headers(InputStream in) throws IOException {
    XmlPieces pieces =
        new XmlPieces(CharacterInput.open(MendedText.of(in)), WHOLE, Set.of("OAI-PMH"));
    String responseDate = "";
    String error = null;
    String errorMessage = "";
    String token = "";
    XmlNode identify = null;
    boolean opened = false;
    List<String> identifiers = new ArrayList<>();
    for (Optional<XmlPieces.Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
      XmlNode node = parsed(next.get());
      switch (node.name()) {
        case "OAI-PMH" -> opened = true;
        case "header" -> identifiers.add(Objects.requireNonNullElse(node.value("identifier"), ""));
        case "resumptionToken" -> token = node.text().strip();
        case "responseDate" -> responseDate = node.text().strip();
        case "Identify" -> identify = node;
        default -> {
          error = error == null ? String.valueOf(node.attribute("code")) : error;
          errorMessage = errorMessage.isEmpty() ? node.text().strip() : errorMessage;
        }
      }
    }
    if (!opened || !pieces.closed("OAI-PMH")) {
      throw new IOException(opened ? "the reply was cut short" : "the reply is not OAI-PMH");
    }
    return new Reply(responseDate, error, errorMessage, List.of(), identifiers, token, identify);
  }

  private static XmlNode parsed(XmlPieces.Piece piece) throws IOException {
    try {
      return piece.parse();
    } catch (IllegalArgumentException unreadable) {
      throw new IOException("its " + piece.name() + " cannot be read", unreadable);
    }
  }
}
