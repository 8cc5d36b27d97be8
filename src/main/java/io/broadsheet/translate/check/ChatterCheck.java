package io.broadsheet.translate.check;

import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckedText;
import io.broadsheet.translate.TextCheck;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// No preamble, remark or refusal of a chat model, which the original does not have. The figure is
/// how many kinds were found.
public final class ChatterCheck implements TextCheck {
  private static final List<Pattern> PATTERNS =
      List.of(
          anywhere("as an ai\\b|as a (?:large )?language model|i(?:'| a)m (?:sorry|unable)"),
          anywhere(
              "i (?:can(?:no|')t|won't|am not able to) (?:help|assist|translate|provide|comply)"),
          anywhere("作为(?:一个|一名)?(?:AI|人工智能)(?:语言)?(?:模型|助手)|我(?:无法|不能)(?:提供|翻译|协助|帮助)"),
          anywhere("como (?:un )?(?:modelo de lenguaje|ia\\b)|no puedo (?:traducir|ayudar)"),
          start("(?:sure|certainly|of course|okay|ok|absolutely)[,!.:]"),
          start("(?:here(?:'s| is| are)|below is|the following is) (?:the|your|a|my) "),
          start("(?:the )?translat(?:ion|ed text)\\b[^:：\\n]{0,40}[:：]"),
          start("(?:抱歉|对不起|很抱歉)[,，。!！]"),
          start(
              "(?:好的|当然|没问题)[,，。!！]|(?:以下|下面)(?:是|为).{0,12}(?:翻译|译文)|(?:中文)?(?:翻译|译文)(?:如下)?[:：]"),
          start("(?:aquí (?:está|tienes)|claro|por supuesto|traducción)\\b.{0,40}[:,!]|lo siento"),
          anywhere("```|\\[/?INST\\]|<\\|[a-z_]{2,20}\\|>|</?think>|</?s>"),
          anywhere("(?:^|\\n)\\s{0,8}(?:note|translator'?s note|注|译注|说明|nota)\\s{0,3}[:：]"),
          anywhere("i hope this helps|let me know if|希望(?:这|以上).{0,8}(?:有帮助|对您)"));

  @Override
  public CheckResult check(CheckedText text) {
    int found = 0;
    String first = "";
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(text.target());
      if (matcher.find() && !pattern.matcher(text.source()).find()) {
        found++;
        first = first.isEmpty() ? matcher.group().strip() : first;
      }
    }
    if (quoted(text.target()) && !quoted(text.source())) {
      found++;
      first = first.isEmpty() ? "wrapped in quotation marks" : first;
    }
    return found == 0
        ? CheckResult.pass(CheckKind.CHATTER, 0)
        : CheckResult.fail(CheckKind.CHATTER, found, first);
  }

  private static boolean quoted(String text) {
    String bare = text.strip();
    return bare.length() > 1
        && "\"“「«".indexOf(bare.charAt(0)) >= 0
        && "\"”」»".indexOf(bare.charAt(bare.length() - 1)) >= 0
        && bare.substring(1, bare.length() - 1).chars().noneMatch(c -> "\"“”「」«»".indexOf(c) >= 0);
  }

  private static Pattern anywhere(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Pattern start(String pattern) {
    return anywhere("^[\\s\"'“*#]{0,8}(?:" + pattern + ")");
  }
}
