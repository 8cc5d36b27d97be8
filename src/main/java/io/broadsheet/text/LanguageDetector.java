package io.broadsheet.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Guesses the language of a text by its script and, for the Latin script, by its function words.
public final class LanguageDetector {
  private static final String UNKNOWN = "und";

  private static final Map<String, List<String>> LANGUAGES_OF =
      invert(
          words(
              "en",
              "the of and to in is that for with we this are on by as an be from which our "
                  + "can it has have at these their using or not but its via between how"),
          words(
              "de",
              "der die das und ist von mit den für auf ein eine dem des im nicht wir wird "
                  + "zu sich werden als auch durch einer eines sind bei oder zur zum über"),
          words(
              "fr",
              "le la les des et est une du dans pour que qui sur par avec nous au aux ce "
                  + "cette sont pas plus en un ne se ou être ces leur à"),
          words(
              "es",
              "el la los las de y en que una para con por se del es un como más su al este "
                  + "esta son lo no sus entre sobre o ha"),
          words(
              "pt",
              "o os as de e em que uma para com por se do da dos das não um como mais sua "
                  + "ao na no nas nos são pela pelo é entre sobre ou foi"),
          words(
              "it",
              "il lo gli di e che una per con del della dei delle è un sono nel nella come "
                  + "si da al alla questo questa non più i le ad anche tra"),
          words(
              "nl",
              "de het een van en in is dat op te voor met zijn aan er om niet door ook deze "
                  + "we wordt worden bij uit naar of als dit"),
          words(
              "pl",
              "i w na z do się jest że oraz nie o dla od przez które który są to jako po "
                  + "tym za być ten"),
          words(
              "sv",
              "och att det som en på är av för med den till ett inte om vi har kan från "
                  + "eller detta denna"),
          words(
              "tr",
              "ve bir bu için ile olarak daha olan de da en gibi bu çok kadar ancak ya " + "veya"),
          words(
              "cs",
              "a v na je se že pro s z do které který jsou jako o nebo tato tento byl po "
                  + "při od"),
          words(
              "id",
              "yang dan di untuk dengan dari ini pada dalam adalah tidak ke akan atau "
                  + "oleh sebagai juga dapat"));

  private LanguageDetector() {}

  /// A BCP 47 primary language (`en`, `zh`, `ja`, `ko`, `ru`, …), or `und` when the text is too
  /// little to tell.
  public static String detect(String text) {
    return LanguageScripts.detect(text, LANGUAGES_OF, UNKNOWN);
  }

  private record FunctionWords(String language, List<String> words) {}

  private static FunctionWords words(String language, String list) {
    return new FunctionWords(language, List.of(list.split(" ")));
  }

  /// The languages that have a word.
  private static Map<String, List<String>> invert(FunctionWords... lists) {
    Map<String, List<String>> languages = new HashMap<>();
    for (FunctionWords list : lists) {
      for (String word : new HashSet<>(list.words())) {
        languages.computeIfAbsent(word, _ -> new ArrayList<>()).add(list.language());
      }
    }
    return languages;
  }
}
