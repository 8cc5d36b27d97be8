package io.broadsheet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds web addresses in prose, TeX or plain: what follows an address without belonging to it (a
/// full stop, a bracket, Chinese text, a closing brace) is left out.
public final class LinkFinder {
  /// Hosts whose addresses people write without `https://`.
  private static final String BARE_HOSTS =
      "(?:www\\.[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,4}"
          + "|(?:(?:gist\\.)?github|gitlab|bitbucket|codeberg|gitee)\\.(?:com|org)/"
          + "|[a-z0-9-]{1,63}\\.github\\.io"
          + "|huggingface\\.co/|hf\\.co/|doi\\.org/10\\.|arxiv\\.org/(?:abs|pdf)/)";

  private static final String ADDRESS = "(?:\\\\[_%#&~]|[\\w.~:/?#@!&'*+,;=%()\\[\\]-])";

  private static final Pattern URL =
      Pattern.compile(
          "(?:[hH][tT][tT][pP][sS]?://|(?<![\\w./@-])(?="
              + BARE_HOSTS
              + "))"
              + ADDRESS
              + "{3,1000}+",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> STARTS =
      List.of(
          "http://",
          "https://",
          "www.",
          "github.",
          "gist.github.",
          "gitlab.",
          "bitbucket.",
          "codeberg.",
          "gitee.",
          "huggingface.co/",
          "hf.co/",
          "doi.org/10.",
          "arxiv.org/");

  /// One of these is in every address written without `https://`.
  private static final List<String> ANCHORS =
      List.of(
          "www.",
          "ithub.",
          "itHub.",
          "gitlab.",
          "GitLab.",
          "bitbucket.",
          "codeberg.",
          "gitee.",
          "ggingface.co/",
          "hf.co/",
          "doi.org/10.",
          "rxiv.org/",
          "rXiv.org/");

  private static final Set<String> CODE_HOSTS =
      Set.of(
          "github.com",
          "gist.github.com",
          "gitlab.com",
          "bitbucket.org",
          "codeberg.org",
          "gitee.com",
          "huggingface.co",
          "hf.co",
          "sourceforge.net",
          "git.sr.ht",
          "modelscope.cn",
          "anonymous.4open.science",
          "kaggle.com",
          "colab.research.google.com",
          "sr.ht");

  private LinkFinder() {}

  /// An address in a text.
  ///
  /// @param start offset of its first UTF-16 unit
  /// @param end offset after its last
  /// @param url absolute, `http` or `https`; TeX escapes (`\_`) are undone, `https://` is put
  ///   before an address written without it
  /// @param isCode whether it is on a host of source code or models
  public record Found(int start, int end, String url, boolean isCode) {}

  /// All addresses in order of appearance, repeats included.
  public static List<Found> find(String text) {
    if (!mayHold(text)) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    Matcher matcher = URL.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    int from = candidate(text, 0);
    while (from >= 0) {
      matcher.region(from, text.length());
      if (!matcher.lookingAt()) {
        from = candidate(text, from + 1);
        continue;
      }
      int end = trim(text, matcher.start(), matcher.end());
      String written = text.substring(matcher.start(), end);
      String url = absolute(unescape(written));
      String host = host(url);
      if (host.indexOf('.') > 0 && !host.startsWith(".") && !host.endsWith(".")) {
        found.add(new Found(matcher.start(), end, url, isCodeHost(host)));
      }
      from = candidate(text, Math.max(end, from + 1));
    }
    return found;
  }

  /// Whether the address is on a host of source code or models.
  public static boolean isCode(String url) {
    return isCodeHost(host(url));
  }

  /// The next place at which an address may start: the first letter of one of the ways it can.
  /// Looking only there is what makes the search quick.
  private static int candidate(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("hHwWgGbBcCdDaA".indexOf(c) >= 0 && isStart(text, i)) {
        return i;
      }
      if (Character.isLetterOrDigit(c) && isWordStart(text, i) && isPagesHost(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isStart(String text, int at) {
    for (String start : STARTS) {
      if (text.regionMatches(true, at, start, 0, start.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordStart(String text, int at) {
    return at == 0
        || !(Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '-');
  }

  private static boolean isPagesHost(String text, int at) {
    int end = at;
    int limit = Math.min(text.length(), at + 64);
    while (end < limit
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    return text.regionMatches(true, end, ".github.io", 0, 10);
  }

  /// A quick look that spares most texts the search.
  private static boolean mayHold(String text) {
    if (text.contains("://")) {
      return true;
    }
    for (String anchor : ANCHORS) {
      if (text.contains(anchor)) {
        return true;
      }
    }
    return false;
  }

  /// Leaves off what ends the sentence and not the address.
  private static int trim(String text, int start, int end) {
    int last = end;
    int round = 0;
    int square = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      round += c == '(' ? 1 : c == ')' ? -1 : 0;
      square += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (round < 0 || square < 0) {
        last = i;
        break;
      }
    }
    while (last > start) {
      char c = text.charAt(last - 1);
      if (".,;:!?'*([\\".indexOf(c) < 0) {
        break;
      }
      last--;
    }
    return last;
  }

  private static String unescape(String written) {
    return written.indexOf('\\') < 0 ? written : written.replace("\\", "");
  }

  private static String absolute(String written) {
    int scheme = written.indexOf("://");
    return scheme == 4 || scheme == 5
        ? written.substring(0, scheme).toLowerCase(Locale.ROOT) + written.substring(scheme)
        : "https://" + written;
  }

  private static String host(String url) {
    int start = url.indexOf("://") + 3;
    int end = start;
    while (end < url.length() && "/?#:".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String host = url.substring(start, end).toLowerCase(Locale.ROOT);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  private static boolean isCodeHost(String host) {
    return CODE_HOSTS.contains(host) || host.startsWith("gitlab.") || host.startsWith("git.");
  }
}
