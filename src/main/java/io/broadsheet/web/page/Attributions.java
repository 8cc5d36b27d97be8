package io.broadsheet.web.page;

import io.broadsheet.translate.FieldState;
import io.broadsheet.translate.Translation;
import io.broadsheet.translate.Translation.Origin;
import io.broadsheet.web.InterfaceLanguage;

/// Whose a translation is, in the reader's words.
final class Attributions {
  /// What stands for a reader who gave no name.
  static final String ANONYMOUS = "reader";

  private Attributions() {}

  /// `Translated by ENGINE MODEL, DATE`, as far as they are known; of a correction who made it; and
  /// that the original has changed since, when it has.
  static String of(Page page, FieldState state) {
    String whose = state.translation().map(text -> of(page, text)).orElse("");
    return state.stale() ? whose + " " + page.text("translation.stale") : whose;
  }

  static String of(Page page, Translation translation) {
    StringBuilder whose = new StringBuilder();
    boolean corrected = translation.origin() == Origin.CORRECTION;
    whose.append(
        corrected && translation.engine().equals(ANONYMOUS)
            ? page.text("translation.aReader")
            : translation.engine());
    if (translation.model() != null) {
      whose.append(' ').append(translation.model());
    }
    if (translation.madeOn() != null) {
      whose.append(page.text("translation.separator")).append(page.date(translation.madeOn()));
    }
    return page.text(
        corrected ? "translation.correctedBy" : "translation.by", spaced(page, whose.toString()));
  }

  /// A Latin name within Chinese has a blank before it.
  private static String spaced(Page page, String name) {
    boolean latin = !name.isEmpty() && name.charAt(0) < 0x250;
    return latin && page.language() == InterfaceLanguage.ZH ? " " + name : name;
  }
}
