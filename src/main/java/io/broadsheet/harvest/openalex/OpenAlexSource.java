package io.broadsheet.harvest.openalex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.harvest.Page;
import io.broadsheet.harvest.Source;
import io.broadsheet.harvest.format.OpenAlexReader;
import io.broadsheet.harvest.http.FetchRequest;
import io.broadsheet.harvest.http.Fetcher;
import io.broadsheet.store.Checkpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Works of OpenAlex by publication date, by its cursor. Needs an API key for more than a few
/// requests a day. A regular harvest reads the last two weeks before the last one again, because
/// works arrive late.
public final class OpenAlexSource implements Source {
  public static final URI OPENALEX = URI.create("https://api.openalex.org/works");

  /// Works that arXiv has.
  public static final String ARXIV_FILTER = "locations.source.id:s4306400194";

  private static final int OVERLAP_DAYS = 14;
  private static final int FIRST_DAYS = 30;
  private static final int PER_PAGE = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OpenAlexSourceConfig config;
  private final Fetcher fetcher;
  private final Clock clock;
  private final String key;

  public OpenAlexSource(OpenAlexSourceConfig config, Fetcher fetcher, Clock clock) {
    this.config = config;
    this.fetcher = fetcher;
    this.clock = clock;
    String range =
        config.from() == null && config.until() == null
            ? ""
            : " " + config.from() + ".." + config.until();
    key = "harvest openalex " + config.baseUrl() + " " + config.filter() + range;
  }

  @Override
  public String name() {
    return "openalex";
  }

  @Override
  public String set() {
    return config.filter();
  }

  @Override
  public String limit() {
    return "openalex";
  }

  /// @param through the last day that was asked for by a complete harvest
  /// @param from first and `until` last day of the harvest under way
  /// @param cursor OpenAlex's, null between harvests
  private record Place(
      @Nullable String through,
      @Nullable String from,
      @Nullable String until,
      @Nullable String cursor) {
    static Place parse(Optional<String> stored) {
      try {
        return stored.isEmpty()
            ? new Place(null, null, null, null)
            : JSON.readValue(stored.get(), Place.class);
      } catch (JsonProcessingException notOurs) {
        return new Place(null, null, null, null);
      }
    }

    String format() {
      try {
        return JSON.writeValueAsString(this);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a record of texts is always JSON", e);
      }
    }
  }

  private record Reply(List<HarvestedRecord> records, @Nullable String nextCursor) {}

  @Override
  public Page next(Function<String, Optional<String>> checkpoints) throws InterruptedException {
    Place place = Place.parse(checkpoints.apply(key));
    if (place.cursor() == null) {
      place = begin(place);
    }
    String filter =
        config.filter()
            + (config.filter().isEmpty() ? "" : ",")
            + "from_publication_date:"
            + place.from()
            + ",to_publication_date:"
            + place.until();
    String query =
        "?filter="
            + encode(filter)
            + "&per-page="
            + PER_PAGE
            + "&cursor="
            + encode(String.valueOf(place.cursor()));
    FetchRequest request = FetchRequest.of(URI.create(config.baseUrl() + query), limit());
    if (!config.apiKey().isEmpty()) {
      request = request.withSecret("api_key=" + encode(config.apiKey()));
    }
    Reply reply = fetcher.fetch(request, received -> read(received.body().readAllBytes()));
    boolean last = reply.nextCursor() == null || reply.records().isEmpty();
    Place next =
        last
            ? new Place(place.until(), null, null, null)
            : new Place(place.through(), place.from(), place.until(), reply.nextCursor());
    return Page.of(reply.records(), new Checkpoint(key, next.format()), last);
  }

  private Place begin(Place place) {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last = config.until() == null ? today : config.until();
    LocalDate first = config.from();
    if (first == null) {
      first =
          place.through() == null
              ? last.minusDays(FIRST_DAYS)
              : LocalDate.parse(place.through()).minusDays(OVERLAP_DAYS);
    }
    return new Place(place.through(), first.toString(), last.toString(), "*");
  }

  private static Reply read(byte[] body) throws IOException {
    JsonNode cursor = JSON.readTree(body).path("meta").path("next_cursor");
    List<HarvestedRecord> records = new ArrayList<>();
    if (JSON.readTree(body).path("results").isEmpty()) {
      return new Reply(records, null);
    }
    try {
      new OpenAlexReader()
          .read(new ByteArrayInputStream(body), 0, (position, record) -> records.add(record));
    } catch (BroadsheetException noList) {
      throw new IOException(noList.getMessage(), noList);
    }
    return new Reply(records, cursor.isTextual() ? cursor.asText() : null);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
