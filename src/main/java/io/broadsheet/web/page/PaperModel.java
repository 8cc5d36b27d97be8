package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import java.util.List;
import java.util.Optional;

/// What the page of a paper shows.
///
/// @param texts title and abstract in each language there is, the reader's first
/// @param pending why there is no text in the reader's language, or no new one; empty where there
///   is
/// @param offer path of the form by which a reader translates; empty where there is no need
/// @param asked the version that the reader's link named, when it is not the newest
/// @param links with their labels; `href` absolute
/// @param exports with their labels; paths
/// @param changes newest first
/// @param similar empty when nothing is known to be near
/// @param similarNotes how they were found
/// @param similarFailed whether they could not be looked for
/// @param discussion how much readers say of it; empty where they do not talk to each other
/// @param yours what the reader said of it; empty when nobody is signed in
public record PaperModel(
    Paper paper,
    List<Text> texts,
    Optional<String> pending,
    Optional<String> offer,
    Optional<AskedVersion> asked,
    List<LabelledLink> links,
    List<LabelledLink> exports,
    List<Fact> facts,
    List<Change> changes,
    List<PaperCard> similar,
    List<SearchNotes.Note> similarNotes,
    boolean similarFailed,
    Optional<LabelledLink> discussion,
    Optional<Yours> yours) {
  /// How many authors are shown before the rest is folded away.
  public static final int AUTHORS_SHOWN = 12;

  public PaperModel {
    texts = List.copyOf(texts);
    links = List.copyOf(links);
    exports = List.copyOf(exports);
    facts = List.copyOf(facts);
    changes = List.copyOf(changes);
    similar = List.copyOf(similar);
    similarNotes = List.copyOf(similarNotes);
  }

  public List<Author> authorsShown() {
    List<Author> all = paper.authors();
    return all.size() <= AUTHORS_SHOWN + 1 ? all : all.subList(0, AUTHORS_SHOWN);
  }

  public List<Author> authorsFolded() {
    List<Author> all = paper.authors();
    return all.size() <= AUTHORS_SHOWN + 1 ? List.of() : all.subList(AUTHORS_SHOWN, all.size());
  }

  /// Title and abstract in one language.
  ///
  /// @param language BCP 47
  /// @param direction `ltr` or `rtl`
  /// @param languageName as the reader calls it
  /// @param attribution whose translation it is; empty for the original
  /// @param correct path of the form that corrects it; empty where it cannot be corrected
  public record Text(
      String language,
      String direction,
      String languageName,
      Optional<Content> title,
      Optional<Content> abstractText,
      Optional<String> attribution,
      Optional<String> correct) {}

  /// An older version that was asked for.
  ///
  /// @param newest empty when it is not known
  public record AskedVersion(int number, Optional<Integer> newest, String href) {}

  public record LabelledLink(String label, String href) {}

  /// A line of the facts.
  ///
  /// @param parts each with a link when it has one (empty `href` when not)
  public record Fact(String label, List<LabelledLink> parts) {
    public Fact {
      parts = List.copyOf(parts);
    }

    static Fact of(String label, String value) {
      return new Fact(label, List.of(new LabelledLink(value, "")));
    }
  }

  /// What was different in the record before.
  ///
  /// @param until when it was replaced, as shown
  public record Change(String until, List<FieldChange> fields) {
    public Change {
      fields = List.copyOf(fields);
    }
  }

  /// How one text changed; the pieces as HTML.
  public record FieldChange(String label, Content pieces) {}
}
