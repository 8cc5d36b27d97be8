package io.broadsheet.web.page;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.web.page.PaperModel.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Title and abstract of a paper in every language there is, the reader's own first.
final class PaperTexts {
  private PaperTexts() {}

  /// @param translations most recently written first; of each language the first is shown
  static List<Text> of(Page page, Paper paper, List<PaperTranslation> translations) {
    List<Text> texts = new ArrayList<>();
    texts.add(
        new Text(
            paper.language(),
            Optional.of(Markup.texInline(paper.title())),
            paper.abstractText().isBlank()
                ? Optional.empty()
                : Optional.of(Markup.tex(paper.abstractText())),
            Optional.empty()));
    Set<String> seen = new HashSet<>(Set.of(primary(paper.language())));
    for (PaperTranslation translation : translations) {
      if (!seen.add(primary(translation.language()))) {
        continue;
      }
      Text text =
          new Text(
              translation.language(),
              Optional.ofNullable(translation.title()).map(Markup::texInline),
              Optional.ofNullable(translation.abstractText()).map(Markup::tex),
              Optional.of(attribution(page, translation)));
      if (primary(translation.language()).equals(page.language().parameter())) {
        texts.addFirst(text);
      } else {
        texts.add(text);
      }
    }
    return texts;
  }

  /// `translated by ENGINE, MODEL, DATE`, as far as they are known.
  private static String attribution(Page page, PaperTranslation translation) {
    StringBuilder whose = new StringBuilder(translation.engine());
    if (translation.model() != null) {
      whose.append(page.text("list.separator")).append(translation.model());
    }
    if (translation.translatedOn() != null) {
      whose.append(page.text("list.separator")).append(page.date(translation.translatedOn()));
    }
    return page.text("paper.translatedBy", whose);
  }

  private static String primary(String tag) {
    int dash = tag.indexOf('-');
    return dash < 0 ? tag : tag.substring(0, dash);
  }
}
