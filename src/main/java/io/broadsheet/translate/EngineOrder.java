package io.broadsheet.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which engines are asked, in which order, for which pair of languages.
///
/// @param usual for pairs that are not named, the first to be asked first
/// @param all those that are set up
/// @param byPair `en-zh`, `*-zh` or `en-*` → ids, the first to be asked first
public record EngineOrder(
    List<Translator> usual, List<Translator> all, Map<String, List<String>> byPair) {
  public EngineOrder {
    usual = List.copyOf(usual);
    all = List.copyOf(all);
    byPair = Map.copyOf(byPair);
  }

  /// The same engines in the same order for all pairs.
  public static EngineOrder of(List<Translator> engines) {
    return new EngineOrder(engines, engines, Map.of());
  }

  /// The engines for a pair: of the entry that names it most closely, else the usual ones.
  public List<Translator> of(String source, String target) {
    for (String pair : List.of(source + "-" + target, "*-" + target, source + "-*")) {
      List<String> ids = byPair.get(pair);
      if (ids != null) {
        List<Translator> chosen = new ArrayList<>();
        for (String id : ids) {
          all.stream().filter(engine -> engine.info().id().equals(id)).forEach(chosen::add);
        }
        return List.copyOf(chosen);
      }
    }
    return usual;
  }

  /// Changes when another engine is asked first.
  public String setup() {
    StringBuilder setup = new StringBuilder();
    usual.forEach(engine -> setup.append(engine.info().id()).append(' '));
    byPair.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> setup.append(entry.getKey()).append(entry.getValue()));
    return setup.toString().strip();
  }
}
