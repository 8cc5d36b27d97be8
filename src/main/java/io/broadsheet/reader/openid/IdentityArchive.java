package io.broadsheet.reader.openid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.broadsheet.reader.ReaderId;

/// With which providers a reader signs in, for the archive of all that is known of them.
public final class IdentityArchive {
  /// Its name in the archive.
  public static final String FILE = "sign-in.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private IdentityArchive() {}

  /// JSON in UTF-8.
  public static byte[] of(OpenIdStore store, ReaderId reader) {
    ArrayNode all = JSON.createArrayNode();
    for (OpenIdStore.Linked one : store.of(reader)) {
      all.addObject()
          .put("issuer", one.issuer())
          .put("subject", one.subject())
          .put("shown", one.shown())
          .put("linkedAt", one.at().toString());
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree is JSON", impossible);
    }
  }
}
