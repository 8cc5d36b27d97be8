package io.broadsheet.web.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The look of mails, as it stands in their `style` attributes: mail programs drop style sheets. On
/// a page of this server, where no style stands in an attribute, the same is the class `mail-NAME`
/// of `mail.css`.
public final class MailStyles {
  private static final String SERIF =
      "font-family:'Source Serif 4',Georgia,'Songti SC',SimSun,serif";
  private static final String SANS =
      "font-family:Inter,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',Helvetica,Arial,sans-serif";
  private static final String INK = "color:#1b1a17";
  private static final String SOFT = "color:#5d584d";
  private static final String ACCENT = "color:#8c1c13";

  private static final Map<String, String> ALL = all();

  private MailStyles() {}

  private static Map<String, String> all() {
    Map<String, String> styles = new LinkedHashMap<>();
    styles.put("body", "margin:0;padding:0;background-color:#fbf9f4");
    styles.put("back", "width:100%;background-color:#fbf9f4");
    styles.put("sheet", "width:100%;max-width:640px;background-color:#fbf9f4");
    styles.put("pad", "padding:16px 20px 32px 20px;text-align:start;" + SERIF + ";" + INK);
    styles.put(
        "hidden",
        "display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:#fbf9f4");
    styles.put(
        "name",
        "margin:0;padding:8px 0 10px 0;text-align:center;font-size:40px;line-height:44px;font-weight:600;letter-spacing:-1px;"
            + SERIF
            + ";"
            + INK);
    styles.put(
        "dateline",
        "margin:0;padding:6px 0;border-top:3px double #1b1a17;border-bottom:1px solid #1b1a17;text-align:center;font-size:13px;line-height:20px;"
            + SANS
            + ";"
            + INK);
    styles.put(
        "notice",
        "margin:16px 0 0 0;padding:8px 12px;border-left:2px solid #8c1c13;font-size:14px;line-height:21px;"
            + SANS
            + ";"
            + INK);
    styles.put(
        "day",
        "margin:28px 0 0 0;padding:6px 0;border-top:3px double #1b1a17;border-bottom:1px solid #1b1a17;font-size:18px;line-height:24px;font-weight:600;"
            + SERIF
            + ";"
            + INK);
    styles.put(
        "section",
        "margin:24px 0 0 0;padding:6px 0 0 0;border-top:1px solid #1b1a17;font-size:13px;line-height:20px;font-weight:600;"
            + SANS
            + ";"
            + INK);
    styles.put("sectionlink", "text-decoration:none;" + INK);
    styles.put("sectionmore", "font-weight:400;" + SOFT);
    styles.put("item", "padding:12px 0 14px 0;border-bottom:1px solid #d9d3c4");
    styles.put(
        "lead",
        "margin:0;font-size:28px;line-height:32px;font-weight:600;letter-spacing:-0.4px;"
            + SERIF
            + ";"
            + INK);
    styles.put(
        "headline",
        "margin:0;font-size:19px;line-height:25px;font-weight:600;" + SERIF + ";" + INK);
    styles.put("link", "text-decoration:none;" + INK);
    styles.put("meta", "margin:4px 0 0 0;font-size:13px;line-height:20px;" + SANS + ";" + SOFT);
    styles.put("category", "text-decoration:underline;" + ACCENT);
    styles.put("excerpt", "margin:6px 0 0 0;font-size:16px;line-height:24px;" + SERIF + ";" + INK);
    styles.put("reason", "margin:6px 0 0 0;font-size:13px;line-height:20px;" + SANS + ";" + SOFT);
    styles.put("dash", ACCENT);
    styles.put("text", "margin:16px 0 0 0;font-size:16px;line-height:24px;" + SERIF + ";" + INK);
    styles.put(
        "button",
        "display:inline-block;padding:10px 18px;border:1px solid #8c1c13;font-size:16px;line-height:24px;text-decoration:none;"
            + SANS
            + ";"
            + ACCENT);
    styles.put(
        "foot",
        "margin:28px 0 0 0;padding:12px 0 0 0;border-top:1px solid #d9d3c4;font-size:13px;line-height:22px;"
            + SANS
            + ";"
            + SOFT);
    styles.put("footlink", "text-decoration:underline;" + SOFT);
    return Map.copyOf(styles);
  }

  /// The value of a `style` attribute.
  ///
  /// @throws IllegalArgumentException when there is no such style
  public static String of(String name) {
    String style = ALL.get(name);
    if (style == null) {
      throw new IllegalArgumentException("no style " + name);
    }
    return style;
  }

  /// The name of the style that an attribute has; empty when it is none of these.
  static Optional<String> named(String style) {
    return ALL.entrySet().stream()
        .filter(entry -> entry.getValue().equals(style))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// `mail.css`.
  static String sheet() {
    StringBuilder css =
        new StringBuilder(
            "/* Mails shown on a page. Written by MailStyles; MailStylesTest holds it. */\n");
    ALL.keySet().stream()
        .sorted()
        .forEach(
            name ->
                css.append(".mail-")
                    .append(name)
                    .append(" { ")
                    .append(ALL.get(name))
                    .append(" }\n"));
    return css.toString();
  }
}
