package io.broadsheet.testing;

import io.broadsheet.outbound.AddressGuard;
import io.broadsheet.outbound.GuardedClient;
import io.broadsheet.outbound.OutboundPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/// Names and public addresses as a test wants them; each address leads to a server on this machine,
/// whatever port is asked for. Nothing reaches the real network.
public final class FakeInternet implements AddressGuard.Resolver, GuardedClient.Dialer {
  private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-fxX.:]+");

  private final Map<String, List<List<InetAddress>>> names = new ConcurrentHashMap<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Map<InetAddress, Integer> servers = new ConcurrentHashMap<>();
  private final List<InetSocketAddress> dialled = Collections.synchronizedList(new ArrayList<>());
  private volatile int everywhere = -1;

  public static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }

  /// A name that has these addresses.
  public FakeInternet name(String host, String... addresses) {
    names.put(host, List.of(all(addresses)));
    return this;
  }

  /// A name that has one address when it is asked for first, and another from then on.
  public FakeInternet rebinding(String host, String first, String then) {
    names.put(host, List.of(all(first), all(then)));
    return this;
  }

  private static List<InetAddress> all(String... addresses) {
    return Arrays.stream(addresses).map(FakeInternet::address).toList();
  }

  /// An address behind which a server of this machine stands.
  public FakeInternet serve(String address, int port) {
    servers.put(address(address), port);
    return this;
  }

  /// Every address leads to this server, and looks like itself from outside.
  public FakeInternet trap(int port) {
    everywhere = port;
    return this;
  }

  /// What was connected to, or tried to.
  public List<InetSocketAddress> dialled() {
    return List.copyOf(dialled);
  }

  public int timesAsked(String host) {
    return asked.getOrDefault(host, 0);
  }

  /// A client in it, guarded as the policy says.
  public GuardedClient client(OutboundPolicy policy, GuardedClient.Limits limits) {
    return client(policy, limits, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  public GuardedClient client(
      OutboundPolicy policy, GuardedClient.Limits limits, SSLSocketFactory tls) {
    return new GuardedClient(
        new AddressGuard(this, policy.privateAllowed()), policy, limits, "Test/1", this, tls);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    int time = asked.merge(host, 1, Integer::sum);
    List<List<InetAddress>> answers = names.get(host);
    if (answers != null) {
      return answers.get(Math.min(time, answers.size()) - 1).toArray(InetAddress[]::new);
    }
    if (LITERAL.matcher(host).matches()) {
      return InetAddress.getAllByName(host);
    }
    throw new UnknownHostException(host);
  }

  @Override
  public Socket dial(InetSocketAddress address, Duration within) throws IOException {
    dialled.add(address);
    int port = servers.getOrDefault(address.getAddress(), everywhere);
    if (port < 0) {
      throw new ConnectException("nothing stands behind " + address);
    }
    Socket socket = new FarSocket(address);
    socket.connect(
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), (int) within.toMillis());
    return socket;
  }

  /// Says that its other end is far away.
  private static final class FarSocket extends Socket {
    private final InetSocketAddress told;

    FarSocket(InetSocketAddress told) {
      this.told = told;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
      return told;
    }
  }
}
