package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {
  private static TestWeb web;

  @BeforeAll
  static void start(@TempDir Path folder) {
    web = TestWeb.empty(folder);
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  @Test
  void aPageComesAsHtmlWithTheSecurityHeaders() {
    HttpResponse<String> response = web.get("/help");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(Reply.HTML);
    assertThat(response.headers().firstValue("Content-Security-Policy"))
        .contains(SecurityHeaders.CONTENT_SECURITY_POLICY);
    assertThat(response.headers().firstValue("Date")).contains("Thu, 20 Nov 2025 08:00:00 GMT");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(response.body()).contains("<h1>How to read Broadsheet</h1>");
  }

  @Test
  void anUnknownPathIsA404PageWithASearchBox() {
    HttpResponse<String> response = web.get("/nowhere/at/all");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("There is nothing here", "role=\"search\"");
  }

  @Test
  void anUnknownPathForProgramsIsAProblemDocument() {
    HttpResponse<String> response = web.get("/api/v1/nothing");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains(Reply.PROBLEM);
    assertThat(response.body()).contains("\"status\":404");
  }

  @Test
  void aPageSeenBeforeIsNotSentAgain() {
    String tag = web.get("/help").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = web.get("/help", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void headAnswersAsGetDoesWithoutTheBody() {
    HttpResponse<String> head = web.send("HEAD", "/help");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0))
        .isEqualTo(web.get("/help").headers().firstValueAsLong("Content-Length").orElse(-1));
  }

  @Test
  void writingToAPageIsRefusedNamingWhatItAnswersTo() {
    HttpResponse<String> response = web.send("POST", "/help");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
  }
}
