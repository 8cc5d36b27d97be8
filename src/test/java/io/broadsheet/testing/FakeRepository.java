package io.broadsheet.testing;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The OAI-PMH side of a fake arXiv: lists sorted by datestamp, cut into pages by tokens that are
/// offsets, percent-encoded twice over and good until midnight UTC. A record that changes moves to
/// the end, so that the others move up under the offset.
public final class FakeRepository {
  private static final Set<String> FORMATS = Set.of("arXiv", "arXivRaw", "oai_dc");

  private final Clock clock;
  private final Map<String, FakeRecord> records = new ConcurrentHashMap<>();
  private final int recordsPerPage;
  private final int identifiersPerPage;
  private final boolean seconds;

  /// @param seconds second granularity, as other repositories have; arXiv has days
  public FakeRepository(Clock clock, int recordsPerPage, int identifiersPerPage, boolean seconds) {
    this.clock = clock;
    this.recordsPerPage = recordsPerPage;
    this.identifiersPerPage = identifiersPerPage;
    this.seconds = seconds;
  }

  public void put(FakeRecord record) {
    records.put(record.id(), record);
  }

  public List<FakeRecord> all() {
    return records.values().stream().sorted(Comparator.comparing(FakeRecord::id)).toList();
  }

  /// A record's metadata changes now.
  public void revise(String id) {
    records.computeIfPresent(id, (key, record) -> record.revised(clock.instant()));
  }

  public void delete(String id) {
    records.computeIfPresent(id, (key, record) -> record.removed(clock.instant()));
  }

  /// The reply to a request's arguments.
  ///
  /// @param tokensAreBad as after midnight
  String reply(Map<String, List<String>> arguments, boolean tokensAreBad) {
    Map<String, String> single = new TreeMap<>();
    for (Map.Entry<String, List<String>> argument : arguments.entrySet()) {
      if (argument.getValue().size() > 1) {
        return error("badArgument", "repeated " + argument.getKey());
      }
      single.put(argument.getKey(), argument.getValue().getFirst());
    }
    return switch (single.getOrDefault("verb", "")) {
      case "Identify" -> identify();
      case "GetRecord" -> getRecord(single);
      case "ListRecords", "ListIdentifiers" -> list(single, tokensAreBad);
      default -> error("badVerb", "no such verb");
    };
  }

  private String identify() {
    Instant earliest =
        records.values().stream()
            .map(FakeRecord::modified)
            .min(Instant::compareTo)
            .orElse(Instant.EPOCH);
    return envelope(
        "<Identify><repositoryName>A fake arXiv</repositoryName><protocolVersion>2.0"
            + "</protocolVersion><earliestDatestamp>"
            + stamp(earliest)
            + "</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>"
            + (seconds ? "YYYY-MM-DDThh:mm:ssZ" : "YYYY-MM-DD")
            + "</granularity></Identify>");
  }

  private String getRecord(Map<String, String> arguments) {
    String id = arguments.getOrDefault("identifier", "").replaceFirst("^oai:arXiv\\.org:", "");
    FakeRecord record = records.get(id);
    return record == null
        ? error("idDoesNotExist", id)
        : envelope(
            "<GetRecord>"
                + FakeMetadata.record(
                    record, stamp(record.modified()), arguments.get("metadataPrefix"))
                + "</GetRecord>");
  }

  private String list(Map<String, String> arguments, boolean tokensAreBad) {
    Map<String, String> query = arguments;
    int skip = 0;
    if (arguments.containsKey("resumptionToken")) {
      if (arguments.size() != 2) {
        return error("badArgument", "resumptionToken is exclusive");
      }
      query = parseToken(arguments.get("resumptionToken"));
      if (tokensAreBad
          || !query.getOrDefault("verb", "").equals(arguments.get("verb"))
          || !query.getOrDefault("day", "").equals(today().toString())) {
        return error("badResumptionToken", "expired");
      }
      skip = Integer.parseInt(query.get("skip"));
    }
    if (!FORMATS.contains(query.getOrDefault("metadataPrefix", ""))) {
      return error("cannotDisseminateFormat", "no such format");
    }
    String from = query.getOrDefault("from", "0000");
    String until = query.getOrDefault("until", "9999");
    if (from.length() != until.length()
        && query.containsKey("from")
        && query.containsKey("until")) {
      return error("badArgument", "granularities differ");
    }
    String tomorrow = today().plusDays(1).toString();
    boolean late = !until.equals("9999") && until.compareTo(tomorrow) > 0;
    if (!seconds && (from.length() > 10 || late)) {
      return error("badArgument", "until is in the future");
    }
    String set = query.getOrDefault("set", "");
    List<FakeRecord> found =
        records.values().stream()
            .filter(record -> record.isIn(set))
            .filter(record -> stamp(record.modified()).compareTo(from) >= 0)
            .filter(record -> stamp(record.modified()).compareTo(until) <= 0)
            .sorted(Comparator.comparing(FakeRecord::modified).thenComparing(FakeRecord::id))
            .toList();
    if (skip >= found.size()) {
      return error("noRecordsMatch", "nothing");
    }
    return page(query, arguments.get("verb"), found, skip);
  }

  private String page(Map<String, String> query, String verb, List<FakeRecord> found, int skip) {
    boolean headers = verb.equals("ListIdentifiers");
    int end = Math.min(found.size(), skip + (headers ? identifiersPerPage : recordsPerPage));
    StringBuilder body = new StringBuilder("<" + verb + ">");
    for (FakeRecord record : found.subList(skip, end)) {
      String stamp = stamp(record.modified());
      body.append(
          headers
              ? FakeMetadata.header(record, stamp)
              : FakeMetadata.record(record, stamp, query.get("metadataPrefix")));
    }
    if (end < found.size()) {
      body.append("<resumptionToken expires='")
          .append(today().plusDays(1))
          .append("T00:00:00Z'>")
          .append(FakeMetadata.escape(token(query, verb, end)))
          .append("</resumptionToken>");
    } else if (skip > 0) {
      body.append("<resumptionToken/>");
    }
    return envelope(body.append("</").append(verb).append(">").toString());
  }

  private String token(Map<String, String> query, String verb, int skip) {
    Map<String, String> fields = new LinkedHashMap<>(query);
    fields.remove("resumptionToken");
    fields.put("verb", verb);
    fields.put("skip", String.valueOf(skip));
    fields.put("day", today().toString());
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(encode(value)));
    return encode(text.toString());
  }

  private static Map<String, String> parseToken(String token) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : decode(token).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private String stamp(Instant instant) {
    return seconds
        ? instant.truncatedTo(ChronoUnit.SECONDS).toString()
        : instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private String error(String code, String message) {
    return envelope("<error code=\"" + code + "\">" + FakeMetadata.escape(message) + "</error>");
  }

  private String envelope(String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">\n<responseDate>"
        + clock.instant().truncatedTo(ChronoUnit.SECONDS)
        + "</responseDate>\n<request>http://fake/oai</request>\n"
        + content
        + "\n</OAI-PMH>\n";
  }
}
