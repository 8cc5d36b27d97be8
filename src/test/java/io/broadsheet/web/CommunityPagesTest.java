package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.SignUp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Votes, comments and picks over HTTP, and attacks on them.
class CommunityPagesTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String PAPER = "/paper/2511.00002";
  private static final String TALK = PAPER + "/discussion";
  private static final String HOSTILE =
      "<script>window.hacked=1</script><img src=x onerror=window.hacked=2>";

  @TempDir private Path folder;
  private TestLibrary library;

  @BeforeEach
  void start() {
    library = TestLibrary.withCommunity(folder, Optional.of(SignUp.INVITATION));
  }

  @AfterEach
  void stop() {
    library.close();
  }

  private FormClient browser(String name, String shown, Role role) {
    var id = library.readers().add(name, shown, role).id();
    library.accounts().setPassword(id, TestLibrary.PASSWORDS.hash(PASSWORD));
    FormClient browser = new FormClient(library.web().url());
    browser.submit("/sign-in", "/sign-in", "name", name, "password", PASSWORD);
    return browser;
  }

  private static HttpResponse<String> write(FormClient browser, String text) {
    return browser.submit(
        TALK, "/community/comments", "action", "write", "paper", "2511.00002", "text", text);
  }

  private static HttpResponse<String> act(FormClient browser, String action, String... fields) {
    String[] all = new String[fields.length + 2];
    all[0] = "action";
    all[1] = action;
    System.arraycopy(fields, 0, all, 2, fields.length);
    return browser.submit(TALK, "/community/comments", all);
  }

  private static HttpResponse<String> vote(FormClient browser, String action) {
    return browser.submit(
        TALK, "/community/votes", "paper", "2511.00002", "action", action, "back", TALK);
  }

  @Test
  void withoutTheSettingThereIsNothingOfIt(@TempDir Path other) {
    try (TestLibrary off = new TestLibrary(other)) {
      for (String path : new String[] {TALK, "/community"}) {
        assertThat(off.web().get(path).statusCode()).as(path).isEqualTo(404);
      }
      assertThat(off.web().get(PAPER).body()).doesNotContain("/discussion");
    }
  }

  @Test
  void aReaderVotesOnceAndTakesItBack() {
    try (FormClient ada = browser("ada", "Ada", Role.READER)) {
      assertThat(vote(ada, "vote").statusCode()).isEqualTo(303);
      vote(ada, "vote");
      assertThat(ada.page(TALK).select(".heading").text()).contains("1 vote of readers here");
      assertThat(ada.page(PAPER).text()).contains("Discussion: 1 vote, 0 comments");
      assertThat(ada.page("/community").select("#day li")).hasSize(1);
      assertThat(ada.page("/community").select("#trending article")).hasSize(1);
      assertThat(ada.page("/community").select("[id]").eachAttr("id")).doesNotHaveDuplicates();
      vote(ada, "unvote");
      assertThat(ada.page(TALK).select(".heading").text()).contains("0 votes");
    }
  }

  @Test
  void nobodyVotesOrWritesFromAnotherSiteOrWithoutAnAccount() {
    try (FormClient ada = browser("ada", "Ada", Role.READER)) {
      assertThat(ada.post("/community/votes", "paper", "2511.00002", "action", "vote").statusCode())
          .as("without the token of a page drawn here")
          .isGreaterThanOrEqualTo(400);
      assertThat(
              ada.post(
                      "/community/comments",
                      "action",
                      "write",
                      "paper",
                      "2511.00002",
                      "text",
                      "x",
                      "token",
                      "forged")
                  .statusCode())
          .isGreaterThanOrEqualTo(400);
      assertThat(ada.page(TALK).select(".heading").text()).contains("0 votes");
      assertThat(ada.page(TALK).select("article.comment")).isEmpty();
    }
    try (FormClient nobody = new FormClient(library.web().url())) {
      assertThat(nobody.page(TALK).select("main form")).isEmpty();
      assertThat(
              nobody.post("/community/votes", "paper", "2511.00002", "action", "vote").statusCode())
          .isNotEqualTo(200);
      assertThat(nobody.page(TALK).select(".heading").text()).contains("0 votes");
    }
  }

  @Test
  void whatIsWrittenIsMarkdownAndNothingBreaksOut() {
    try (FormClient eve = browser("eve", "Eve " + HOSTILE, Role.READER)) {
      write(
          eve,
          "A *fine* point\n\n"
              + HOSTILE
              + "\n\n[a](javascript:window.hacked=3) ![](x) <a href=\"jav&#x09;ascript:1\">b</a>");
      Document page = eve.page(TALK);
      assertThat(page.select(".comment em").text()).isEqualTo("fine");
      assertThat(page.select("main script, main img, main [onerror], main [style]")).isEmpty();
      assertThat(page.select(".comment .note a").eachAttr("href"))
          .allMatch(href -> href.matches("(https?|mailto):.*"));
      assertThat(page.select(".comment b").text()).startsWith("Eve <script>");
    }
  }

  @Test
  void commentsAreAnsweredEditedAndDeletedByTheirAuthorsAlone() {
    try (FormClient ada = browser("ada", "Ada", Role.READER);
        FormClient ben = browser("ben", "Ben", Role.READER)) {
      write(ada, "first words");
      String number = ada.page(TALK).selectFirst("article.comment").id().substring(8);
      ben.submit(
          TALK,
          "/community/comments",
          "action",
          "write",
          "paper",
          "2511.00002",
          "parent",
          number,
          "text",
          "an answer");
      assertThat(act(ben, "edit", "number", number, "text", "mine").statusCode()).isEqualTo(404);
      assertThat(act(ben, "delete", "number", number).statusCode()).isEqualTo(404);
      act(ada, "edit", "number", number, "text", "second words");
      Document page = ben.page(TALK);
      assertThat(page.select("article.comment .note").eachText())
          .containsExactly("second words", "an answer");
      assertThat(page.select("article.comment").get(1).hasClass("depth-1")).isTrue();
      assertThat(page.text()).contains("edited");
      act(ada, "delete", "number", number);
      assertThat(ben.page(TALK).select("article.comment .note").eachText())
          .containsExactly("an answer");
      assertThat(ben.page(TALK).text()).contains("Deleted by its author.").doesNotContain("second");
    }
  }

  @Test
  void editorsHideWithAReasonAndReadersCannot() {
    try (FormClient ada = browser("ada", "Ada", Role.READER);
        FormClient ben = browser("ben", "Ben", Role.READER);
        FormClient eda = browser("eda", "Eda", Role.EDITOR)) {
      write(ada, "buy my thing");
      String number = ada.page(TALK).selectFirst("article.comment").id().substring(8);
      assertThat(act(ben, "hide", "number", number, "reason", "no").statusCode()).isEqualTo(400);
      assertThat(act(eda, "hide", "number", number, "reason", " ").statusCode()).isEqualTo(400);
      act(eda, "hide", "number", number, "reason", "advertisement");
      assertThat(ben.page(TALK).text())
          .contains("Hidden by an editor: advertisement")
          .doesNotContain("buy my thing");
      assertThat(ada.page(TALK).text()).contains("advertisement", "buy my thing");
      act(eda, "show", "number", number);
      assertThat(ben.page(TALK).text()).contains("buy my thing");
    }
  }

  @Test
  void editorsPickAndReadersCannot() {
    try (FormClient ada = browser("ada", "Ada", Role.READER);
        FormClient eda = browser("eda", "Eda", Role.EDITOR)) {
      assertThat(vote(ada, "pick").statusCode()).isEqualTo(400);
      vote(eda, "pick");
      vote(ada, "vote");
      assertThat(ada.page(TALK).text()).contains("Picked by Eda");
      assertThat(ada.page("/community").select("aside").text())
          .contains("Picked by Eda, and 1 reader");
    }
  }

  @Test
  void tooMuchTooLongAndTooOftenAreRefused() {
    try (FormClient ada = browser("ada", "Ada", Role.READER)) {
      assertThat(write(ada, "x".repeat(10_001)).statusCode()).isEqualTo(400);
      assertThat(write(ada, "  \n ").statusCode()).isEqualTo(400);
      assertThat(write(ada, "> ".repeat(5_000)).statusCode()).isEqualTo(303);
      assertThat(write(ada, "[".repeat(10_000)).statusCode()).isEqualTo(303);
      for (int i = 0; i < 4; i++) {
        assertThat(write(ada, "one more").statusCode()).isEqualTo(303);
      }
      assertThat(write(ada, "and one").statusCode()).isEqualTo(429);
      library.advance(Duration.ofMinutes(11));
      assertThat(write(ada, "after a while").statusCode()).isEqualTo(303);
      assertThat(ada.page(TALK).select("article.comment")).hasSize(7);
    }
  }

  @Test
  void whatIsNoPaperOrCommentIsRefused() {
    try (FormClient ada = browser("ada", "Ada", Role.READER)) {
      assertThat(act(ada, "write", "paper", "no paper", "text", "x").statusCode()).isEqualTo(400);
      assertThat(act(ada, "write", "paper", "2511.99999", "text", "x").statusCode()).isEqualTo(404);
      assertThat(act(ada, "write", "paper", "2511.00002", "parent", "77", "text", "x").statusCode())
          .isEqualTo(404);
      assertThat(act(ada, "delete", "number", "-1").statusCode()).isEqualTo(400);
      assertThat(act(ada, "explode", "number", "1").statusCode()).isEqualTo(404);
      assertThat(library.web().get("/paper/2511.99999/discussion").statusCode()).isEqualTo(404);
    }
  }
}
