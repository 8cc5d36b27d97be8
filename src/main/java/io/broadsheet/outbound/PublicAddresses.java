package io.broadsheet.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Which addresses belong to the public Internet: all but those that the registries of special
/// addresses (RFC 6890 and its successors, for IPv4 and IPv6) keep for other uses, and those that
/// carry such an IPv4 address within.
public final class PublicAddresses {
  private static final int IPV4_BYTES = 4;

  /// Networks of IPv4 that are nobody's on the Internet.
  private static final List<Network> RESERVED_4 =
      List.of(
          network("0.0.0.0", 8), // this network
          network("10.0.0.0", 8), // private
          network("100.64.0.0", 10), // shared by carriers (CGNAT)
          network("127.0.0.0", 8), // loopback
          network("168.63.129.16", 32), // metadata of a cloud, at an address that looks public
          network("169.254.0.0", 16), // link-local, and metadata of clouds
          network("172.16.0.0", 12), // private
          network("192.0.0.0", 24), // protocol assignments
          network("192.0.2.0", 24), // documentation
          network("192.88.99.0", 24), // relays of 6to4
          network("192.168.0.0", 16), // private
          network("198.18.0.0", 15), // benchmarks
          network("198.51.100.0", 24), // documentation
          network("203.0.113.0", 24), // documentation
          network("224.0.0.0", 4), // multicast
          network("240.0.0.0", 4)); // reserved, and broadcast

  /// All of IPv6 that was given out; loopback, unique local, link-local and multicast are outside.
  private static final Network GIVEN_OUT = network("2000::", 3);

  /// Networks within it that are nobody's.
  private static final List<Network> RESERVED_6 =
      List.of(
          network("2001::", 23), // protocol assignments: Teredo, benchmarks, ORCHID
          network("2001:db8::", 32), // documentation
          network("2002::", 16), // 6to4: carries an IPv4 address
          network("3fff::", 20)); // documentation

  /// NAT64: the last four bytes are the IPv4 address that is meant.
  private static final Network NAT64 = network("64:ff9b::", 96);

  private PublicAddresses() {}

  /// Whether the address is one of the public Internet.
  public static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == IPV4_BYTES) {
      return !in(RESERVED_4, bytes);
    }
    if (address instanceof Inet6Address six
        && (six.getScopeId() != 0 || six.getScopedInterface() != null)) {
      return false;
    }
    if (NAT64.contains(bytes)) {
      return !in(RESERVED_4, lastFour(bytes));
    }
    return GIVEN_OUT.contains(bytes) && !in(RESERVED_6, bytes) && !isIsatap(bytes);
  }

  /// An interface identifier that carries an IPv4 address (RFC 5214).
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & 0xfd) == 0
        && bytes[9] == 0
        && (bytes[10] & 0xff) == 0x5e
        && (bytes[11] & 0xff) == 0xfe;
  }

  private static byte[] lastFour(byte[] bytes) {
    return Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length);
  }

  private static boolean in(List<Network> networks, byte[] bytes) {
    return networks.stream().anyMatch(network -> network.contains(bytes));
  }

  private static Network network(String address, int bits) {
    try {
      return new Network(InetAddress.ofLiteral(address).getAddress(), bits);
    } catch (IllegalArgumentException defect) {
      throw new IllegalStateException("the table of networks is wrong: " + address, defect);
    }
  }

  /// The addresses that share their first bits.
  private record Network(byte[] address, int bits) {
    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / 8;
      for (int i = 0; i < whole; i++) {
        if (other[i] != address[i]) {
          return false;
        }
      }
      int rest = bits % 8;
      return rest == 0 || ((other[whole] ^ address[whole]) & 0xff) >> (8 - rest) == 0;
    }
  }
}
