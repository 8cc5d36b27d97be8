package io.broadsheet.harvest.http;

import io.broadsheet.error.BroadsheetException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/// Keeps a public source from sending us, by a redirect, to an address inside the operator's own
/// network. Checked just before connecting; the answer of the name service stays in the JVM's
/// address cache, so that the connection goes to the address that was checked.
final class AddressGuard {
  private final Resolver resolver;

  AddressGuard(Resolver resolver) {
    this.resolver = resolver;
  }

  static AddressGuard system() {
    return new AddressGuard(InetAddress::getAllByName);
  }

  /// @param configured the address the operator chose; when it is private itself, private targets
  ///   are what the operator wants
  /// @throws BroadsheetException INVALID when `target` is private and `configured` is not
  void check(URI configured, URI target) {
    if (!configured.getAuthority().equals(target.getAuthority())
        && isPrivate(target)
        && !isPrivate(configured)) {
      throw BroadsheetException.invalid(
          String.format(
              Locale.ROOT,
              "%s redirects to %s, which is a private address; refused",
              configured.getHost(),
              target.getHost()));
    }
  }

  private boolean isPrivate(URI uri) {
    try {
      return Arrays.stream(resolver.resolve(uri.getHost())).anyMatch(AddressGuard::isPrivate);
    } catch (UnknownHostException unknown) {
      // The connection will fail for the same reason, and say so.
      return false;
    }
  }

  static boolean isPrivate(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    return switch (address) {
      case Inet4Address _ -> {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        yield first == 0
            || first >= 240
            || (first == 100 && second >= 64 && second < 128)
            || (first == 192 && second == 0 && bytes[2] == 0)
            || (first == 198 && (second == 18 || second == 19));
      }
      case Inet6Address _ ->
          (bytes[0] & 0xfe) == 0xfc || (embedsIpv4(bytes) && isPrivate(lastFour(bytes)));
      default -> true;
    };
  }

  /// IPv4-compatible (`::a.b.c.d`) and NAT64 (`64:ff9b::a.b.c.d`).
  private static boolean embedsIpv4(byte[] bytes) {
    int from = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff ? 4 : 0;
    for (int i = from; i < 12; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress lastFour(byte[] bytes) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }

  /// The name service.
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }
}
