package io.broadsheet.translate.check;

import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckedText;
import io.broadsheet.translate.TextCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names and acronyms of the original stand in the translation, letter by letter and as often as
/// there. The figure is the share that does.
public final class NamesCheck implements TextCheck {
  @Override
  public CheckResult check(CheckedText text) {
    Map<String, Integer> wanted = new HashMap<>();
    text.names().forEach(name -> wanted.merge(name, 1, Integer::sum));
    List<String> lost =
        wanted.entrySet().stream()
            .filter(name -> count(text.target(), name.getKey()) < name.getValue())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    double share = wanted.isEmpty() ? 1 : 1 - (double) lost.size() / wanted.size();
    return lost.isEmpty()
        ? CheckResult.pass(CheckKind.NAMES, share)
        : CheckResult.fail(CheckKind.NAMES, share, "lost: " + String.join(", ", lost));
  }

  private static int count(String text, String name) {
    int count = 0;
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
      count++;
    }
    return count;
  }
}
