package io.broadsheet.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperLinks;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.paper.PaperVersion;
import io.broadsheet.search.SearchResult;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.Reply;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Papers as JSON. Fields are only ever added within `v1`. `title` and `abstract` are plain
/// Unicode, `titleTex` and `abstractTex` what the source wrote, where that differs.
public final class ApiTrees {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private ApiTrees() {}

  /// A JSON reply of a tree.
  static Reply reply(JsonNode tree) {
    try {
      return Reply.json(MAPPER.writeValueAsBytes(tree));
    } catch (JsonProcessingException treesAlwaysWrite) {
      throw new IllegalStateException(treesAlwaysWrite);
    }
  }

  /// The answer to a search.
  public static ObjectNode search(SearchResult result) {
    return new SearchJson(result).tree();
  }

  /// Everything known of a paper.
  public static ObjectNode paper(Paper paper, List<PaperTranslation> translations) {
    ObjectNode node = MAPPER.createObjectNode();
    summary(node, paper, TexToText.convert(paper.title()), TexToText.convert(paper.abstractText()));
    texts(node, "titleTex", paper.title(), "title");
    texts(node, "abstractTex", paper.abstractText(), "abstract");
    ArrayNode versions = node.putArray("versions");
    for (PaperVersion version : paper.versions()) {
      versions
          .addObject()
          .put("number", version.number())
          .put("submittedAt", text(version.submittedAt()));
    }
    node.put("comment", paper.comment());
    node.put("doi", paper.doi());
    node.put("journalReference", paper.journalReference());
    node.put("reportNumber", paper.reportNumber());
    node.put("licence", paper.licence());
    ArrayNode externalIds = node.putArray("externalIds");
    paper
        .externalIds()
        .forEach(id -> externalIds.addObject().put("scheme", id.scheme()).put("value", id.value()));
    ArrayNode translated = node.putArray("translations");
    for (PaperTranslation translation : translations) {
      translated
          .addObject()
          .put("language", translation.language())
          .put("title", translation.title())
          .put("abstract", translation.abstractText())
          .put("engine", translation.engine())
          .put("model", translation.model())
          .put("translatedOn", text(translation.translatedOn()));
    }
    return node;
  }

  /// The fields that every list of papers shows.
  static void summary(ObjectNode node, Paper paper, String title, String abstractText) {
    node.put("id", paper.id().toString());
    node.put("source", paper.id().source());
    node.put("title", title);
    ArrayNode authors = node.putArray("authors");
    for (Author author : paper.authors()) {
      ObjectNode one =
          authors.addObject().put("name", author.name()).put("key", AuthorNames.key(author));
      if (author.orcid() != null) {
        one.put("orcid", author.orcid());
      }
      if (!author.affiliations().isEmpty()) {
        author.affiliations().forEach(one.putArray("affiliations")::add);
      }
    }
    node.put("abstract", abstractText);
    paper.categories().forEach(node.putArray("categories")::add);
    node.put("announcedOn", text(paper.announcedOn()));
    node.put("submittedOn", day(text(paper.submittedAt())));
    node.put("updatedOn", day(text(paper.updatedAt())));
    ArrayNode links = node.putArray("links");
    for (Link link : PaperLinks.of(paper)) {
      links
          .addObject()
          .put("kind", link.kind().name().toLowerCase(Locale.ROOT))
          .put("url", link.url());
    }
    node.put("language", paper.language());
    node.put("withdrawn", paper.withdrawn());
  }

  private static void texts(ObjectNode node, String field, String source, String plain) {
    if (!source.equals(node.get(plain).asText())) {
      node.put(field, source);
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String day(@Nullable String instant) {
    return instant == null ? null : instant.substring(0, instant.indexOf('T'));
  }
}
