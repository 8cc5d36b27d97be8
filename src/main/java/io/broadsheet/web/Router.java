package io.broadsheet.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the route of a request: the first registered whose method and pattern fit.
public final class Router {
  private final List<Route> routes = new ArrayList<>();

  /// What was found.
  ///
  /// @param route whose method fits too
  /// @param methods the methods that would have fitted the path, when none was found
  /// @param audience of the first route whose path fits, whatever its method
  record Match(
      Optional<Route> route,
      Map<String, String> values,
      Set<String> methods,
      Optional<Route.Audience> audience) {}

  /// A page for readers, by GET.
  public Router page(String pattern, Endpoint endpoint) {
    return add("GET", pattern, Route.Audience.READER, endpoint);
  }

  /// Something for programs, by GET.
  public Router program(String pattern, Endpoint endpoint) {
    return add("GET", pattern, Route.Audience.PROGRAM, endpoint);
  }

  /// Any route. HEAD is answered wherever GET is.
  public Router add(String method, String pattern, Route.Audience audience, Endpoint endpoint) {
    routes.add(new Route(method, pattern, audience, endpoint));
    return this;
  }

  public List<Route> routes() {
    return List.copyOf(routes);
  }

  Match match(String method, String rawPath) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    Set<String> methods = new LinkedHashSet<>();
    Optional<Route.Audience> audience = Optional.empty();
    for (Route route : routes) {
      Optional<Map<String, String>> values = route.match(rawPath);
      if (values.isEmpty()) {
        continue;
      }
      if (audience.isEmpty()) {
        audience = Optional.of(route.audience());
      }
      if (route.method().equals(wanted)) {
        return new Match(Optional.of(route), values.get(), methods, audience);
      }
      methods.add(route.method());
      if (route.method().equals("GET")) {
        methods.add("HEAD");
      }
    }
    return new Match(Optional.empty(), Map.of(), methods, audience);
  }
}
