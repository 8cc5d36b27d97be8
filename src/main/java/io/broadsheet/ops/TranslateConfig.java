package io.broadsheet.ops;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.ops.config.Setting;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.translate.EngineLimits;
import io.broadsheet.translate.engine.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What translating is run with, read from the keys of the configuration.
///
/// @param languages that are translated into in the background
/// @param engines ids, the first to be asked first
/// @param pairs `en-zh` → ids
record TranslateConfig(
    Configuration configuration,
    List<String> languages,
    List<String> engines,
    Map<String, List<String>> pairs,
    Duration timeout) {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  TranslateConfig {
    requireNonNull(configuration, "configuration is null");
    languages = List.copyOf(languages);
    engines = List.copyOf(engines);
    pairs = Map.copyOf(pairs);
  }

  static TranslateConfig of(Configuration configuration) {
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    for (String item : configuration.list(Settings.TRANSLATE_PAIRS)) {
      String[] parts = item.split("=", 2);
      pairs.put(parts[0], List.of(parts[1].split("\\|")));
    }
    return new TranslateConfig(
        configuration,
        configuration.list(Settings.TRANSLATE_LANGUAGES).stream().distinct().toList(),
        configuration.list(Settings.TRANSLATE_ENGINES).stream().distinct().toList(),
        pairs,
        Duration.ofSeconds(Math.max(1, configuration.number(Settings.TRANSLATE_TIMEOUT_SECONDS))));
  }

  /// The engines that are named anywhere, each once, those of [#engines] first.
  List<String> named() {
    List<String> all = new ArrayList<>(engines);
    pairs.values().forEach(all::addAll);
    return all.stream().distinct().toList();
  }

  EngineLimits limits(String engine) {
    return new EngineLimits(
        amount(Settings.TRANSLATE_CHARACTERS_PER_DAY, engine).map(BigDecimal::longValue).orElse(0L),
        millionths(amount(Settings.TRANSLATE_MONEY_PER_DAY, engine)),
        millionths(amount(Settings.TRANSLATE_PRICE_PER_MILLION, engine)),
        amount(Settings.TRANSLATE_CONCURRENCY, engine)
            .map(value -> Math.clamp(value.longValue(), 1, 64))
            .orElse(EngineLimits.DEFAULT.concurrency()),
        EngineLimits.DEFAULT.tries(),
        EngineLimits.DEFAULT.patience());
  }

  private static long millionths(Optional<BigDecimal> amount) {
    return amount.map(value -> value.multiply(MILLION).longValue()).orElse(0L);
  }

  private Optional<BigDecimal> amount(Setting setting, String engine) {
    return configuration.list(setting).stream()
        .map(item -> item.split("=", 2))
        .filter(parts -> parts[0].equals(engine))
        .map(parts -> new BigDecimal(parts[1]))
        .findFirst();
  }

  URI url(Setting setting) {
    return URI.create(required(setting));
  }

  Optional<URI> optionalUrl(Setting setting) {
    return Optional.of(configuration.text(setting))
        .filter(text -> !text.isEmpty())
        .map(URI::create);
  }

  /// @throws BroadsheetException of kind INVALID when it holds what no header takes
  Secret secret(Setting setting) {
    try {
      return new Secret(configuration.text(setting));
    } catch (IllegalArgumentException wrong) {
      throw BroadsheetException.invalid(setting.key() + ": " + wrong.getMessage());
    }
  }

  /// @throws BroadsheetException of kind INVALID when it is not set
  Secret requiredSecret(Setting setting) {
    required(setting);
    return secret(setting);
  }

  /// @throws BroadsheetException of kind INVALID when it is not set
  String required(Setting setting) {
    String text = configuration.text(setting);
    if (text.isEmpty()) {
      throw BroadsheetException.invalid(
          "the engine needs " + setting.key() + " (" + setting.description() + ")");
    }
    return text;
  }
}
