package io.broadsheet.paper;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A paper as readers see it: the work at its latest version. Title and abstract may hold TeX; they
/// are Unicode with line breaks folded, and `text.TexToText` or `text.TexToHtml` renders them.
///
/// @param id stable key
/// @param provenance which import format or harvest said the most about it; [PaperMerger] ranks
///   them
/// @param title never blank
/// @param abstractText empty when the source has none
/// @param language BCP 47 tag of title and abstract, `und` when it cannot be told
/// @param authors in the source's order
/// @param categories canonical codes, primary first; unknown codes are kept
/// @param versions ascending; empty when the source does not list them
/// @param submittedAt when version 1 was submitted
/// @param updatedAt when the latest version was submitted or the record last changed
/// @param announcedOn the day of the announcement that first listed it, in the source's calendar
/// @param comment the authors' remark (`12 pages, 4 figures`)
/// @param doi the publisher's, without `https://doi.org/`
/// @param licence URI
/// @param links found in abstract, comment or record (code and project pages); the computed ones
///   (abstract page, PDF) are not among them, see [PaperLinks]
/// @param externalIds names given by other registries, DOI excluded
public record Paper(
    PaperId id,
    String provenance,
    String title,
    String abstractText,
    String language,
    List<Author> authors,
    List<String> categories,
    List<PaperVersion> versions,
    @Nullable Instant submittedAt,
    @Nullable Instant updatedAt,
    @Nullable LocalDate announcedOn,
    @Nullable String comment,
    @Nullable String doi,
    @Nullable String journalReference,
    @Nullable String reportNumber,
    @Nullable String licence,
    List<Link> links,
    List<ExternalId> externalIds,
    boolean withdrawn) {

  /// @throws IllegalArgumentException when the title is blank
  public Paper {
    requireNonNull(id, "id is null");
    requireNonNull(provenance, "provenance is null");
    requireNonNull(abstractText, "abstractText is null");
    requireNonNull(language, "language is null");
    if (title.isBlank()) {
      throw new IllegalArgumentException("title is blank");
    }
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
    versions = List.copyOf(versions);
    links = List.copyOf(links);
    externalIds = List.copyOf(externalIds);
  }

  public static PaperBuilder builder(PaperId id, String title) {
    return new PaperBuilder(id, title);
  }

  public PaperBuilder toBuilder() {
    return new PaperBuilder(this);
  }

  public Optional<String> primaryCategory() {
    return categories.isEmpty() ? Optional.empty() : Optional.of(categories.getFirst());
  }

  /// The number of the latest version, when the source lists versions.
  public OptionalInt latestVersion() {
    return versions.isEmpty() ? OptionalInt.empty() : OptionalInt.of(versions.getLast().number());
  }
}
