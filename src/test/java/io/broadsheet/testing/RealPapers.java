package io.broadsheet.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.text.Whitespace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The 40,717 real papers, read without the importer so that search can be measured by itself.
public final class RealPapers {
  private RealPapers() {}

  /// All of them, by month of announcement; skips the calling test when the data is absent.
  public static List<Paper> load() {
    List<Paper> papers = new ArrayList<>();
    for (Path file : SharedData.requireFiles("arxiv")) {
      if (file.toString().endsWith(".jsonl.gz")) {
        read(file, papers);
      }
    }
    return papers;
  }

  private static void read(Path file, List<Paper> papers) {
    JsonMapper mapper = new JsonMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        papers.add(paper(mapper.readTree(line)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Paper paper(JsonNode json) {
    List<Author> authors = new ArrayList<>();
    for (JsonNode parts : json.get("authors_parsed")) {
      String family = parts.get(0).asText();
      String given = parts.get(1).asText();
      authors.add(new Author((given + " " + family).strip(), family, given, null, null, List.of()));
    }
    return Paper.builder(
            PaperId.arxiv(json.get("id").asText()), Whitespace.fold(json.get("title").asText()))
        .provenance("arxiv-snapshot")
        .abstractText(Whitespace.fold(json.get("abstract").asText()))
        .language("en")
        .authors(authors)
        .categories(Arrays.asList(json.get("categories").asText().split(" ")))
        .announcedOn(LocalDate.parse(json.get("update_date").asText()))
        .build();
  }
}
