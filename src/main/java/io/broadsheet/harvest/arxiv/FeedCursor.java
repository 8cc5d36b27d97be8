package io.broadsheet.harvest.arxiv;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.harvest.http.Validators;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was last heard from one category's feed.
///
/// @param etag for asking again; null when the feed gave none
/// @param lastModified likewise
/// @param batch date of the newest batch seen; null before the first
/// @param emptyFor the batch that was due when the feed was last found empty
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeedCursor(
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String batch,
    int added,
    int crossListed,
    int replaced,
    @Nullable String emptyFor) {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
  private static final FeedCursor START = new FeedCursor(null, null, null, 0, 0, 0, null);

  static FeedCursor parse(Optional<String> stored) {
    try {
      return stored.isEmpty() ? START : JSON.readValue(stored.get(), FeedCursor.class);
    } catch (JsonProcessingException notOurs) {
      // Reading the feed again is the one safe reading of a cursor that cannot be read.
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

  FeedCursor heard(Validators validators) {
    return new FeedCursor(
        validators.etag(),
        validators.lastModified(),
        batch,
        added,
        crossListed,
        replaced,
        emptyFor);
  }

  FeedCursor counted(String day, int newPapers, int crossLists, int replacements) {
    return new FeedCursor(etag, lastModified, day, newPapers, crossLists, replacements, null);
  }

  FeedCursor foundEmpty(String due) {
    return new FeedCursor(etag, lastModified, batch, added, crossListed, replaced, due);
  }
}
