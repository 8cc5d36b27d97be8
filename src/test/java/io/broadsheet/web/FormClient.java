package io.broadsheet.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A browser as far as forms need one: keeps cookies, reads the token from the page it is on, sends
/// the form, and does not follow redirects by itself.
public final class FormClient implements AutoCloseable {
  private final String base;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public FormClient(String base) {
    this.base = base;
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET(), headers);
  }

  public Document page(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answered " + answer.statusCode() + answer.headers().map());
    }
    return Jsoup.parse(answer.body(), base + path);
  }

  /// Sends a form as the page at `path` would, with its token.
  ///
  /// @param fields names and values by turns
  public HttpResponse<String> submit(String path, String action, String... fields) {
    List<String> all = new ArrayList<>(List.of("token", token(path)));
    all.addAll(List.of(fields));
    return post(action, all.toArray(String[]::new));
  }

  public String token(String path) {
    return page(path).select("input[name=token]").stream()
        .findFirst()
        .map(field -> field.attr("value"))
        .orElse("");
  }

  /// Sends exactly these fields.
  public HttpResponse<String> post(String action, String... fields) {
    return post(action, fields, new String[0]);
  }

  /// Sends exactly these fields with further headers.
  public HttpResponse<String> post(String action, String[] fields, String... headers) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(URI.create(base + action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
        headers);
  }

  /// Sends exactly this.
  public HttpResponse<String> postRaw(String action, String contentType, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base + action))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!cookies.isEmpty()) {
      StringBuilder sent = new StringBuilder();
      cookies.forEach(
          (name, value) ->
              sent.append(sent.isEmpty() ? "" : "; ").append(name).append('=').append(value));
      request.header("Cookie", sent.toString());
    }
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("set-cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(String header) {
    String pair = header.split(";", 2)[0];
    String name = pair.substring(0, pair.indexOf('='));
    if (header.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(pair.indexOf('=') + 1));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
