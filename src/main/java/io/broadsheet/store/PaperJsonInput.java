package io.broadsheet.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.ExternalId;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperVersion;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The reading half of [PaperCodec]: checks every value, skips fields that it does not know.
final class PaperJsonInput {
  private final JsonParser json;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Boolean> flags = new HashMap<>();
  private List<Author> authors = List.of();
  private List<String> categories = List.of();
  private List<PaperVersion> versions = List.of();
  private List<Link> links = List.of();
  private List<ExternalId> externalIds = List.of();

  private PaperJsonInput(JsonParser json) {
    this.json = json;
  }

  /// Reads the object whose start the parser stands on.
  static Paper read(JsonParser json) throws IOException {
    try {
      PaperJsonInput input = new PaperJsonInput(json);
      input.readFields();
      return input.build();
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw new BroadsheetException(
          ErrorKind.INVALID, "Not a paper: " + wrong.getMessage() + ".", wrong);
    }
  }

  private void readFields() throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "v" -> checkVersion();
        case "authors" -> authors = list(this::author);
        case "categories" -> categories = list(this::text);
        case "versions" -> versions = list(this::version);
        case "links" -> links = list(this::link);
        case "externalIds" -> externalIds = list(this::externalId);
        default -> scalar();
      }
    }
  }

  private void checkVersion() throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new IllegalArgumentException("v is not a number");
    }
    if (json.getIntValue() != PaperCodec.VERSION) {
      throw new IllegalArgumentException(
          "its form has version " + json.getIntValue() + ", known is " + PaperCodec.VERSION);
    }
  }

  private void scalar() throws IOException {
    switch (json.currentToken()) {
      case VALUE_STRING -> texts.put(json.currentName(), json.getText());
      case VALUE_TRUE -> flags.put(json.currentName(), true);
      default -> json.skipChildren();
    }
  }

  private Paper build() {
    String key = required("id");
    PaperId id =
        PaperId.parse(key)
            .orElseThrow(() -> new IllegalArgumentException("id is not a paper's key: " + key));
    return Paper.builder(id, required("title"))
        .provenance(texts.getOrDefault("provenance", "unknown"))
        .language(texts.getOrDefault("language", "und"))
        .abstractText(texts.getOrDefault("abstract", ""))
        .authors(authors)
        .categories(categories)
        .versions(versions)
        .submittedAt(instant(texts.get("submittedAt")))
        .updatedAt(instant(texts.get("updatedAt")))
        .announcedOn(day(texts.get("announcedOn")))
        .comment(texts.get("comment"))
        .doi(texts.get("doi"))
        .journalReference(texts.get("journalReference"))
        .reportNumber(texts.get("reportNumber"))
        .licence(texts.get("licence"))
        .links(links)
        .externalIds(externalIds)
        .withdrawn(flags.getOrDefault("withdrawn", false))
        .build();
  }

  private String required(String name) {
    String value = texts.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private <T> List<T> list(Element<T> element) throws IOException {
    expect(JsonToken.START_ARRAY, "a list");
    List<T> all = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      all.add(element.read());
    }
    return all;
  }

  private String text() throws IOException {
    expect(JsonToken.VALUE_STRING, "a text");
    return json.getText();
  }

  private Author author() throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    String name = null;
    String family = null;
    String given = null;
    String suffix = null;
    String orcid = null;
    List<String> affiliations = List.of();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "name" -> name = text();
        case "family" -> family = text();
        case "given" -> given = text();
        case "suffix" -> suffix = text();
        case "orcid" -> orcid = text();
        case "affiliations" -> affiliations = list(this::text);
        default -> json.skipChildren();
      }
    }
    return new Author(present("name", name), family, given, suffix, orcid, affiliations);
  }

  private PaperVersion version() throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    int number = 0;
    Instant submittedAt = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "number" -> {
          expect(JsonToken.VALUE_NUMBER_INT, "a number");
          number = json.getIntValue();
        }
        case "submittedAt" -> submittedAt = instant(text());
        default -> json.skipChildren();
      }
    }
    return new PaperVersion(number, submittedAt);
  }

  private Link link() throws IOException {
    Map<String, String> fields = textFields();
    return new Link(kind(present("kind", fields.get("kind"))), present("url", fields.get("url")));
  }

  private static Link.Kind kind(String name) {
    for (Link.Kind kind : Link.Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("kind is not the kind of a link: " + name);
  }

  private ExternalId externalId() throws IOException {
    Map<String, String> fields = textFields();
    return new ExternalId(
        present("scheme", fields.get("scheme")), present("value", fields.get("value")));
  }

  private Map<String, String> textFields() throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    Map<String, String> fields = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      if (json.nextToken() == JsonToken.VALUE_STRING) {
        fields.put(field, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return fields;
  }

  private void expect(JsonToken token, String what) throws IOException {
    if (json.currentToken() != token) {
      String name = json.currentName();
      throw new IllegalArgumentException((name == null ? "the value" : name) + " is not " + what);
    }
  }

  private static String present(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private interface Element<T> {
    T read() throws IOException;
  }
}
