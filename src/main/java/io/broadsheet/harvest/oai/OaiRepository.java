package io.broadsheet.harvest.oai;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.format.XmlNode;
import io.broadsheet.harvest.http.FetchRequest;
import io.broadsheet.harvest.http.Fetcher;
import io.broadsheet.harvest.http.ReplyReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// The requests of OAI-PMH 2.0. Each returns a whole reply or throws.
final class OaiRepository {
  private static final ReplyReader<Reply> RECORDS = reply -> ReplyReaders.records(reply.body());
  private static final ReplyReader<Reply> HEADERS = reply -> ReplyReaders.headers(reply.body());

  private final URI base;
  private final String limit;
  private final Fetcher fetcher;

  OaiRepository(URI base, String limit, Fetcher fetcher) {
    this.base = base;
    this.limit = limit;
    this.fetcher = fetcher;
  }

  /// What a repository says of itself.
  ///
  /// @param now its clock
  /// @param earliest no record is older
  record Identity(Granularity granularity, Instant earliest, Instant now) {}

  Identity identify(Instant ourTime) throws InterruptedException {
    Reply reply = ask(ordered("verb", "Identify"), HEADERS);
    XmlNode identify = reply.identify();
    if (identify == null) {
      throw BroadsheetException.unavailable(
          String.format(
              Locale.ROOT,
              "%s does not say what it is (%s %s); is it the base URL of an OAI-PMH repository?",
              base,
              reply.error(),
              reply.errorMessage()),
          null);
    }
    String earliest = identify.value("earliestDatestamp");
    Granularity granularity =
        Granularity.of(Objects.requireNonNullElse(identify.value("granularity"), "YYYY-MM-DD"));
    return new Identity(
        granularity,
        earliest == null ? Instant.EPOCH : Granularity.parse(earliest),
        reply.responseDate().isEmpty() ? ourTime : Granularity.parse(reply.responseDate()));
  }

  Reply listRecords(String prefix, String from, String until, String set)
      throws InterruptedException {
    return ask(list("ListRecords", prefix, from, until, set), RECORDS);
  }

  Reply listIdentifiers(String prefix, String from, String until, String set)
      throws InterruptedException {
    return ask(list("ListIdentifiers", prefix, from, until, set), HEADERS);
  }

  Reply moreRecords(String token) throws InterruptedException {
    return ask(resumed("ListRecords", token), RECORDS);
  }

  Reply moreIdentifiers(String token) throws InterruptedException {
    return ask(resumed("ListIdentifiers", token), HEADERS);
  }

  Reply record(String identifier, String prefix) throws InterruptedException {
    return ask(
        ordered("verb", "GetRecord", "identifier", identifier, "metadataPrefix", prefix), RECORDS);
  }

  private Reply ask(Map<String, String> arguments, ReplyReader<Reply> reader)
      throws InterruptedException {
    List<String> pairs = new ArrayList<>();
    arguments.forEach(
        (name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    String separator = base.getRawQuery() == null ? "?" : "&";
    URI uri = URI.create(base + separator + String.join("&", pairs));
    return fetcher.fetch(FetchRequest.of(uri, limit), reader);
  }

  private static SequencedMap<String, String> list(
      String verb, String prefix, String from, String until, String set) {
    SequencedMap<String, String> arguments =
        ordered("verb", verb, "metadataPrefix", prefix, "from", from, "until", until);
    if (!set.isEmpty()) {
      arguments.put("set", set);
    }
    return arguments;
  }

  /// A token is exclusive: any other argument beside it is an error.
  private static SequencedMap<String, String> resumed(String verb, String token) {
    return ordered("verb", verb, "resumptionToken", token);
  }

  private static SequencedMap<String, String> ordered(String... pairs) {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
