package io.broadsheet.index.lucene;

import org.jspecify.annotations.Nullable;

/// The forms of words met lately, found by the characters of a word without making a string of it.
/// A word takes the place of another with the same hash. Not safe for use by several threads.
final class RecentForms {
  private static final int PLACES = 1 << 14;

  private final WordForms forms;
  private final @Nullable String[] words = new String[PLACES];
  private final @Nullable String[] formOf = new String[PLACES];

  RecentForms(WordForms forms) {
    this.forms = forms;
  }

  /// The form of the word in the first `length` characters.
  String of(char[] characters, int length) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + characters[i];
    }
    int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    String known = words[place];
    String form = formOf[place];
    if (known != null && form != null && isSame(known, characters, length)) {
      return form;
    }
    String word = new String(characters, 0, length);
    form = forms.of(word);
    words[place] = word;
    formOf[place] = form;
    return form;
  }

  private static boolean isSame(String word, char[] characters, int length) {
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (word.charAt(i) != characters[i]) {
        return false;
      }
    }
    return true;
  }
}
