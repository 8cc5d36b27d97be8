package io.broadsheet.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.broadsheet.edition.FrontFormula.ScoredPaper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an empty library opens with: the bundled sample, laid out like a day's edition, in English
/// or Chinese. Replaced by the first harvest or import.
public final class SampleEdition {
  private static final String RESOURCE = "/io/broadsheet/edition/sample/papers.jsonl";
  private static final int EVERYTHING = 50;
  private static final EditionConfig CONFIG =
      new EditionConfig(List.of(), List.of(), EVERYTHING, EVERYTHING, ZoneId.of("UTC"));
  private static final ObjectReader LINE =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readerFor(SamplePaper.class);

  private final Edition english;
  private final Edition chinese;

  private SampleEdition(List<SamplePaper> papers) {
    english = arrange(papers, false);
    chinese = arrange(papers, true);
  }

  /// Reads the bundled file.
  ///
  /// @throws BroadsheetException of kind INTERNAL when it is missing or malformed
  public static SampleEdition load() {
    try (InputStream in = SampleEdition.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new BroadsheetException(
            ErrorKind.INTERNAL, "the sample edition is missing from the jar: " + RESOURCE);
      }
      return new SampleEdition(read(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new BroadsheetException(
          ErrorKind.INTERNAL, "the sample edition cannot be read: " + RESOURCE, unreadable);
    }
  }

  /// One [SamplePaper] a line.
  ///
  /// @throws BroadsheetException of kind INTERNAL naming the line that is malformed or repeats an
  ///   identifier
  static List<SamplePaper> read(Reader lines) throws IOException {
    List<SamplePaper> papers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    BufferedReader reader = new BufferedReader(lines);
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      try {
        @Nullable SamplePaper paper = LINE.readValue(line);
        if (paper == null) {
          throw malformed(number, "null is no paper", null);
        }
        if (!seen.add(paper.id())) {
          throw malformed(number, "the identifier " + paper.id() + " is there twice", null);
        }
        papers.add(paper);
      } catch (JsonProcessingException wrong) {
        throw malformed(number, wrong.getOriginalMessage(), wrong);
      }
    }
    if (papers.isEmpty()) {
      throw malformed(1, "there is no paper", null);
    }
    return papers;
  }

  private static BroadsheetException malformed(int line, String what, @Nullable Throwable cause) {
    return new BroadsheetException(
        ErrorKind.INTERNAL, "line " + line + " of the sample edition: " + what, cause);
  }

  /// The sample with its synopses in English, or in Chinese for `zh` and its variants.
  public Edition edition(String language) {
    return language.equals("zh") || language.startsWith("zh-") ? chinese : english;
  }

  /// Ordered by the English synopses, so that both languages have the same lead and order.
  private static Edition arrange(List<SamplePaper> papers, boolean chinese) {
    FrontFormula formula =
        new FrontFormula(List.of(), RisingTerms.none(LocalDate.EPOCH), new Votes(List.of()));
    List<ScoredPaper> scored =
        papers.stream().map(paper -> formula.score(paper.toPaper(false))).toList();
    LocalDate newest =
        scored.stream()
            .map(paper -> paper.paper().announcedOn())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.EPOCH);
    Edition english = new Layout(CONFIG).arrange(newest, scored, true);
    if (!chinese) {
      return english;
    }
    Map<PaperId, Paper> translated =
        papers.stream()
            .map(paper -> paper.toPaper(true))
            .collect(Collectors.toMap(Paper::id, Function.identity()));
    return new Edition(
        english.date(),
        english.lead().map(item -> inChinese(item, translated)),
        english.sections().stream()
            .map(
                section ->
                    new Section(
                        section.key(),
                        section.title(),
                        section.items().stream().map(item -> inChinese(item, translated)).toList(),
                        section.total()))
            .toList(),
        english.total(),
        true);
  }

  private static EditionItem inChinese(EditionItem item, Map<PaperId, Paper> translated) {
    return new EditionItem(
        translated.getOrDefault(item.paper().id(), item.paper()), item.reasons());
  }
}
