package io.broadsheet.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MailStylesTest {
  @Test
  void theStyleSheetOfPagesSaysWhatTheAttributesOfMailsSay() throws IOException {
    assertThat(Files.readString(Path.of("src/main/resources/io/broadsheet/web/assets/mail.css")))
        .isEqualTo(MailStyles.sheet());
  }

  @Test
  void aMailOnAPageHasClassesForStylesAndNothingThatRuns() {
    String html =
        "<html><head><style>x</style></head><body style=\""
            + MailStyles.of("body")
            + "\"><div style=\""
            + MailStyles.of("hidden")
            + "\">hidden</div><h2 style=\""
            + MailStyles.of("lead")
            + "\" onclick=\"x()\">A</h2><p style=\"position:fixed\" class=\"top\">B</p>"
            + "<a href=\"javascript:x()\">C</a><script>x()</script><img src=x>"
            + "<a href=\"http://h/unsubscribe/MARKMARKMARKMARKMARK\">D</a></body></html>";
    StringBuilder shown = new StringBuilder();
    MailPage.of(html, "MARKMARKMARKMARKMARK")
        .writeTo(
            new gg.jte.output.StringOutput() {
              @Override
              public void writeContent(String value) {
                shown.append(value);
              }
            });
    assertThat(shown.toString())
        .isEqualTo(
            "<h2 class=\"mail-lead\">A</h2><p>B</p><a>C</a>"
                + "<a href=\"http://h/settings#mail\">D</a>");
  }
}
