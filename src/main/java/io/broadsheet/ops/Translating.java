package io.broadsheet.ops;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.translate.AnswerChecks;
import io.broadsheet.translate.EngineOrder;
import io.broadsheet.translate.GuardedTranslator;
import io.broadsheet.translate.MemoryStore;
import io.broadsheet.translate.PaperTranslator;
import io.broadsheet.translate.Pause;
import io.broadsheet.translate.SpendStore;
import io.broadsheet.translate.SqlTranslationStore;
import io.broadsheet.translate.TranslationBacklog;
import io.broadsheet.translate.Translator;
import io.broadsheet.translate.check.StandardChecks;
import io.broadsheet.translate.engine.ApertiumEngine;
import io.broadsheet.translate.engine.ChatEngine;
import io.broadsheet.translate.engine.DeepLEngine;
import io.broadsheet.translate.engine.EngineHttp;
import io.broadsheet.translate.engine.GoogleV2Engine;
import io.broadsheet.translate.engine.GoogleV3Engine;
import io.broadsheet.translate.engine.LibreTranslateEngine;
import io.broadsheet.translate.glossary.TermsCheck;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What translating is run with: the engines that are set up, each behind its limits, the store,
/// the memory and the checks.
///
/// @param languages that are translated into in the background
public record Translating(
    List<GuardedTranslator> engines,
    SqlTranslationStore store,
    PaperTranslator translator,
    List<String> languages,
    Library library,
    Clock clock) {
  /// Abstracts are short: a reply of a megabyte is no translation of one.
  private static final int LARGEST_REPLY = 1 << 20;

  public Translating {
    engines = List.copyOf(engines);
    languages = List.copyOf(languages);
  }

  /// With the engines of the configuration.
  ///
  /// @throws BroadsheetException of kind INVALID when one lacks a setting
  public static Translating of(Library library, Clock clock) {
    return of(library, clock, Optional.empty());
  }

  /// With one engine alone, whether or not the configuration names it.
  ///
  /// @throws BroadsheetException of kind INVALID when there is no such engine or it lacks a setting
  public static Translating with(Library library, Clock clock, String engine) {
    return of(library, clock, Optional.of(engine));
  }

  private static Translating of(Library library, Clock clock, Optional<String> only) {
    TranslateConfig config = TranslateConfig.of(library.configuration());
    SpendStore spends = new SpendStore(library.database());
    EngineHttp http = new EngineHttp(config.timeout(), LARGEST_REPLY, clock);
    List<GuardedTranslator> engines = new ArrayList<>();
    for (String id : only.map(List::of).orElseGet(config::named)) {
      engines.add(
          new GuardedTranslator(
              engine(id, config, http),
              config.limits(id),
              spends,
              clock,
              Pause.real(),
              RandomGenerator.getDefault()));
    }
    List<Translator> all = engines.stream().map(Translator.class::cast).toList();
    EngineOrder order =
        only.isPresent()
            ? EngineOrder.of(all)
            : new EngineOrder(
                all.stream().filter(one -> config.engines().contains(one.info().id())).toList(),
                all,
                config.pairs());
    if (!engines.isEmpty()) {
      library.glossaries().now(); // a file with a fault stops the start, not the first translation
    }
    PaperTranslator translator =
        new PaperTranslator(
            order,
            new MemoryStore(library.database()),
            library.glossaries(),
            new AnswerChecks(
                StandardChecks.with(List.of(new TermsCheck(library.glossaries()::now)))::run),
            clock);
    return new Translating(
        engines,
        new SqlTranslationStore(library.database()),
        translator,
        config.languages(),
        library,
        clock);
  }

  private static Translator engine(String id, TranslateConfig config, EngineHttp http) {
    return switch (id) {
      case "libretranslate" ->
          new LibreTranslateEngine(
              http,
              config.url(Settings.TRANSLATE_LIBRETRANSLATE_URL),
              config.secret(Settings.TRANSLATE_LIBRETRANSLATE_KEY));
      case "apertium" -> new ApertiumEngine(http, config.url(Settings.TRANSLATE_APERTIUM_URL));
      case "deepl" ->
          new DeepLEngine(
              http,
              config.optionalUrl(Settings.TRANSLATE_DEEPL_URL).orElse(null),
              config.requiredSecret(Settings.TRANSLATE_DEEPL_KEY));
      case "google" ->
          new GoogleV2Engine(
              http,
              config.url(Settings.TRANSLATE_GOOGLE_URL),
              config.requiredSecret(Settings.TRANSLATE_GOOGLE_KEY));
      case "google-v3" ->
          new GoogleV3Engine(
              http,
              config.url(Settings.TRANSLATE_GOOGLE_URL),
              config.required(Settings.TRANSLATE_GOOGLE_PARENT),
              config.requiredSecret(Settings.TRANSLATE_GOOGLE_TOKEN));
      case "chat" ->
          new ChatEngine(
              http,
              config.url(Settings.TRANSLATE_CHAT_URL),
              config.secret(Settings.TRANSLATE_CHAT_KEY),
              config.required(Settings.TRANSLATE_CHAT_MODEL),
              config.required(Settings.TRANSLATE_CHAT_NAME));
      default ->
          throw BroadsheetException.invalid(
              "there is no engine "
                  + id
                  + "; the engines are libretranslate, apertium, deepl, google, google-v3 and chat");
    };
  }

  /// The background job; empty when there is no language or no engine.
  public Optional<TranslationBacklog> backlog() {
    return languages.isEmpty() || engines.isEmpty()
        ? Optional.empty()
        : Optional.of(backlogOf(languages));
  }

  /// For a command.
  public TranslationBacklog backlogOf(List<String> asked) {
    int threads = engines.stream().mapToInt(one -> one.limits().concurrency()).max().orElse(1);
    return new TranslationBacklog(
        library.papers(), store, translator, asked, Math.min(8, threads), clock);
  }
}
