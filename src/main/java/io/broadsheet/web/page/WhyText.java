package io.broadsheet.web.page;

import io.broadsheet.search.Why;
import java.util.ArrayList;
import java.util.List;

/// Says in the reader's language why a paper was found: `title: sparse, networks`, `author: Z.
/// Wang`, `words in comment`, `close in meaning`.
final class WhyText {
  private WhyText() {}

  static List<String> of(Page page, Why why) {
    List<String> reasons = new ArrayList<>();
    addListed(page, "title", why.title(), reasons);
    addListed(page, "abstract", why.abstractText(), reasons);
    List<String> texts =
        why.elsewhere().stream()
            .filter(Why::holdsWords)
            .map(part -> page.text("reason.field." + part.replace(" reference", "")))
            .toList();
    if (!texts.isEmpty()) {
      reasons.add(page.text("reason.wordsIn", joined(page, texts)));
    }
    addListed(page, "author", why.authors(), reasons);
    if (why.elsewhere().contains("identifier")) {
      reasons.add(page.text("reason.identifier"));
    }
    if (why.elsewhere().contains("category")) {
      reasons.add(page.text("reason.category"));
    }
    why.day().ifPresent(day -> reasons.add(page.text("reason.day", page.date(day))));
    if (why.closeness().isPresent()) {
      reasons.add(page.text("reason.meaning"));
    }
    return reasons;
  }

  private static void addListed(
      Page page, String field, List<String> values, List<String> reasons) {
    if (!values.isEmpty()) {
      reasons.add(
          page.text("reason.listed", page.text("reason.field." + field), joined(page, values)));
    }
  }

  private static String joined(Page page, List<String> values) {
    return String.join(page.text("list.separator"), values);
  }
}
