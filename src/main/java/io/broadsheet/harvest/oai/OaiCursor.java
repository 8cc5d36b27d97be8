package io.broadsheet.harvest.oai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a harvest of one set has got to. A harvest goes from window to window of datestamps; all
/// before the window is stored.
///
/// @param through everything with a datestamp up to this one was stored by a complete harvest; null
///   before the first one is complete
/// @param end the last datestamp of the harvest under way; null when none is
/// @param from the first datestamp of the window being read
/// @param until the last one; null before the window's first page was stored
/// @param token for the window's next page; empty when the next request opens a window or checks it
/// @param page pages of the window that are stored
/// @param checking the window has been read and is to be compared with the list of its identifiers
/// @param restarts how often this window was begun again
/// @param width of the next window, in units of the granularity
/// @param pageSize the largest page seen
@JsonInclude(JsonInclude.Include.NON_NULL)
record OaiCursor(
    @Nullable String through,
    @Nullable String end,
    @Nullable String from,
    @Nullable String until,
    String token,
    int page,
    boolean checking,
    int restarts,
    long width,
    int pageSize) {
  private static final int ASSUMED_PAGE_SIZE = 1000;
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  static final OaiCursor START =
      new OaiCursor(null, null, null, null, "", 0, false, 0, 1, ASSUMED_PAGE_SIZE);

  static OaiCursor parse(Optional<String> stored) {
    try {
      return stored.isEmpty() ? START : JSON.readValue(stored.get(), OaiCursor.class);
    } catch (JsonProcessingException notOurs) {
      // Harvesting again is the one safe reading of a cursor that cannot be read.
      return START;
    }
  }

  String format() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts and numbers is always JSON", e);
    }
  }

  /// A harvest begins.
  OaiCursor begin(String first, String last, long units) {
    return new OaiCursor(through, last, first, null, "", 0, false, 0, units, pageSize);
  }

  /// A page was read and more of the window follow.
  OaiCursor more(String windowEnd, String nextToken, int records) {
    return new OaiCursor(
        through,
        end,
        from,
        windowEnd,
        nextToken,
        page + 1,
        false,
        restarts,
        width,
        Math.max(records, pageSize));
  }

  /// The last of several pages of the window was read.
  OaiCursor check() {
    return new OaiCursor(through, end, from, until, "", page + 1, true, restarts, width, pageSize);
  }

  /// The window is to be read again, narrower.
  OaiCursor restart() {
    return new OaiCursor(
        through, end, from, null, "", 0, false, restarts + 1, Math.max(1, width / 4), pageSize);
  }

  /// The window is complete, the next begins.
  OaiCursor advance(String next, long units) {
    return new OaiCursor(through, end, next, null, "", 0, false, 0, units, pageSize);
  }

  /// The harvest is complete.
  OaiCursor complete() {
    return new OaiCursor(end, null, null, null, "", 0, false, 0, 1, pageSize);
  }
}
