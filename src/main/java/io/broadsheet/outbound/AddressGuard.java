package io.broadsheet.outbound;

import io.broadsheet.outbound.OutboundException.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Asks the name service once and says to which of the addresses a connection may be made. Who
/// connects takes these very addresses: a name that leads elsewhere a moment later leads nowhere.
public final class AddressGuard {
  private final Resolver resolver;
  private final boolean privateAllowed;

  /// @param privateAllowed whether the operator's own network may be reached
  public AddressGuard(Resolver resolver, boolean privateAllowed) {
    this.resolver = resolver;
    this.privateAllowed = privateAllowed;
  }

  /// With the name service of the system.
  public static AddressGuard system(boolean privateAllowed) {
    return new AddressGuard(InetAddress::getAllByName, privateAllowed);
  }

  /// The name service.
  @FunctionalInterface
  public interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /// The addresses of a host, all of them allowed.
  ///
  /// @throws OutboundException of kind REFUSED when one of them is not, UNKNOWN_HOST when there are
  ///   none
  List<InetAddress> addresses(String host) throws OutboundException {
    InetAddress[] found;
    try {
      found = resolver.resolve(host);
    } catch (UnknownHostException unknown) {
      throw new OutboundException(Kind.UNKNOWN_HOST, "no host is called " + host, unknown);
    }
    if (found.length == 0) {
      throw new OutboundException(Kind.UNKNOWN_HOST, "no host is called " + host);
    }
    for (InetAddress address : found) {
      check(host, address);
    }
    return List.of(found);
  }

  /// Lets an address pass or throws.
  void check(String host, InetAddress address) throws OutboundException {
    if (!privateAllowed && !PublicAddresses.contains(address)) {
      throw new OutboundException(
          Kind.REFUSED, host + " leads to an address that is not of the public Internet; refused");
    }
  }

  /// Whether a host is in the operator's own network; false when it is nowhere.
  public boolean isPrivate(String host) {
    try {
      for (InetAddress address : resolver.resolve(host)) {
        if (!PublicAddresses.contains(address)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
