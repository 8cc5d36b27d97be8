package io.broadsheet.harvest.format;

import io.broadsheet.error.BroadsheetException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells import formats apart by how a file begins.
public final class FormatDetector {
  /// How much of the file is looked at, decompressed.
  public static final int LOOKED_AT = 1 << 16;

  private static final Pattern BIBTEX_ENTRY =
      Pattern.compile("(?:^|\\n)[ \\t]*@[A-Za-z]{2,30}\\s*[{(]");
  private static final Pattern FIRST_ELEMENT =
      Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)[\\s/>]");
  private static final Pattern NO_ELEMENT =
      Pattern.compile("(?s)<!--.*?-->|<\\?.*?\\?>|<!DOCTYPE[^\\[>]*(?:\\[.*?\\]\\s*)?>");

  private FormatDetector() {}

  /// The name of the format; nothing of `in` is used up.
  ///
  /// @param in decompressed
  /// @throws BroadsheetException of kind INVALID when it is none of the formats
  public static String detect(BufferedInputStream in) throws IOException {
    in.mark(LOOKED_AT + 1);
    byte[] head = in.readNBytes(LOOKED_AT);
    in.reset();
    return detect(head)
        .orElseThrow(
            () ->
                BroadsheetException.invalid(
                    head.length == 0
                        ? "the file is empty"
                        : "the content is in none of the known formats; name one with --format"));
  }

  static Optional<String> detect(byte[] head) {
    String text = text(head);
    if (text.startsWith("{") || text.startsWith("[")) {
      return json(text);
    }
    if (text.startsWith("<")) {
      return xml(text);
    }
    return BIBTEX_ENTRY.matcher(text).find() ? Optional.of("bibtex") : Optional.empty();
  }

  private static String text(byte[] head) {
    String text;
    if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
      text = new String(head, StandardCharsets.UTF_16BE);
    } else if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
      text = new String(head, StandardCharsets.UTF_16LE);
    } else {
      text = new String(head, StandardCharsets.UTF_8);
    }
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
  }

  private static Optional<String> json(String text) {
    Set<String> keys = JsonKeys.of(text);
    if (keys.contains("/kind")
        && (keys.contains("/paper") || keys.contains("/translation") || keys.contains("/signal"))) {
      return Optional.of("broadsheet");
    }
    if (keys.contains("/abstract_inverted_index")
        || keys.contains("/authorships")
        || keys.contains("/results/authorships")) {
      return Optional.of("openalex");
    }
    if (keys.contains("/paper/id") || (keys.contains("/publishedAt") && keys.contains("/id"))) {
      return Optional.of("daily-papers");
    }
    if (keys.contains("/arxiv_id") && keys.contains("/key")) {
      return Optional.of("captured");
    }
    if (keys.contains("/title_zh")
        || keys.contains("/abstract_zh")
        || (keys.contains("/language") && keys.contains("/engine"))) {
      return Optional.of("translations");
    }
    if (keys.contains("/authors_parsed")
        || keys.contains("/update_date")
        || (keys.contains("/id") && keys.contains("/title") && keys.contains("/categories"))) {
      return Optional.of("arxiv-snapshot");
    }
    return Optional.empty();
  }

  private static Optional<String> xml(String text) {
    Matcher first = FIRST_ELEMENT.matcher(NO_ELEMENT.matcher(text).replaceAll(" "));
    if (!first.find()) {
      return Optional.empty();
    }
    return switch (first.group(1).toLowerCase(Locale.ROOT)) {
      case "oai-pmh", "listrecords", "record" -> Optional.of("oai-pmh");
      case "rss", "rdf" -> Optional.of("arxiv-rss");
      case "feed" ->
          Optional.of(
              text.contains("announce_type") || text.contains("Announce Type:")
                  ? "arxiv-rss"
                  : "arxiv-atom");
      case "collection", "volume" -> Optional.of("anthology");
      default -> Optional.empty();
    };
  }
}
