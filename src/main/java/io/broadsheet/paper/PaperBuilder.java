package io.broadsheet.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds a [Paper] field by field; what is not set is unknown. Not thread-safe.
public final class PaperBuilder {
  private final PaperId id;
  private String title;
  private String provenance = "unknown";
  private String abstractText = "";
  private String language = "und";
  private List<Author> authors = List.of();
  private List<String> categories = List.of();
  private List<PaperVersion> versions = List.of();
  private @Nullable Instant submittedAt;
  private @Nullable Instant updatedAt;
  private @Nullable LocalDate announcedOn;
  private @Nullable String comment;
  private @Nullable String doi;
  private @Nullable String journalReference;
  private @Nullable String reportNumber;
  private @Nullable String licence;
  private List<Link> links = List.of();
  private List<ExternalId> externalIds = List.of();
  private boolean withdrawn;

  PaperBuilder(PaperId id, String title) {
    this.id = id;
    this.title = title;
  }

  PaperBuilder(Paper paper) {
    this(paper.id(), paper.title());
    provenance = paper.provenance();
    abstractText = paper.abstractText();
    language = paper.language();
    authors = paper.authors();
    categories = paper.categories();
    versions = paper.versions();
    submittedAt = paper.submittedAt();
    updatedAt = paper.updatedAt();
    announcedOn = paper.announcedOn();
    comment = paper.comment();
    doi = paper.doi();
    journalReference = paper.journalReference();
    reportNumber = paper.reportNumber();
    licence = paper.licence();
    links = paper.links();
    externalIds = paper.externalIds();
    withdrawn = paper.withdrawn();
  }

  public PaperBuilder title(String value) {
    title = value;
    return this;
  }

  public PaperBuilder provenance(String value) {
    provenance = value;
    return this;
  }

  public PaperBuilder abstractText(String value) {
    abstractText = value;
    return this;
  }

  public PaperBuilder language(String value) {
    language = value;
    return this;
  }

  public PaperBuilder authors(List<Author> value) {
    authors = value;
    return this;
  }

  public PaperBuilder categories(List<String> value) {
    categories = value;
    return this;
  }

  public PaperBuilder versions(List<PaperVersion> value) {
    versions = value;
    return this;
  }

  public PaperBuilder submittedAt(@Nullable Instant value) {
    submittedAt = value;
    return this;
  }

  public PaperBuilder updatedAt(@Nullable Instant value) {
    updatedAt = value;
    return this;
  }

  public PaperBuilder announcedOn(@Nullable LocalDate value) {
    announcedOn = value;
    return this;
  }

  public PaperBuilder comment(@Nullable String value) {
    comment = value;
    return this;
  }

  public PaperBuilder doi(@Nullable String value) {
    doi = value;
    return this;
  }

  public PaperBuilder journalReference(@Nullable String value) {
    journalReference = value;
    return this;
  }

  public PaperBuilder reportNumber(@Nullable String value) {
    reportNumber = value;
    return this;
  }

  public PaperBuilder licence(@Nullable String value) {
    licence = value;
    return this;
  }

  public PaperBuilder links(List<Link> value) {
    links = value;
    return this;
  }

  public PaperBuilder externalIds(List<ExternalId> value) {
    externalIds = value;
    return this;
  }

  public PaperBuilder withdrawn(boolean value) {
    withdrawn = value;
    return this;
  }

  /// @throws IllegalArgumentException when the title is blank
  public Paper build() {
    return new Paper(
        id,
        provenance,
        title,
        abstractText,
        language,
        authors,
        categories,
        versions,
        submittedAt,
        updatedAt,
        announcedOn,
        comment,
        doi,
        journalReference,
        reportNumber,
        licence,
        links,
        externalIds,
        withdrawn);
  }
}
