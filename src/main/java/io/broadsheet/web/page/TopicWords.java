package io.broadsheet.web.page;

import io.broadsheet.post.DigestChoice;
import io.broadsheet.reader.Follow;
import io.broadsheet.web.InterfaceLanguage;
import io.broadsheet.web.Parameters;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a subscription is about and how it comes, in words, and read from forms.
final class TopicWords {
  private TopicWords() {}

  /// @param topic empty for the front page
  static String of(Page page, Optional<Follow> topic) {
    return topic
        .map(
            follow ->
                page.text(
                    "subscribe.topic." + follow.kind().parameter(),
                    FrontViews.name(page, follow),
                    follow.label()))
        .orElseGet(() -> page.text("subscribe.topic.front"));
  }

  /// How often, as a form says it.
  static DigestChoice.Every every(Parameters form) {
    Map<String, DigestChoice.Every> choices =
        Parameters.choices(
            DigestChoice.Every.values(), every -> every.name().toLowerCase(Locale.ROOT));
    return form.choice("every", choices, DigestChoice.Every.DAILY);
  }

  /// The language of letters, as a form says it: `en`, `zh`.
  static String language(Parameters form, InterfaceLanguage absent) {
    Map<String, InterfaceLanguage> choices =
        Parameters.choices(InterfaceLanguage.values(), InterfaceLanguage::parameter);
    return form.choice("language", choices, absent).parameter();
  }

  static String every(Page page, DigestChoice.Every every) {
    return page.text("subscribe.every." + every.name().toLowerCase(Locale.ROOT));
  }
}
