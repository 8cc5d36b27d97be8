package io.broadsheet.outbound;

import io.broadsheet.testing.FakeInternet;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The ways of writing an address that leads where it must not: each special network of IPv4 in
/// every notation that some reader of addresses takes, within IPv6, and behind names.
final class HostileForms {
  static final List<String> TARGETS =
      List.of(
          "127.0.0.1",
          "10.0.0.1",
          "172.16.0.1",
          "192.168.1.1",
          "169.254.169.254",
          "100.64.0.1",
          "100.100.100.200",
          "0.0.0.0",
          "224.0.0.1",
          "255.255.255.255",
          "192.0.0.192",
          "198.18.0.1",
          "168.63.129.16");

  /// Networks of IPv6 alone.
  static final List<String> TARGETS_6 =
      List.of(
          "::1",
          "::",
          "fe80::1",
          "fec0::1",
          "fc00::1",
          "fd00:ec2::254",
          "ff02::1",
          "100::1",
          "2001:db8::1",
          "2001::1",
          "2001:10::1",
          "2001:20::1",
          "3fff::1",
          "5f00::1",
          "4000::1",
          "2606:4700::5efe:a00:1",
          "2606:4700::200:5efe:a00:1");

  private HostileForms() {}

  /// A host as it stands in an address.
  ///
  /// @param usual whether everyone reads it alike, so that its form is no reason to refuse it
  record Form(String host, boolean usual) {}

  /// All of them; their names are made known.
  static List<Form> all(FakeInternet internet) {
    List<Form> forms = new ArrayList<>();
    for (String target : TARGETS) {
      byte[] b = InetAddress.ofLiteral(target).getAddress();
      int[] o = {b[0] & 255, b[1] & 255, b[2] & 255, b[3] & 255};
      long whole = (((long) o[0] << 24) | (o[1] << 16) | (o[2] << 8) | o[3]) & 0xffffffffL;
      String hex = String.format(Locale.ROOT, "%02x%02x:%02x%02x", o[0], o[1], o[2], o[3]);
      odd(forms, Long.toString(whole));
      odd(forms, String.format(Locale.ROOT, "0x%08x", whole));
      odd(forms, String.format(Locale.ROOT, "0X%X", whole));
      odd(forms, String.format(Locale.ROOT, "0%o", whole));
      odd(forms, String.format(Locale.ROOT, "0x%x.0x%x.0x%x.0x%x", o[0], o[1], o[2], o[3]));
      odd(forms, String.format(Locale.ROOT, "0%o.0%o.0%o.0%o", o[0], o[1], o[2], o[3]));
      odd(forms, String.format(Locale.ROOT, "%05o.%05o.%05o.%05o", o[0], o[1], o[2], o[3]));
      odd(forms, String.format(Locale.ROOT, "%d.0x%x.0%o.%d", o[0], o[1], o[2], o[3]));
      odd(forms, o[0] + "." + (whole & 0xffffff));
      odd(forms, o[0] + "." + o[1] + "." + (whole & 0xffff));
      odd(forms, target + ".");
      odd(forms, target.replace(".", "%2e"));
      odd(forms, target.replace('.', '。'));
      odd(forms, target.replace('0', '\uff10').replace('1', '\uff11').replace('2', '\u2461'));
      odd(forms, "[fe80::" + target + "%25eth0]");
      odd(forms, "example.org@" + target);
      usual(forms, target);
      usual(forms, "[::ffff:" + target + "]");
      usual(forms, "[::ffff:" + hex + "]");
      usual(forms, "[::" + target + "]");
      usual(forms, "[::ffff:0:" + hex + "]");
      usual(forms, "[64:ff9b::" + hex + "]");
      usual(forms, "[64:ff9b:1::" + hex + "]");
      usual(forms, "[2002:" + hex + "::1]");
      usual(forms, "[2001:0:" + hex + "::1]");
      String name = "to-" + target.replace('.', '-');
      internet.name(name + ".example.org", target);
      usual(forms, name + ".example.org");
      internet.name(name + ".both.example.org", "93.184.216.34", target);
      usual(forms, name + ".both.example.org");
      internet.name(name + ".six.example.org", "64:ff9b::" + hex);
      usual(forms, name + ".six.example.org");
    }
    for (String target : TARGETS_6) {
      usual(forms, "[" + target + "]");
      odd(forms, "[" + target + "%25lo]");
      internet.name("six-" + TARGETS_6.indexOf(target) + ".example.org", target);
      usual(forms, "six-" + TARGETS_6.indexOf(target) + ".example.org");
    }
    return forms;
  }

  private static void usual(List<Form> forms, String host) {
    forms.add(new Form(host, true));
  }

  private static void odd(List<Form> forms, String host) {
    forms.add(new Form(host, false));
  }
}
