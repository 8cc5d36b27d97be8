package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// One request, as handlers see it.
public final class RequestContext {
  /// Holds the language chosen in the settings.
  public static final String LANGUAGE_COOKIE = "lang";

  /// More is no form of ours.
  private static final int MAX_FORM_BYTES = 128 << 10;

  private final String method;
  private final String rawPath;
  private final String rawQuery;
  private final Parameters parameters;
  private final Map<String, String> pathParameters;
  private final Function<String, Optional<String>> headers;
  private final Supplier<byte[]> body;
  private final String baseUrl;
  private final Clock clock;
  private final ZoneId zone;
  private final InterfaceLanguage language;
  private final boolean languageAsked;

  /// @param baseUrl scheme and authority, without a slash at the end
  /// @param headers a header's value by its name in lower case
  /// @throws BroadsheetException of kind INVALID when the query string cannot be read
  RequestContext(
      String method,
      String rawPath,
      String rawQuery,
      Map<String, String> pathParameters,
      Function<String, Optional<String>> headers,
      Supplier<byte[]> body,
      String baseUrl,
      Clock clock,
      ZoneId zone) {
    this.method = requireNonNull(method, "method is null");
    this.rawPath = requireNonNull(rawPath, "rawPath is null");
    this.rawQuery = requireNonNull(rawQuery, "rawQuery is null");
    this.parameters = Parameters.parse(rawQuery);
    this.pathParameters = Map.copyOf(pathParameters);
    this.headers = headers;
    this.body = body;
    this.baseUrl = requireNonNull(baseUrl, "baseUrl is null");
    this.clock = clock;
    this.zone = zone;
    Optional<String> asked = parameters.text("lang");
    this.languageAsked = asked.isPresent();
    this.language =
        asked.isPresent()
            ? InterfaceLanguage.named(asked.get())
                .orElseThrow(() -> Parameters.refuse("lang", asked.get(), "en or zh"))
            : chosenLanguage()
                .or(() -> headers.apply("accept-language").map(InterfaceLanguage::accepted))
                .orElse(InterfaceLanguage.EN);
  }

  /// The language the reader chose in the settings; empty when it is left to the browser.
  public Optional<InterfaceLanguage> chosenLanguage() {
    return cookie(LANGUAGE_COOKIE).flatMap(InterfaceLanguage::named);
  }

  /// The value of a cookie, as sent.
  public Optional<String> cookie(String name) {
    return headers
        .apply("cookie")
        .flatMap(
            header ->
                Arrays.stream(header.split(";", 100))
                    .map(String::strip)
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> pair.substring(name.length() + 1))
                    .findFirst());
  }

  public String method() {
    return method;
  }

  /// The path as sent, still encoded.
  public String rawPath() {
    return rawPath;
  }

  /// The query string as sent, without its question mark; empty when there is none.
  public String rawQuery() {
    return rawQuery;
  }

  public Parameters parameters() {
    return parameters;
  }

  /// A value of the route's pattern, decoded.
  ///
  /// @throws BroadsheetException of kind INVALID when it is not percent-encoded UTF-8
  public String pathParameter(String name) {
    String raw = pathParameters.get(name);
    if (raw == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return PercentDecoding.path(raw, "the address");
  }

  /// The first value of a header.
  public Optional<String> header(String name) {
    return headers.apply(name);
  }

  /// The request's body.
  public byte[] body() {
    return body.get();
  }

  /// The fields of the form that was sent.
  ///
  /// @throws BroadsheetException of kind INVALID when the body is no form, or a very long one
  public Parameters form() {
    String type = headers.apply("content-type").orElse("").split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase("application/x-www-form-urlencoded")) {
      throw BroadsheetException.invalid("this address takes a form and nothing else");
    }
    byte[] bytes = body.get();
    if (bytes.length > MAX_FORM_BYTES) {
      throw BroadsheetException.invalid(
          "the form is longer than " + MAX_FORM_BYTES / 1024 + " kilobytes");
    }
    return Parameters.parse(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  public InterfaceLanguage language() {
    return language;
  }

  /// Scheme and authority by which the reader reaches this server, without a slash at the end.
  public String baseUrl() {
    return baseUrl;
  }

  public ZoneId zone() {
    return zone;
  }

  public Instant now() {
    return clock.instant();
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /// The last date there is anywhere on earth: a batch carries the date of the day after its
  /// announcement, which is already today further east.
  public LocalDate latestDay() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
  }

  /// A link within this server that keeps the language the reader asked for. Begins with a slash;
  /// may have a query string.
  public String href(String path) {
    if (!languageAsked || path.startsWith("/assets/")) {
      return path;
    }
    int hash = path.indexOf('#');
    String fragment = hash < 0 ? "" : path.substring(hash);
    String bare = hash < 0 ? path : path.substring(0, hash);
    return bare + (bare.indexOf('?') < 0 ? "?" : "&") + "lang=" + language.parameter() + fragment;
  }

  /// Whether the reader chose the language in the address rather than in the browser.
  public boolean languageAsked() {
    return languageAsked;
  }

  /// This very page in another language.
  public String hrefIn(InterfaceLanguage other) {
    StringBuilder query = new StringBuilder();
    for (String pair : rawQuery.split("&", -1)) {
      if (!pair.isEmpty() && !pair.startsWith("lang=") && !pair.equals("lang")) {
        query.append(pair).append('&');
      }
    }
    return rawPath + "?" + query + "lang=" + other.parameter();
  }

  /// Encodes a value for a query string or one part of a path.
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Encodes a paper's or author's key for a path, leaving its slashes and colons as they are.
  public static String encodePath(String value) {
    return encode(value).replace("%2F", "/").replace("%3A", ":");
  }
}
