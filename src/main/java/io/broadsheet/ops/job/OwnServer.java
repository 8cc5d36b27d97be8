package io.broadsheet.ops.job;

import io.broadsheet.search.SearchMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A client of this very server, on this machine.
///
/// @param address `http://127.0.0.1:8080`
public record OwnServer(String address) implements WarmUp.Search {
  private static final int PATIENCE_MILLIS = 5_000;

  @Override
  public void ask(String query, SearchMode mode) throws IOException {
    URI uri =
        URI.create(
            address
                + "/api/v1/search?mode="
                + mode.name().toLowerCase(Locale.ROOT)
                + "&q="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setInstanceFollowRedirects(false);
    try (InputStream answer =
        connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      if (answer != null) {
        answer.transferTo(OutputStream.nullOutputStream());
      }
    }
  }
}
