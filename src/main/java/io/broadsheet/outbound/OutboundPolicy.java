package io.broadsheet.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What addresses people may give. The form of an address is judged here; where it leads is judged
/// when it is connected to, see [GuardedClient].
///
/// @param privateAllowed whether the operator's own network may be reached
/// @param plainAllowed whether `http:` will do
public record OutboundPolicy(boolean privateAllowed, boolean plainAllowed) {
  /// The public Internet, encrypted.
  public static final OutboundPolicy STRICT = new OutboundPolicy(false, false);

  private static final int LONGEST = 2_000;
  private static final int FIRST_FREE_PORT = 1024;

  /// Ports below 1024 where the web is.
  private static final Set<Integer> WEB_PORTS = Set.of(80, 443);

  /// Of a name or of an IPv6 address in brackets; no zone, which is of the sender's own network.
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}]");

  private static final Pattern DOTTED =
      Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

  /// A last part that makes an IPv4 address of the host, for some readers of it.
  private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9A-Fa-f]*");

  /// What is wrong with an address, as a name of the word for it.
  public enum Fault {
    /// Not an address at all, or none of the web.
    NOT_A_URL,
    TOO_LONG,
    /// Plain `http:` where that is not allowed.
    NOT_HTTPS,
    /// A name and a password before the host.
    CREDENTIALS,
    FRAGMENT,
    /// A host that is neither a name in ASCII nor an address as it is usually written.
    HOST,
    PORT
  }

  /// What is wrong with the form of an address; empty when nothing is.
  public Optional<Fault> faultOf(String text) {
    if (text.length() > LONGEST) {
      return Optional.of(Fault.TOO_LONG);
    }
    // A slash the wrong way round is a slash for some readers of an address, and not for others.
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\')) {
      return Optional.of(Fault.NOT_A_URL);
    }
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException notOne) {
      return Optional.of(Fault.NOT_A_URL);
    }
    return faultOf(uri);
  }

  private Optional<Fault> faultOf(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String authority = uri.getRawAuthority();
    if (!Set.of("http", "https").contains(scheme) || authority == null) {
      return Optional.of(Fault.NOT_A_URL);
    }
    if (authority.indexOf('@') >= 0) {
      return Optional.of(Fault.CREDENTIALS);
    }
    if (scheme.equals("http") && !plainAllowed) {
      return Optional.of(Fault.NOT_HTTPS);
    }
    if (uri.getHost() == null || !isHost(uri.getHost())) {
      return Optional.of(Fault.HOST);
    }
    if (uri.getRawFragment() != null) {
      return Optional.of(Fault.FRAGMENT);
    }
    return isPort(uri.getPort()) ? Optional.empty() : Optional.of(Fault.PORT);
  }

  /// Whether the host is written in the one way that everyone reads alike: `0177.1`, `0x7f000001`
  /// and `2130706433` are an address of this machine to some and none to others.
  private static boolean isHost(String host) {
    if (!HOST.matcher(host).matches()) {
      return false;
    }
    String last = host.substring(host.lastIndexOf('.') + 1);
    return !NUMBER.matcher(last).matches() || DOTTED.matcher(host).matches();
  }

  /// Other services of the public Internet (mail, for one) are not spoken to.
  private boolean isPort(int port) {
    return port == -1
        || (port >= FIRST_FREE_PORT && port <= 65_535)
        || WEB_PORTS.contains(port)
        || (privateAllowed && port > 0 && port < FIRST_FREE_PORT);
  }
}
