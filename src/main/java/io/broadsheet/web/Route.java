package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A method, a path pattern and who answers. In a pattern `{name}` stands for one part of the path,
/// `{name...}` for one or more parts with the slashes between them (an old-style arXiv identifier
/// has one).
public final class Route {
  /// Who asks, which decides what an error looks like.
  public enum Audience {
    /// A reader: errors are HTML pages.
    READER,
    /// A program: errors are `application/problem+json`.
    PROGRAM
  }

  private static final Pattern PART = Pattern.compile("\\{([a-z]+)(\\.\\.\\.)?\\}");

  private final String method;
  private final String pattern;
  private final Audience audience;
  private final Endpoint endpoint;
  private final Pattern compiled;
  private final List<String> names = new ArrayList<>();

  Route(String method, String pattern, Audience audience, Endpoint endpoint) {
    this.method = requireNonNull(method, "method is null");
    this.pattern = requireNonNull(pattern, "pattern is null");
    this.audience = requireNonNull(audience, "audience is null");
    this.endpoint = requireNonNull(endpoint, "endpoint is null");
    StringBuilder regex = new StringBuilder();
    Matcher part = PART.matcher(pattern);
    int end = 0;
    while (part.find()) {
      regex.append(Pattern.quote(pattern.substring(end, part.start())));
      regex.append(part.group(2) == null ? "([^/]+)" : "(.+)");
      names.add(part.group(1));
      end = part.end();
    }
    regex.append(Pattern.quote(pattern.substring(end)));
    this.compiled = Pattern.compile(regex.toString());
  }

  public String method() {
    return method;
  }

  public String pattern() {
    return pattern;
  }

  public Audience audience() {
    return audience;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /// The raw values of the pattern's names when the raw path fits.
  Optional<Map<String, String>> match(String rawPath) {
    Matcher matcher = compiled.matcher(rawPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(values);
  }
}
