package io.broadsheet.web.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.paper.Paper;
import io.broadsheet.text.TexToText;

/// A feed as JSON Feed 1.1.
final class JsonFeed {
  static final String CONTENT_TYPE = "application/feed+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonFeed() {}

  static byte[] write(AtomFeed feed) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "https://jsonfeed.org/version/1.1");
    root.put("title", feed.title());
    root.put("home_page_url", feed.page());
    root.put("feed_url", feed.self());
    ArrayNode items = root.putArray("items");
    for (Paper paper : feed.papers()) {
      ObjectNode item = items.addObject();
      item.put("id", AtomFeed.permanentId(paper));
      item.put("url", feed.paperBase() + paper.id());
      item.put("title", TexToText.convert(paper.title()));
      item.put("content_text", TexToText.convert(paper.abstractText()));
      item.put("language", paper.language());
      if (paper.submittedAt() != null) {
        item.put("date_published", paper.submittedAt().toString());
      }
      item.put("date_modified", AtomFeed.newsAt(paper).toString());
      ArrayNode authors = item.putArray("authors");
      paper.authors().forEach(author -> authors.addObject().put("name", author.name()));
      ArrayNode tags = item.putArray("tags");
      paper.categories().forEach(tags::add);
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException treesAlwaysWrite) {
      throw new IllegalStateException(treesAlwaysWrite);
    }
  }
}
