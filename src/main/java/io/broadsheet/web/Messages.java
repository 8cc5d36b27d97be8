package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of the interface in one language, from the files `messages/NAME_LANGUAGE.properties`
/// (UTF-8). In a text `{0}` stands for the first argument, numbers written as the language does;
/// `{0|paper|papers}` chooses by whether the first argument is 1.
public final class Messages {
  /// The files each language has; one for each engineer's pages keeps them short.
  static final List<String> FILES =
      List.of(
          "web",
          "paper",
          "search",
          "edition",
          "reading",
          "reader",
          "account",
          "plots",
          "post",
          "webhook",
          "subscribe",
          "openid",
          "community");

  private static final Pattern ARGUMENT =
      Pattern.compile("\\{(\\d)(?:\\|([^|{}]*)\\|([^|{}]*))?\\}");
  private static final Map<InterfaceLanguage, Messages> ALL = loadAll();

  private final InterfaceLanguage language;
  private final Map<String, String> texts;

  private Messages(InterfaceLanguage language, Map<String, String> texts) {
    this.language = language;
    this.texts = texts;
  }

  public static Messages of(InterfaceLanguage language) {
    return requireNonNull(ALL.get(language));
  }

  /// The text with its arguments put in.
  ///
  /// @throws IllegalArgumentException when the language has no such text, or the text wants an
  ///   argument that is not given
  public String text(String key, Object... arguments) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + language.tag());
    }
    if (text.indexOf('{') < 0) {
      return text;
    }
    Matcher matcher = ARGUMENT.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      int index = matcher.group(1).charAt(0) - '0';
      if (index >= arguments.length) {
        throw new IllegalArgumentException("text " + key + " wants argument " + index);
      }
      Object argument = arguments[index];
      String value;
      if (matcher.group(2) != null) {
        boolean one = argument instanceof Number number && number.longValue() == 1;
        value = one ? matcher.group(2) : matcher.group(3);
      } else {
        value = argument instanceof Number number ? number(number) : String.valueOf(argument);
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  /// A number as the language writes it.
  public String number(Number number) {
    return NumberFormat.getInstance(language.locale()).format(number);
  }

  /// Whether there is such a text, for keys made from data (a category's code).
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  Set<String> keys() {
    return texts.keySet();
  }

  private static Map<InterfaceLanguage, Messages> loadAll() {
    Map<InterfaceLanguage, Messages> all = new EnumMap<>(InterfaceLanguage.class);
    for (InterfaceLanguage language : InterfaceLanguage.values()) {
      Map<String, String> texts = new TreeMap<>();
      for (String file : FILES) {
        load(file + "_" + language.parameter())
            .forEach(
                (key, text) -> {
                  if (texts.put(key.toString(), text.toString()) != null) {
                    throw new IllegalStateException("text " + key + " is there twice: " + file);
                  }
                });
      }
      all.put(language, new Messages(language, texts));
    }
    return all;
  }

  private static Properties load(String name) {
    String path = "messages/" + name + ".properties";
    try (InputStream in = Messages.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new BroadsheetException(ErrorKind.INTERNAL, "the program lacks " + path);
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new BroadsheetException(ErrorKind.INTERNAL, "cannot read " + path, e);
    }
  }
}
