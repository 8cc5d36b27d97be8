package io.broadsheet.harvest.format;

import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.text.TexToText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.Key;
import org.jbibtex.Value;
import org.jspecify.annotations.Nullable;

/// One BibTeX entry as a paper. An entry of an arXiv paper, told by `eprint`, DOI, address or
/// journal, is that paper; any other is `bibtex:` and its key. Years and months are too coarse for
/// a date of submission; they stand in the journal reference.
final class BibtexEntry {
  private static final Pattern IN_JOURNAL =
      Pattern.compile("(?i)arxiv(?: preprint)?(?: arxiv)?[:\\s]\\s*(\\S+)");
  private static final Pattern UNFIT = Pattern.compile("[^\\p{Graph}]|[\"<>\\\\]");

  private final BibTeXEntry entry;

  private BibtexEntry(BibTeXEntry entry) {
    this.entry = entry;
  }

  /// @throws IllegalArgumentException when the entry is no paper; the message says why
  static Paper paper(BibTeXEntry entry) {
    return new BibtexEntry(entry).paper();
  }

  private Paper paper() {
    String title = value("title");
    if (title == null) {
      throw new IllegalArgumentException("the entry has no title");
    }
    Optional<PaperId> arxiv = arxiv();
    String abstractText = value("abstract");
    String language = first("langid", "language");
    String primaryClass = first("primaryclass", "eprintclass");
    return PaperFinisher.finish(
        Paper.builder(arxiv.orElseGet(this::key), unbraced(title))
            .provenance("bibtex")
            .abstractText(abstractText == null ? "" : abstractText)
            .language(language == null ? "und" : Languages.tag(language))
            .authors(authors())
            .categories(primaryClass == null ? List.of() : List.of(primaryClass))
            .comment(value("note"))
            .doi(value("doi"))
            .journalReference(arxiv.isPresent() && isArxivJournal() ? null : journal())
            .links(links())
            .build());
  }

  private PaperId key() {
    return new PaperId("bibtex", UNFIT.matcher(entry.getKey().getValue().strip()).replaceAll("_"));
  }

  private Optional<PaperId> arxiv() {
    String eprint = value("eprint");
    String prefix = first("archiveprefix", "eprinttype");
    if (eprint != null && (prefix == null || prefix.equalsIgnoreCase("arxiv"))) {
      Optional<ArxivIdentifier> id = ArxivIdentifier.parse(eprint);
      if (id.isPresent()) {
        return id.map(ArxivIdentifier::paperId);
      }
    }
    for (String field : new String[] {"doi", "url", "howpublished"}) {
      String text = value(field);
      if (text != null && text.toLowerCase(Locale.ROOT).contains("arxiv")) {
        Optional<ArxivIdentifier> id = ArxivIdentifier.parse(text);
        if (id.isPresent()) {
          return id.map(ArxivIdentifier::paperId);
        }
      }
    }
    String journal = value("journal");
    Matcher named = IN_JOURNAL.matcher(journal == null ? "" : journal);
    return named.find()
        ? ArxivIdentifier.parse(named.group(1)).map(ArxivIdentifier::paperId)
        : Optional.empty();
  }

  private boolean isArxivJournal() {
    String journal = first("journal", "journaltitle");
    return journal == null || journal.toLowerCase(Locale.ROOT).contains("arxiv");
  }

  private @Nullable String journal() {
    String venue = first("journal", "journaltitle", "booktitle", "publisher");
    if (venue == null) {
      return value("year");
    }
    String pages = value("pages");
    String[] range = pages == null ? new String[0] : pages.split("[-–—]+", 2);
    return JournalReference.of(
        TexToText.convert(venue),
        value("volume"),
        first("number", "issue"),
        range.length > 0 ? range[0].strip() : null,
        range.length > 1 ? range[1].strip() : null,
        value("year"));
  }

  private List<Author> authors() {
    List<Author> authors = new ArrayList<>();
    String all = value("author");
    for (String name : all == null ? List.<String>of() : names(all)) {
      String whole = name.strip();
      if (whole.isEmpty() || whole.equals("others")) {
        continue;
      }
      if (whole.startsWith("{") && whole.endsWith("}")) {
        String organisation = CleanText.line(TexToText.convert(whole));
        authors.add(new Author(organisation, organisation, null, null, null, List.of()));
      } else {
        authors.add(author(CleanText.line(TexToText.convert(whole))));
      }
    }
    return authors;
  }

  /// `Last, First`, `Last, Jr, First` or `First Last`.
  private static Author author(String name) {
    String[] parts = name.split("\\s*,\\s*");
    return switch (parts.length) {
      case 2 -> AuthorNames.ofParts(parts[0], parts[1], "", List.of());
      case 3 -> AuthorNames.ofParts(parts[0], parts[2], parts[1], List.of());
      default -> AuthorNames.parse(name);
    };
  }

  /// Parts at each `and` outside braces.
  private static List<String> names(String all) {
    List<String> names = new ArrayList<>();
    String line = CleanText.line(all);
    int depth = 0;
    int from = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0 && line.startsWith(" and ", i)) {
        names.add(line.substring(from, i));
        from = i + 5;
      }
    }
    names.add(line.substring(from));
    return names;
  }

  private List<Link> links() {
    String url = value("url");
    if (url == null) {
      return List.of();
    }
    String address = url.replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").strip();
    boolean implied = ArxivIdentifier.parse(address).isPresent() || address.contains("//doi.org/");
    return Urls.isWeb(address) && !implied
        ? List.of(new Link(address.endsWith(".pdf") ? Link.Kind.PDF : Link.Kind.ABSTRACT, address))
        : List.of();
  }

  private @Nullable String first(String... fields) {
    for (String field : fields) {
      String value = value(field);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private @Nullable String value(String field) {
    for (var known : entry.getFields().entrySet()) {
      Key key = known.getKey();
      if (key.getValue().equalsIgnoreCase(field)) {
        Value value = known.getValue();
        String text = value == null ? null : value.toUserString();
        return text == null || text.isBlank() ? null : text.strip();
      }
    }
    return null;
  }

  /// `{{Whole Title}}` without the pair that encloses it all.
  private static String unbraced(String title) {
    String inner = title.strip();
    while (inner.startsWith("{") && inner.endsWith("}") && enclosesAll(inner)) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    return inner;
  }

  private static boolean enclosesAll(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0 && i < text.length() - 1) {
        return false;
      }
    }
    return true;
  }
}
