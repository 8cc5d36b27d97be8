package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.store.PaperStore.FormerRecord;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.page.PaperModel.Change;
import io.broadsheet.web.page.PaperModel.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What changed in a paper, from the records it had before.
final class PaperChanges {
  private static final int MOST = 5;

  private PaperChanges() {}

  /// @param history newest first
  static List<Change> of(Page page, Paper paper, List<FormerRecord> history) {
    List<Change> changes = new ArrayList<>();
    Paper after = paper;
    for (FormerRecord record : history) {
      List<FieldChange> fields = between(page, record.paper(), after);
      if (!fields.isEmpty() && changes.size() < MOST) {
        changes.add(new Change(page.date(record.replacedAt()), fields));
      }
      after = record.paper();
    }
    return changes;
  }

  /// How the texts of two records of a paper differ.
  static List<FieldChange> between(Page page, Paper before, Paper after) {
    List<FieldChange> fields = new ArrayList<>();
    compare(fields, page.text("paper.title"), before.title(), after.title());
    compare(fields, page.text("paper.abstract"), before.abstractText(), after.abstractText());
    compare(fields, page.text("paper.authors"), names(before), names(after));
    compare(fields, page.text("paper.comment"), before.comment(), after.comment());
    compare(
        fields, page.text("paper.journal"), before.journalReference(), after.journalReference());
    return fields;
  }

  private static String names(Paper paper) {
    return paper.authors().stream().map(Author::name).collect(Collectors.joining(", "));
  }

  private static void compare(
      List<FieldChange> fields, String label, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      List<WordDiff.Piece> pieces =
          WordDiff.between(
              TexToText.convert(Objects.requireNonNullElse(before, "")),
              TexToText.convert(Objects.requireNonNullElse(after, "")));
      fields.add(new FieldChange(label, markup(pieces)));
    }
  }

  private static Content markup(List<WordDiff.Piece> pieces) {
    return output -> {
      for (WordDiff.Piece piece : pieces) {
        String element =
            switch (piece.kind()) {
              case KEPT -> "span";
              case REMOVED -> "del";
              case ADDED -> "ins";
            };
        output.writeContent("<" + element + ">");
        output.writeUserContent(piece.text());
        output.writeContent("</" + element + "> ");
      }
    };
  }
}
