package io.broadsheet.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.outbound.HostileForms.Form;
import io.broadsheet.outbound.OutboundException.Kind;
import io.broadsheet.testing.FakeInternet;
import io.broadsheet.testing.FakeReceiver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that people try to send into the operator's network. Every address leads to one trap:
/// what the guard lets pass is counted there.
class GuardTest {
  private static final GuardedClient.Limits LIMITS =
      new GuardedClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 1_000);
  private static final OutboundPolicy GUARDED = new OutboundPolicy(false, true);

  /// What the operator may allow: the same with the guard taken away.
  private static final OutboundPolicy UNGUARDED = new OutboundPolicy(true, true);

  private FakeInternet internet;
  private FakeReceiver trap;
  private List<Form> forms;

  @BeforeEach
  void start() {
    trap = new FakeReceiver();
    internet = new FakeInternet().trap(trap.port());
    forms = HostileForms.all(internet);
  }

  @AfterEach
  void stop() {
    trap.close();
  }

  private OutboundRequest.Answer send(OutboundPolicy policy, String host) throws Exception {
    return internet
        .client(policy, LIMITS)
        .send(OutboundRequest.get(URI.create("http://" + host + ":8080/a"), Map.of()));
  }

  @Test
  void noFormOfAnAddressReachesThePrivateNetwork() {
    assertThat(forms).hasSizeGreaterThan(300);
    for (Form form : forms) {
      String url = "http://" + form.host() + ":8080/a";
      if (GUARDED.faultOf(url).isEmpty()) {
        assertThatThrownBy(() -> send(GUARDED, form.host()))
            .as(form.host())
            .isInstanceOfSatisfying(
                OutboundException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
      }
    }
    assertThat(trap.received()).isEmpty();
    assertThat(internet.dialled()).isEmpty();
  }

  /// What the test above would see if the guard were gone.
  @Test
  void withoutTheGuardEveryFormThatIsReadAlikeReachesTheTrap() throws Exception {
    int reached = 0;
    for (Form form : forms) {
      if (form.usual()) {
        assertThat(send(UNGUARDED, form.host()).status()).as(form.host()).isEqualTo(204);
        reached++;
      }
    }
    assertThat(reached).isGreaterThan(150);
    assertThat(trap.received()).hasSize(reached);
  }

  @Test
  void formsThatSomeReadOtherwiseAreRefusedEvenWhereAllIsAllowed() {
    for (Form form : forms) {
      assertThat(UNGUARDED.faultOf("http://" + form.host() + ":8080/a").isPresent())
          .as(form.host())
          .isEqualTo(!form.usual());
    }
    assertThat(forms.stream().filter(form -> !form.usual()).count()).isGreaterThan(150);
  }

  /// The second line of defence: whatever the platform makes of an odd form is no public address.
  @Test
  void whatThePlatformReadsIntoOddNumbersIsRefusedToo() throws Exception {
    AddressGuard guard = AddressGuard.system(false);
    int read = 0;
    for (Form form : forms) {
      if (form.host().matches("[0-9a-fA-FxX.]+")) {
        InetAddress[] found;
        try {
          found = InetAddress.getAllByName(form.host());
        } catch (java.net.UnknownHostException notRead) {
          continue;
        }
        boolean decimal = !form.host().matches("0.*|.*\\.0\\d.*");
        if (decimal) {
          assertThat(PublicAddresses.contains(found[0])).as(form.host()).isFalse();
          assertThatThrownBy(() -> guard.addresses(form.host()))
              .isInstanceOf(OutboundException.class);
          read++;
        }
      }
    }
    assertThat(read).isGreaterThan(30);
  }

  @Test
  void aNameIsAskedForOnceAndWhatItSaysLaterCountsForNothing() throws Exception {
    internet.rebinding("turns.example.org", "93.184.216.34", "127.0.0.1");
    assertThat(send(GUARDED, "turns.example.org").status()).isEqualTo(204);
    assertThat(internet.timesAsked("turns.example.org")).isEqualTo(1);
    assertThat(internet.dialled())
        .extracting(InetSocketAddress::getAddress)
        .containsExactly(FakeInternet.address("93.184.216.34"));
    assertThatThrownBy(() -> send(GUARDED, "turns.example.org"))
        .isInstanceOf(OutboundException.class);
    assertThat(internet.dialled()).hasSize(1);
  }

  @Test
  void aConnectionThatLeadsElsewhereIsClosedBeforeAnythingIsSaid() {
    GuardedClient client =
        new GuardedClient(
            new AddressGuard(
                host -> new InetAddress[] {FakeInternet.address("93.184.216.34")}, false),
            GUARDED,
            LIMITS,
            "Test/1",
            (address, within) -> new Socket(InetAddress.ofLiteral("127.0.0.1"), trap.port()),
            (SSLSocketFactory) SSLSocketFactory.getDefault());
    assertThatThrownBy(
            () -> client.send(OutboundRequest.get(URI.create("http://a.example.org/"), Map.of())))
        .isInstanceOfSatisfying(
            OutboundException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
    assertThat(trap.received()).isEmpty();
  }

  @Test
  void redirectsAreNotFollowedWhereverTheyLead() throws Exception {
    internet.name("a.example.org", "93.184.216.34");
    int n = 0;
    for (Form form : forms) {
      if (form.usual()) {
        trap.next(
            List.of(301, 302, 303, 307, 308).get(n++ % 5), "Location", "http://" + form.host());
        assertThat(send(GUARDED, "a.example.org").status()).isBetween(301, 308);
      }
    }
    assertThat(trap.received()).hasSize(n);
    assertThat(internet.dialled())
        .extracting(InetSocketAddress::getAddress)
        .containsOnly(FakeInternet.address("93.184.216.34"));
  }

  @Test
  void theSystemsOwnClientReachesThisMachineOnlyWhereThatIsAllowed() throws Exception {
    List<Integer> answers = new ArrayList<>();
    for (OutboundPolicy policy : List.of(GUARDED, UNGUARDED)) {
      GuardedClient client =
          new GuardedClient(AddressGuard.system(policy.privateAllowed()), policy, LIMITS, "Test/1");
      for (String host : List.of("localhost", "127.0.0.1", "127.9.9.9")) {
        try {
          URI uri = URI.create("http://" + host + ":" + trap.port() + "/x?y=1");
          answers.add(client.send(OutboundRequest.get(uri, Map.of())).status());
        } catch (OutboundException refused) {
          answers.add(refused.kind() == Kind.REFUSED ? 0 : -1);
        }
      }
    }
    assertThat(answers.subList(0, 3)).containsOnly(0);
    assertThat(answers.subList(3, 5)).containsOnly(204);
    assertThat(trap.received().getFirst().path()).isEqualTo("/x?y=1");
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, true", "1.1.1.1, true", "172.15.255.255, true", "172.32.0.1, true",
    "100.63.255.255, true", "100.128.0.1, true", "169.253.255.255, true", "168.63.129.17, true",
    "223.255.255.255, true", "198.17.0.1, true", "198.20.0.1, true", "2606:4700::1111, true",
    "2a00:1450::1, true", "64:ff9b::808:808, true", "::ffff:8.8.8.8, true", "2001:200::1, true",
    "11.0.0.1, true", "9.255.255.255, true", "172.31.255.255, false", "100.127.255.255, false",
    "192.88.99.1, false", "203.0.113.9, false", "239.1.1.1, false", "64:ff9b::a00:1, false",
    "2001:1ff::1, false", "::ffff:192.168.0.1, false", "3ffe::1, true", "3fff:fff::1, false"
  })
  void theEdgesOfTheNetworksAreExact(String address, boolean expected) {
    assertThat(PublicAddresses.contains(InetAddress.ofLiteral(address))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hook",
        "//example.org/a",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "https:",
        "https://",
        "https:///a",
        "https:example.org",
        "https://u:p@example.org/",
        "https://u@example.org/",
        "https://@example.org/",
        "https://example.org/#a",
        "https://example.org\\@10.0.0.1/",
        "https://exa mple.org/",
        "https://example.org/\r\nX-Y: z",
        "https://example.org/\ta",
        "https://exämple.org/",
        "https://example.org:25/",
        "https://example.org:22/",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://example.org:-1/",
        "https://[::1/",
        "https://[fe80::1%25eth0]/",
        "https://.example.org/",
        "https://a_b..c-/",
        "https://1/",
        "https://0/",
        "https://127.1/",
        "https://256.0.0.1.1/",
        "http://example.org/",
        "javascript:alert(1)",
        "jar:https://example.org!/"
      })
  void addressesOfAWrongFormAreRefused(String url) {
    assertThat(OutboundPolicy.STRICT.faultOf(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org", "https://example.org/", "https://hooks.example.org:8443/a/b?c=d%20e",
        "HTTPS://EXAMPLE.ORG/x", "https://xn--exmple-cua.org/", "https://1.1.1.1/",
        "https://[2606:4700::1111]/", "https://example.org/a@b:c"
      })
  void addressesOfTheWebAreTaken(String url) {
    assertThat(OutboundPolicy.STRICT.faultOf(url)).isEmpty();
  }

  @Test
  void anAddressThatIsTooLongIsRefusedAndPlainOnesWhereTheyAreNotAllowed() {
    assertThat(OutboundPolicy.STRICT.faultOf("https://example.org/" + "a".repeat(2_000)))
        .contains(OutboundPolicy.Fault.TOO_LONG);
    assertThat(OutboundPolicy.STRICT.faultOf("http://example.org/"))
        .contains(OutboundPolicy.Fault.NOT_HTTPS);
    assertThat(GUARDED.faultOf("http://example.org/")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\nb", "a\0b", "ü"})
  void noHeaderBecomesTwo(String value) {
    URI uri = URI.create("https://example.org/");
    assertThatThrownBy(() -> OutboundRequest.get(uri, Map.of("X-A", value)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OutboundRequest.get(uri, Map.of("X-A: b\r\nX-" + value, "b")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
