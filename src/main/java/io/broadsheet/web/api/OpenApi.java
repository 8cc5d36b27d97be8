package io.broadsheet.web.api;

import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// `/api/openapi.json`: the description of the API for machines, OpenAPI 3.1.
public final class OpenApi {
  private static final String RESOURCE = "/io/broadsheet/web/openapi.json";

  private final byte[] description;

  private OpenApi(byte[] description) {
    this.description = description;
  }

  /// Reads the description that comes with the program.
  public static OpenApi load() {
    try (InputStream stream = OpenApi.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its resource " + RESOURCE);
      }
      return new OpenApi(stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public Reply answer(RequestContext context) {
    return Reply.json(description);
  }
}
