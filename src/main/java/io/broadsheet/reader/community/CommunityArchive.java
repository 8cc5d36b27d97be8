package io.broadsheet.reader.community;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.reader.ReaderId;
import java.io.IOException;

/// What a reader said to others, for the archive of all that is known of them.
public final class CommunityArchive {
  /// Its name in the archive.
  public static final String FILE = "community.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private CommunityArchive() {}

  /// Votes and comments of a reader as JSON.
  public static byte[] of(CommunityStore store, ReaderId reader) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode votes = root.putArray("votes");
    store
        .votesOf(reader)
        .forEach(
            vote ->
                votes
                    .addObject()
                    .put("id", vote.paper().toString())
                    .put("at", vote.at().toString()));
    ArrayNode comments = root.putArray("comments");
    store
        .commentsOf(reader)
        .forEach(
            comment ->
                comments
                    .addObject()
                    .put("id", comment.paper().toString())
                    .put("writtenAt", comment.writtenAt().toString())
                    .put("text", comment.text())
                    .put("hidden", comment.hiddenReason()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }
}
