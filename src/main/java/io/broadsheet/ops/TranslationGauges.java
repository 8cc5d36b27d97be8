package io.broadsheet.ops;

import io.broadsheet.ops.metric.PrometheusTelemetry;
import io.broadsheet.translate.GuardedTranslator;
import io.broadsheet.translate.TranslationBacklog;
import io.broadsheet.translate.TranslationProgress;
import java.util.List;

/// What the metrics say of translating.
final class TranslationGauges {
  private TranslationGauges() {}

  static void register(
      PrometheusTelemetry telemetry, TranslationBacklog backlog, List<GuardedTranslator> engines) {
    telemetry.gauge(
        "broadsheet.translation.backlog",
        "Papers that wait for a translation, over all languages",
        () ->
            backlog.progress().languages().stream()
                .mapToLong(TranslationProgress.Language::waiting)
                .sum());
    telemetry.gauge(
        "broadsheet.translation.failed",
        "Titles and abstracts for which no engine gave a text that passed",
        () ->
            backlog.progress().languages().stream()
                .flatMap(language -> language.failed().values().stream())
                .mapToLong(Long::longValue)
                .sum());
    telemetry.gauge(
        "broadsheet.translation.rate",
        "Titles and abstracts translated in a second, over the last minute",
        () -> backlog.progress().perSecond());
    telemetry.gauge(
        "broadsheet.translation.characters",
        "Characters sent to translation engines today",
        () -> engines.stream().mapToLong(one -> one.spentToday().characters()).sum());
    telemetry.gauge(
        "broadsheet.translation.money",
        "What translating has cost today",
        () -> engines.stream().mapToLong(one -> one.spentToday().money()).sum() / 1e6);
    telemetry.gauge(
        "broadsheet.translation.engines.resting",
        "Engines that are left alone for a while, because they failed or a budget is used up",
        () -> engines.stream().filter(one -> one.restsUntil().isPresent()).count());
  }
}
