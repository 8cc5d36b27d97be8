package io.broadsheet.paper;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An arXiv identifier of either style, with or without a version (arXiv help pages, "Understanding
/// the arXiv identifier"): `0704.0001`, `2301.00335v2`, `hep-th/9901001`, `math.GT/0309136v1`.
///
/// @param id without version; the subject class of an old-style identifier is dropped
///   (`math.GT/0309136` is `math/0309136`)
/// @param version 1 or more, empty when none was named
public record ArxivIdentifier(String id, OptionalInt version) {
  private static final String NEW_STYLE = "\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}";
  private static final String OLD_STYLE =
      "[a-z]+(?:-[a-z]{2,})?(?:\\.[a-z-]{2,})?/\\d{2}(?:0[1-9]|1[0-2])\\d{3}";

  /// Two-digit years from here on belong to the twentieth century; arXiv began in 1991.
  private static final int FIRST_YEAR = 91;

  private static final Pattern BARE = Pattern.compile(NEW_STYLE + "|" + OLD_STYLE);
  private static final Pattern ANY_SHAPE =
      Pattern.compile(
          "(?:https?://)?(?:[a-z-]+\\.)?arxiv\\.org/(?:abs|pdf|html|src|e-print|format|ps)/(?<url>"
              + NEW_STYLE
              + "|"
              + OLD_STYLE
              + ")(?<urlv>v[1-9]\\d{0,3})?(?:\\.pdf)?/?(?:[?#].*)?"
              + "|(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)?10\\.48550/arxiv\\.(?<doi>"
              + NEW_STYLE
              + "|"
              + OLD_STYLE
              + ")(?<doiv>v[1-9]\\d{0,3})?"
              + "|(?:(?:oai:)?arxiv(?:\\.org)?:\\s*)?(?<bare>"
              + NEW_STYLE
              + "|"
              + OLD_STYLE
              + ")(?<barev>v[1-9]\\d{0,3})?(?:\\.pdf)?(?:\\s*\\[[a-z.-]+\\])?",
          Pattern.CASE_INSENSITIVE);

  /// Reads an identifier out of any shape people paste: bare, `arXiv:`, `oai:arXiv.org:`, abstract,
  /// PDF and HTML URLs, the DOI `10.48550/arXiv.…`. Empty when the whole text is not one of them.
  public static Optional<ArxivIdentifier> parse(String text) {
    if (text.length() > 300) {
      return Optional.empty();
    }
    Matcher matcher = ANY_SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (String shape : new String[] {"url", "doi", "bare"}) {
      String id = matcher.group(shape);
      if (id != null) {
        String version = matcher.group(shape + "v");
        return Optional.of(
            new ArxivIdentifier(
                canonical(id),
                version == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(version.substring(1)))));
      }
    }
    return Optional.empty();
  }

  /// The paper this identifier names, whatever the version.
  public PaperId paperId() {
    return PaperId.arxiv(id);
  }

  /// Orders identifiers by the month they were given out, by their full year, then by their number:
  /// `hep-th/9901001` (1999) comes before `math/0309136` (2003) and `0704.0001` (2007).
  public String sortKey() {
    int slash = id.indexOf('/');
    String digits = id.substring(slash + 1);
    int year = Integer.parseInt(digits.substring(0, 2));
    String number = digits.substring(slash < 0 ? 5 : 4);
    String century = year >= FIRST_YEAR ? "19" : "20";
    return century
        + digits.substring(0, 4)
        + "."
        + "0".repeat(6 - number.length())
        + number
        + (slash < 0 ? "" : "." + id.substring(0, slash));
  }

  static boolean isBare(String text) {
    return BARE.matcher(text).matches();
  }

  private static String canonical(String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    int slash = lower.indexOf('/');
    int dot = lower.indexOf('.');
    return slash > 0 && dot > 0 && dot < slash
        ? lower.substring(0, dot) + lower.substring(slash)
        : lower;
  }
}
