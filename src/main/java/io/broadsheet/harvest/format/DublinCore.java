package io.broadsheet.harvest.format;

import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Unqualified Dublin Core, the format every OAI-PMH repository has. What it leaves open is filled
/// by its usual use: several descriptions are the abstract and remarks, several dates run from
/// submission to the last change.
final class DublinCore {
  private static final Pattern DOI =
      Pattern.compile("(?i)(?:doi:\\s*|https?://(?:dx\\.)?doi\\.org/)?10\\.\\d{4,9}/\\S+");

  private DublinCore() {}

  /// @param id of the record's header
  /// @param sets of the record's header; arXiv's name the categories
  static Paper paper(XmlNode node, PaperId id, List<String> sets) {
    @Nullable String abstractText = null;
    @Nullable String comment = null;
    for (XmlNode description : node.all("description")) {
      String text = description.text().strip();
      if (text.startsWith("Comment:")) {
        comment = text.substring("Comment:".length());
      } else if (abstractText == null || text.length() > abstractText.length()) {
        abstractText = text;
      }
    }
    List<Instant> dates =
        node.all("date").stream()
            .map(date -> ArxivFields.instant(date.text()))
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    String title = node.value("title");
    String language = node.value("language");
    return PaperFinisher.finish(
        Paper.builder(paperId(node, id), title == null ? "" : title)
            .provenance("oai")
            .abstractText(abstractText == null ? "" : abstractText)
            .language(language == null ? "und" : Languages.tag(language))
            .authors(authors(node))
            .categories(id.isArxiv() ? sets.stream().map(DublinCore::category).toList() : List.of())
            .submittedAt(dates.isEmpty() ? null : dates.getFirst())
            .updatedAt(dates.isEmpty() ? null : dates.getLast())
            .comment(comment)
            .doi(doi(node))
            .licence(licence(node))
            .links(links(node, id))
            .withdrawn(id.isArxiv() && ArxivFields.saysWithdrawn(comment, abstractText))
            .build());
  }

  private static List<Author> authors(XmlNode node) {
    List<Author> authors = new ArrayList<>();
    for (XmlNode creator : node.all("creator")) {
      String name = CleanText.line(creator.text());
      if (!name.isEmpty()) {
        authors.add(Author.named(name));
      }
    }
    return authors;
  }

  /// A record of another repository that names an arXiv paper as its identifier is that paper.
  private static PaperId paperId(XmlNode node, PaperId id) {
    if (!id.isArxiv()) {
      for (XmlNode identifier : node.all("identifier")) {
        var arxiv = ArxivIdentifier.parse(identifier.text());
        if (arxiv.isPresent()) {
          return arxiv.get().paperId();
        }
      }
    }
    return id;
  }

  private static @Nullable String doi(XmlNode node) {
    for (XmlNode identifier : node.all("identifier")) {
      String text = identifier.text().strip();
      if (DOI.matcher(text).matches() && ArxivIdentifier.parse(text).isEmpty()) {
        return text;
      }
    }
    return null;
  }

  private static @Nullable String licence(XmlNode node) {
    return node.all("rights").stream()
        .map(rights -> rights.text().strip())
        .filter(text -> text.startsWith("http"))
        .findFirst()
        .orElse(null);
  }

  private static List<Link> links(XmlNode node, PaperId id) {
    if (id.isArxiv()) {
      return List.of(); // all of them follow from the identifier
    }
    return node.all("identifier").stream()
        .map(identifier -> identifier.text().strip())
        .filter(text -> text.startsWith("https://") || text.startsWith("http://"))
        .filter(text -> !DOI.matcher(text).matches() && text.indexOf(' ') < 0)
        .map(text -> new Link(text.endsWith(".pdf") ? Link.Kind.PDF : Link.Kind.ABSTRACT, text))
        .distinct()
        .toList();
  }

  /// `cs:cs:AI` is `cs.AI`, `physics:hep-th` is `hep-th`, `math:math:NA` is `math.NA`.
  private static String category(String set) {
    String[] parts = set.split(":");
    return switch (parts.length) {
      case 3 -> parts[1] + "." + parts[2];
      case 2 -> parts[1];
      default -> "";
    };
  }
}
