package io.broadsheet.store;

import com.fasterxml.jackson.core.JsonGenerator;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.ExternalId;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperVersion;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The writing half of [PaperCodec]. The order of fields is part of the form.
final class PaperJsonOutput {
  private PaperJsonOutput() {}

  static void write(Paper paper, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("v", PaperCodec.VERSION);
    json.writeStringField("id", paper.id().toString());
    json.writeStringField("provenance", paper.provenance());
    json.writeStringField("title", paper.title());
    if (!paper.abstractText().isEmpty()) {
      json.writeStringField("abstract", paper.abstractText());
    }
    json.writeStringField("language", paper.language());
    writeAuthors(paper.authors(), json);
    writeTexts("categories", paper.categories(), json);
    writeVersions(paper.versions(), json);
    writeText("submittedAt", paper.submittedAt(), json);
    writeText("updatedAt", paper.updatedAt(), json);
    writeText("announcedOn", paper.announcedOn(), json);
    writeText("comment", paper.comment(), json);
    writeText("doi", paper.doi(), json);
    writeText("journalReference", paper.journalReference(), json);
    writeText("reportNumber", paper.reportNumber(), json);
    writeText("licence", paper.licence(), json);
    writeLinks(paper.links(), json);
    writeExternalIds(paper.externalIds(), json);
    if (paper.withdrawn()) {
      json.writeBooleanField("withdrawn", true);
    }
    json.writeEndObject();
  }

  private static void writeAuthors(List<Author> authors, JsonGenerator json) throws IOException {
    if (authors.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("authors");
    for (Author author : authors) {
      json.writeStartObject();
      json.writeStringField("name", author.name());
      writeText("family", author.family(), json);
      writeText("given", author.given(), json);
      writeText("suffix", author.suffix(), json);
      writeText("orcid", author.orcid(), json);
      writeTexts("affiliations", author.affiliations(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeVersions(List<PaperVersion> versions, JsonGenerator json)
      throws IOException {
    if (versions.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("versions");
    for (PaperVersion version : versions) {
      json.writeStartObject();
      json.writeNumberField("number", version.number());
      writeText("submittedAt", version.submittedAt(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeLinks(List<Link> links, JsonGenerator json) throws IOException {
    if (links.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("links");
    for (Link link : links) {
      json.writeStartObject();
      json.writeStringField("kind", link.kind().name());
      json.writeStringField("url", link.url());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeExternalIds(List<ExternalId> ids, JsonGenerator json)
      throws IOException {
    if (ids.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("externalIds");
    for (ExternalId id : ids) {
      json.writeStartObject();
      json.writeStringField("scheme", id.scheme());
      json.writeStringField("value", id.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeTexts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    if (texts.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void writeText(String name, @Nullable Object value, JsonGenerator json)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }
}
