package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
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
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One request, as handlers see it.
public final class RequestContext {
  /// Holds the language chosen in the settings.
  public static final String LANGUAGE_COOKIE = "lang";

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

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
  private final Visit visit;
  private final String peer;
  private @Nullable String formSecret;

  /// @param baseUrl scheme and authority, without a slash at the end
  /// @param headers a header's value by its name in lower case
  /// @param zone of readers who chose none
  /// @param peer address of the other end of the connection
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
      ZoneId zone,
      Visit visit,
      String peer) {
    this.method = requireNonNull(method, "method is null");
    this.rawPath = requireNonNull(rawPath, "rawPath is null");
    this.rawQuery = requireNonNull(rawQuery, "rawQuery is null");
    this.parameters = Parameters.parse(rawQuery);
    this.pathParameters = Map.copyOf(pathParameters);
    this.headers = headers;
    this.body = body;
    this.baseUrl = requireNonNull(baseUrl, "baseUrl is null");
    this.clock = clock;
    this.visit = visit;
    this.peer = peer;
    this.zone = visit.profile().map(reader -> reader.zoneOr(zone)).orElse(zone);
    Optional<String> asked = parameters.text("lang");
    this.languageAsked = asked.isPresent();
    this.language =
        asked.isPresent()
            ? InterfaceLanguage.named(asked.get())
                .orElseThrow(() -> Parameters.refuse("lang", asked.get(), "en or zh"))
            : visit
                .profile()
                .flatMap(reader -> Optional.ofNullable(reader.language()))
                .flatMap(InterfaceLanguage::named)
                .or(this::chosenLanguage)
                .or(() -> headers.apply("accept-language").map(InterfaceLanguage::accepted))
                .orElse(InterfaceLanguage.EN);
  }

  /// As if a reader asked: for what is drawn for them while nobody asks, such as a mail.
  ///
  /// @param baseUrl what links begin with, without a slash at the end
  /// @param zone of readers who chose none
  public static RequestContext unasked(
      ReaderProfile reader, ReaderShelf shelf, String baseUrl, Clock clock, ZoneId zone) {
    return new RequestContext(
        "GET",
        "/",
        "",
        Map.of(),
        header -> Optional.empty(),
        () -> new byte[0],
        baseUrl,
        clock,
        zone,
        new Visit(reader, known -> shelf, false),
        "");
  }

  /// The language the reader chose in the settings; empty when it is left to the browser.
  public Optional<InterfaceLanguage> chosenLanguage() {
    return cookie(LANGUAGE_COOKIE).flatMap(InterfaceLanguage::named);
  }

  /// The value of a cookie, as sent.
  public Optional<String> cookie(String name) {
    return cookie(headers, name);
  }

  static Optional<String> cookie(Function<String, Optional<String>> headers, String name) {
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

  /// Whether the reader came by HTTPS.
  public boolean isSecure() {
    return baseUrl.startsWith("https:");
  }

  /// The address this comes from, to count attempts by. Behind a proxy on this machine it is the
  /// last that the proxy says, since whatever stands before it the client may have made up.
  public String client() {
    boolean proxied = LOOPBACK.contains(peer);
    return headers
        .apply("x-forwarded-for")
        .filter(_ -> proxied)
        .map(list -> list.substring(list.lastIndexOf(',') + 1).strip())
        .filter(address -> ADDRESS.matcher(address).matches())
        .orElse(peer);
  }

  /// Who sends this, as far as that is known.
  public Visit visit() {
    return visit;
  }

  /// The reader who sends this.
  ///
  /// @throws IllegalStateException when nobody is signed in: the route must see to that, see
  ///   [Members]
  public ReaderProfile reader() {
    return visit
        .profile()
        .orElseThrow(() -> new IllegalStateException("the route lets everyone in"));
  }

  /// The one secret of the forms that are drawn in answer to this request.
  String formSecret(Supplier<String> fresh) {
    String secret = formSecret;
    if (secret == null) {
      secret = fresh.get();
      formSecret = secret;
    }
    return secret;
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

  /// Path and query string as sent: what to come back to.
  public String rawTarget() {
    return rawQuery.isEmpty() ? rawPath : rawPath + "?" + rawQuery;
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

  /// The form with a file in it that was sent.
  ///
  /// @throws BroadsheetException of kind INVALID when the body is no such form, or a very long one
  public Multipart multipart() {
    return Multipart.parse(headers.apply("content-type").orElse(""), body.get());
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

  /// The text that [#encode] made this of; empty when it is nothing of the kind.
  public static String decode(String encoded) {
    try {
      return PercentDecoding.path(encoded, "a cookie");
    } catch (BroadsheetException malformed) {
      return "";
    }
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
