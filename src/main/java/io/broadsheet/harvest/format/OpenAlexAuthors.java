package io.broadsheet.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.paper.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The authorships of an OpenAlex work.
final class OpenAlexAuthors {
  private static final Pattern ORCID =
      Pattern.compile("(?:https?://orcid\\.org/)?(\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX])");

  private OpenAlexAuthors() {}

  static List<Author> of(JsonNode work) {
    List<Author> authors = new ArrayList<>();
    for (JsonNode authorship : JsonFields.objects(work, "authorships")) {
      JsonNode person = authorship.path("author");
      String name = JsonFields.text(person, "display_name");
      if (name == null) {
        name = JsonFields.text(authorship, "raw_author_name");
      }
      if (name != null) {
        Author read = Author.named(CleanText.line(name));
        authors.add(
            new Author(
                read.name(),
                read.family(),
                read.given(),
                read.suffix(),
                orcid(JsonFields.text(person, "orcid")),
                places(authorship)));
      }
    }
    return authors;
  }

  private static List<String> places(JsonNode authorship) {
    List<String> places =
        JsonFields.objects(authorship, "institutions").stream()
            .map(place -> CleanText.line(JsonFields.textOrEmpty(place, "display_name")))
            .filter(place -> !place.isEmpty())
            .toList();
    return places.isEmpty()
        ? JsonFields.strings(authorship, "raw_affiliation_strings").stream()
            .map(CleanText::line)
            .filter(place -> !place.isEmpty())
            .toList()
        : places;
  }

  private static @Nullable String orcid(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher matcher = ORCID.matcher(text.strip());
    return matcher.matches() ? matcher.group(1) : null;
  }
}
