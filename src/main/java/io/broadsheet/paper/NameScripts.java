package io.broadsheet.paper;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/// Names in Chinese, Japanese and Korean script.
final class NameScripts {
  private static final Set<String> TWO_CHARACTER_SURNAMES =
      Set.of(
          "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "宇文",
          "长孙", "司徒", "夏侯", "南宫", "端木", "独孤", "轩辕", "남궁", "황보", "제갈", "선우", "독고");

  private NameScripts() {}

  /// The East Asian characters of a name, without blanks; empty when it has none.
  static String eastAsian(String name) {
    StringBuilder found = new StringBuilder();
    name.codePoints().filter(NameScripts::isEastAsian).forEach(found::appendCodePoint);
    return found.toString();
  }

  /// Whether all letters of a name are East Asian.
  static boolean isWhollyEastAsian(String name) {
    return !eastAsian(name).isEmpty()
        && name.codePoints().filter(Character::isLetter).allMatch(NameScripts::isEastAsian);
  }

  /// The whole name, its family name, and its given name of two characters or more.
  static List<String> parts(String eastAsian) {
    int family = familyLength(eastAsian);
    if (family >= eastAsian.length()) {
      return List.of(eastAsian);
    }
    String given = eastAsian.substring(family);
    return given.codePointCount(0, given.length()) > 1
        ? List.of(eastAsian, eastAsian.substring(0, family), given)
        : List.of(eastAsian, eastAsian.substring(0, family));
  }

  /// How many UTF-16 units at the start are the family name.
  static int familyLength(String eastAsian) {
    if (eastAsian.length() > 2 && TWO_CHARACTER_SURNAMES.contains(eastAsian.substring(0, 2))) {
      return 2;
    }
    return eastAsian.isEmpty() ? 0 : eastAsian.offsetByCodePoints(0, 1);
  }

  private static boolean isEastAsian(int codePoint) {
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HANGUL;
  }
}
