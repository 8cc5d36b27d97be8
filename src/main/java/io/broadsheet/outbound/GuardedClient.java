package io.broadsheet.outbound;

import io.broadsheet.outbound.OutboundException.Kind;
import io.broadsheet.outbound.OutboundRequest.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Sends requests to addresses that people gave, one connection each, and follows no redirect. The
/// address that is connected to is the one that was judged: it is asked for once, judged, connected
/// to, and judged again on the open connection before anything is said. No proxy is used: it would
/// ask for the name itself. Safe for use by many threads.
public final class GuardedClient {
  private final AddressGuard guard;
  private final OutboundPolicy policy;
  private final Limits limits;
  private final Dialer dialer;
  private final SSLSocketFactory tls;
  private final String userAgent;

  /// How long and how much.
  ///
  /// @param connect for a connection
  /// @param total from the question to the name service to the end of the answer
  /// @param largest body, in bytes; 0 when only the head of the answer matters
  public record Limits(Duration connect, Duration total, int largest) {
    public Limits {
      if (!connect.isPositive() || !total.isPositive() || largest < 0) {
        throw new IllegalArgumentException("a limit is below its least");
      }
    }
  }

  /// Opens a connection.
  @FunctionalInterface
  public interface Dialer {
    Socket dial(InetSocketAddress address, Duration within) throws IOException;
  }

  /// @param userAgent name and version of this program
  public GuardedClient(AddressGuard guard, OutboundPolicy policy, Limits limits, String userAgent) {
    this(
        guard,
        policy,
        limits,
        userAgent,
        GuardedClient::dial,
        (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /// @param dialer opens connections
  /// @param tls whom to trust
  public GuardedClient(
      AddressGuard guard,
      OutboundPolicy policy,
      Limits limits,
      String userAgent,
      Dialer dialer,
      SSLSocketFactory tls) {
    this.guard = guard;
    this.policy = policy;
    this.limits = limits;
    this.userAgent = userAgent;
    this.dialer = dialer;
    this.tls = tls;
  }

  public OutboundPolicy policy() {
    return policy;
  }

  private static Socket dial(InetSocketAddress address, Duration within) throws IOException {
    Socket socket = new Socket(Proxy.NO_PROXY);
    try {
      socket.connect(address, (int) within.toMillis());
      return socket;
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  /// Sends a request and reads the answer.
  ///
  /// @throws OutboundException when there is none in time, or none that may be had
  /// @throws InterruptedException when the thread is interrupted; the request may have arrived
  public Answer send(OutboundRequest request) throws OutboundException, InterruptedException {
    URI uri = request.uri();
    if (policy.faultOf(uri.toString()).isPresent()) {
      throw new OutboundException(Kind.REFUSED, "not an address that may be asked");
    }
    AtomicReference<@Nullable Socket> open = new AtomicReference<>();
    FutureTask<Answer> exchange = new FutureTask<>(() -> exchange(request, open));
    // Not a virtual thread: a name service that takes its time would hold one of the few that carry
    // those, and with them the pages of everyone.
    Thread worker = Thread.ofPlatform().name("outbound").daemon().start(exchange);
    try {
      return exchange.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new OutboundException(Kind.TIMEOUT, uri.getHost() + " took too long", late);
    } catch (ExecutionException failure) {
      throw describe(uri.getHost(), failure);
    } finally {
      // The name service and the other end may keep the worker; nobody waits for it any more.
      exchange.cancel(true);
      close(open.get());
      worker.interrupt();
    }
  }

  private Answer exchange(OutboundRequest request, AtomicReference<@Nullable Socket> open)
      throws OutboundException, IOException {
    URI uri = request.uri();
    boolean encrypted = "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
    String host = uri.getHost().replaceAll("^\\[|]$", "");
    int port = uri.getPort() == -1 ? (encrypted ? 443 : 80) : uri.getPort();
    try (Socket plain = connect(host, port, open)) {
      plain.setSoTimeout((int) limits.total().toMillis());
      try (Socket socket = encrypted ? encrypt(plain, host, port) : plain) {
        HttpWire.write(socket.getOutputStream(), request, userAgent);
        return HttpWire.read(socket.getInputStream(), limits.largest());
      }
    }
  }

  private Socket connect(String host, int port, AtomicReference<@Nullable Socket> open)
      throws OutboundException, IOException {
    List<InetAddress> addresses = guard.addresses(host);
    IOException last = null;
    for (InetAddress address : addresses) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      try {
        Socket socket = dialer.dial(new InetSocketAddress(address, port), limits.connect());
        open.set(socket);
        if (isMeant(host, address, socket)) {
          return socket;
        }
        break;
      } catch (IOException failure) {
        last = failure;
      }
    }
    throw new OutboundException(
        last instanceof SocketTimeoutException ? Kind.TIMEOUT : Kind.UNREACHABLE,
        "no connection to " + host,
        last == null ? new IOException("interrupted") : last);
  }

  /// Whether the connection is to go on: nobody has given up on it, and it leads where it should.
  private boolean isMeant(String host, InetAddress asked, Socket socket)
      throws OutboundException, IOException {
    boolean meant = false;
    try {
      InetAddress there =
          socket.getRemoteSocketAddress() instanceof InetSocketAddress remote
              ? remote.getAddress()
              : null;
      guard.check(host, there == null ? asked : there);
      meant = !Thread.currentThread().isInterrupted();
    } finally {
      if (!meant) {
        socket.close();
      }
    }
    return meant;
  }

  private Socket encrypt(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static OutboundException describe(String host, ExecutionException failure) {
    return switch (failure.getCause()) {
      case OutboundException known -> known;
      case SSLException tls ->
          new OutboundException(Kind.TLS, "no encrypted connection to " + host, tls);
      case SocketTimeoutException late ->
          new OutboundException(Kind.TIMEOUT, host + " took too long", late);
      case IOException broken ->
          new OutboundException(Kind.UNREACHABLE, "the connection to " + host + " broke", broken);
      case null, default -> throw new IllegalStateException("a request failed", failure);
    };
  }

  private static void close(@Nullable Socket socket) {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException alreadyGone) {
        // nobody reads from it any more
      }
    }
  }
}
