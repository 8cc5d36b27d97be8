package io.broadsheet.web;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Refuses requests that name another host than ours when the server listens to this machine only:
/// a page elsewhere could otherwise point its own name at 127.0.0.1 and read the library (DNS
/// rebinding).
final class HostGuard {
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::\\d{1,5})?");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean anyHost;
  private final Set<String> allowed = new HashSet<>(LOOPBACK);

  HostGuard(WebConfig config) {
    String host = config.host().toLowerCase(Locale.ROOT);
    this.anyHost = !LOOPBACK.contains(host) && !host.equals("::1") && !host.startsWith("127.");
    allowed.add(host);
    if (config.publicUrl() != null) {
      allowed.add(config.publicUrl().getHost().toLowerCase(Locale.ROOT));
    }
  }

  /// Whether an authority (`host:port`) may be asked for.
  boolean accepts(String authority) {
    var matcher = AUTHORITY.matcher(authority);
    return matcher.matches()
        && (anyHost || allowed.contains(matcher.group(1).toLowerCase(Locale.ROOT)));
  }
}
