package io.broadsheet.harvest.http;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.outbound.PublicAddresses;
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
    return !PublicAddresses.contains(address);
  }

  /// The name service.
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }
}
