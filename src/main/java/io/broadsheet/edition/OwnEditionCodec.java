package io.broadsheet.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.edition.PrintedEdition.Place;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.PaperId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A reader's printed edition in a few hundred bytes: only how it differs from the printed edition
/// of everyone. Papers are named by their position there, in runs such as `0,7-42`; a reason is
/// written only where it is not the one that stands there. JSON, deflated:
/// `{"total":80,"sections":[["lead","",1,"7"],…],"reasons":{"7":[…]}}`.
final class OwnEditionCodec {
  /// No edition is longer; one that says so is damaged.
  private static final int LONGEST = 16 * 1024 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  private OwnEditionCodec() {}

  /// @param printed the edition of everyone; a paper that is not in it has no place in the other
  static byte[] encode(Edition own, PrintedEdition printed) {
    Map<PaperId, Integer> positions = new HashMap<>();
    for (int i = 0; i < printed.places().size(); i++) {
      positions.putIfAbsent(printed.places().get(i).paperId(), i);
    }
    ObjectNode root = JSON.createObjectNode().put("total", own.total());
    ArrayNode sections = root.putArray("sections");
    ObjectNode reasons = root.putObject("reasons");
    own.lead()
        .ifPresent(
            lead ->
                add(
                    sections,
                    reasons,
                    new Section(PrintedEdition.LEAD, "", List.of(lead), 1),
                    positions,
                    printed));
    own.sections().forEach(section -> add(sections, reasons, section, positions, printed));
    return deflate(root.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void add(
      ArrayNode sections,
      ObjectNode reasons,
      Section section,
      Map<PaperId, Integer> positions,
      PrintedEdition printed) {
    List<Integer> places = new ArrayList<>();
    for (EditionItem item : section.items()) {
      Integer position = positions.get(item.paper().id());
      if (position != null) {
        places.add(position);
        List<Reason> asPrinted = lasting(item.reasons());
        if (!asPrinted.equals(lasting(printed.places().get(position).reasons()))) {
          reasons.put(String.valueOf(position), ReasonCodec.encode(asPrinted));
        }
      }
    }
    sections
        .addArray()
        .add(section.key())
        .add(section.title())
        .add(section.total())
        .add(runs(places));
  }

  /// What is marked when the page is shown is not printed.
  private static List<Reason> lasting(List<Reason> reasons) {
    return reasons.stream().filter(reason -> !(reason instanceof Reason.Corrected)).toList();
  }

  private static String runs(List<Integer> places) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < places.size(); ) {
      int end = i;
      while (end + 1 < places.size() && places.get(end + 1) == places.get(end) + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ",").append(places.get(i));
      if (end > i) {
        text.append('-').append(places.get(end));
      }
      i = end + 1;
    }
    return text.toString();
  }

  /// @param printed the edition of everyone over which it was written
  /// @throws BroadsheetException of kind INTERNAL when the bytes are not what [#encode] wrote
  static PrintedEdition decode(byte[] body, PrintedEdition printed) {
    try {
      JsonNode root = JSON.readTree(inflate(body));
      JsonNode reasons = root.path("reasons");
      List<Place> places = new ArrayList<>();
      for (JsonNode section : root.path("sections")) {
        for (int position : positions(section.path(3).asText(), printed.places().size())) {
          Place there = printed.places().get(position);
          JsonNode own = reasons.path(String.valueOf(position));
          places.add(
              new Place(
                  section.path(0).asText(),
                  section.path(1).asText(),
                  section.path(2).asInt(),
                  there.paperId(),
                  own.isMissingNode() ? there.reasons() : ReasonCodec.decode(own.asText())));
        }
      }
      return new PrintedEdition(
          printed.date(),
          printed.printedAt(),
          root.path("total").asInt(),
          places,
          printed.corrections());
    } catch (JsonProcessingException | DataFormatException | NumberFormatException damaged) {
      throw new BroadsheetException(
          ErrorKind.INTERNAL, "a reader's edition of " + printed.date() + " is damaged", damaged);
    }
  }

  private static List<Integer> positions(String runs, int size) {
    List<Integer> positions = new ArrayList<>();
    for (String run : runs.isEmpty() ? new String[0] : runs.split(",")) {
      String[] ends = run.split("-", 2);
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (first < 0 || last >= size) {
        throw new NumberFormatException(run + " is not among " + size + " places");
      }
      for (int position = first; position <= last; position++) {
        positions.add(position);
      }
    }
    return positions;
  }

  private static byte[] deflate(byte[] plain) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  private static String inflate(byte[] packed) throws DataFormatException {
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(packed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      while (!inflater.finished()) {
        int read = inflater.inflate(buffer);
        if (read == 0 || out.size() > LONGEST) {
          throw new DataFormatException("ends too early, or never");
        }
        out.write(buffer, 0, read);
      }
      return out.toString(StandardCharsets.UTF_8);
    }
  }
}
