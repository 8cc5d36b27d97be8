package io.broadsheet.embed.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads translated papers: JSON lines with `title`, `abstract`, `title_zh` and `abstract_zh` (for
/// another language its tag instead of `zh`), compressed by gzip or not. Other fields are passed
/// by.
public final class BilingualFile {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  /// What some feeds put before an abstract.
  private static final Pattern ANNOUNCEMENT =
      Pattern.compile("^\\s*arXiv:\\S+\\s+Announce Type:\\s*\\S+\\s+Abstract:\\s*");

  private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\p{Zl}\\p{Zp}\\p{Cc}]+");

  private BilingualFile() {}

  /// A paper in English and in another language; TeX is there still.
  public record Pair(
      String title, String abstractText, String translatedTitle, String translatedAbstract) {}

  /// Papers with at least an English title and a translated title or abstract, in the file's order.
  ///
  /// @param most reads no more than so many
  /// @throws BroadsheetException of kind NOT_FOUND when there is no such file, INVALID naming the
  ///   line that is no JSON object or is too long, UNAVAILABLE when the file cannot be read
  public static List<Pair> read(Path file, String language, int most) {
    return read(
        file,
        language,
        most,
        pair -> !pair.translatedTitle.isBlank() || !pair.translatedAbstract.isBlank());
  }

  /// As [#read], papers without a translation too.
  public static List<Pair> readOriginals(Path file, int most) {
    return read(file, "", most, pair -> true);
  }

  private static List<Pair> read(Path file, String language, int most, Predicate<Pair> wanted) {
    if (!Files.isRegularFile(file)) {
      throw BroadsheetException.notFound("there is no file " + file);
    }
    ObjectMapper mapper = new ObjectMapper();
    List<Pair> pairs = new ArrayList<>();
    try (BufferedReader lines = open(file)) {
      StringBuilder line = new StringBuilder();
      for (int number = 1; pairs.size() < most && next(lines, line, file, number); number++) {
        if (!line.toString().isBlank()) {
          Pair pair = pair(mapper, line.toString(), language, file, number);
          if (!pair.title.isBlank() && wanted.test(pair)) {
            pairs.add(pair);
          }
        }
      }
    } catch (IOException unreadable) {
      throw BroadsheetException.unavailable(
          "cannot read " + file + ": " + unreadable.getMessage(), unreadable);
    }
    return pairs;
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    try {
      raw.mark(2);
      boolean packed = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
      raw.reset();
      InputStream text = packed ? new GZIPInputStream(raw, 1 << 16) : raw;
      return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8), 1 << 16);
    } catch (IOException broken) {
      raw.close();
      throw broken;
    }
  }

  /// Reads one line of bounded length.
  private static boolean next(BufferedReader in, StringBuilder line, Path file, int number)
      throws IOException {
    line.setLength(0);
    int c = in.read();
    if (c < 0) {
      return false;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() == LONGEST_LINE) {
        throw wrong(file, number, "it is longer than a million characters");
      }
      line.append((char) c);
    }
    return true;
  }

  private static Pair pair(
      ObjectMapper mapper, String line, String language, Path file, int number) {
    JsonNode node;
    try {
      node = mapper.readTree(line);
    } catch (JacksonException garbage) {
      throw wrong(file, number, "it is not JSON");
    }
    if (!node.isObject()) {
      throw wrong(file, number, "it is not a JSON object");
    }
    return new Pair(
        text(node, "title"),
        ANNOUNCEMENT.matcher(text(node, "abstract")).replaceFirst(""),
        text(node, "title_" + language),
        text(node, "abstract_" + language));
  }

  private static String text(JsonNode node, String field) {
    return BREAKS.matcher(node.path(field).asText("")).replaceAll(" ");
  }

  private static BroadsheetException wrong(Path file, int line, String why) {
    return BroadsheetException.invalid(file + ", line " + line + ": " + why);
  }
}
