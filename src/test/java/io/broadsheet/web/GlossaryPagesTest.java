package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.translate.GlossaryTerm;
import io.broadsheet.translate.glossary.GlossaryShelf;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The glossary as readers look into it and add to it.
class GlossaryPagesTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String PATH = "/glossary";

  @TempDir private Path folder;
  private TestLibrary library;

  @BeforeEach
  void start() {
    library = new TestLibrary(folder, Optional.of(SignUp.INVITATION));
  }

  @AfterEach
  void stop() {
    library.close();
  }

  private FormClient browser(String name, String shown, Role role) {
    ReaderId id = library.readers().add(name, shown, role).id();
    library.accounts().setPassword(id, TestLibrary.PASSWORDS.hash(PASSWORD));
    FormClient browser = new FormClient(library.web().url());
    browser.submit("/sign-in", "/sign-in", "name", name, "password", PASSWORD);
    return browser;
  }

  private static HttpResponse<String> add(FormClient browser, String term, String rendering) {
    return browser.submit(
        PATH, PATH, "action", "add", "to", "zh", "term", term, "rendering", rendering);
  }

  private GlossaryShelf shelf() {
    return library.services().reading().glossaries().orElseThrow();
  }

  private List<String> renderings(String term) {
    return shelf().terms("en", "zh", List.of()).stream()
        .filter(one -> one.source().equals(term))
        .map(GlossaryTerm::target)
        .toList();
  }

  @Test
  void anyoneFindsATermByEitherSide() {
    try (FormClient anyone = new FormClient(library.web().url())) {
      Document found = anyone.page(PATH + "?q=racetrack");
      assertThat(found.select("tbody tr").first().text()).contains("racetrack memory", "赛道存储器");
      Document back = anyone.page(PATH + "?q=赛道存储器&lang=zh");
      assertThat(back.select("tbody th").eachText()).contains("racetrack memory");
      assertThat(back.select("h1").text()).isEqualTo("术语表");
      assertThat(anyone.page(PATH).select("tbody tr")).hasSize(100);
      assertThat(anyone.page(PATH + "?q=no+such+term").text()).contains("No term has “no such");
      assertThat(anyone.page(PATH).select("#add form")).as("signed out").isEmpty();
      assertThat(anyone.page(PATH).select("#add").text()).contains("Sign in");
    }
  }

  @Test
  void whatAReaderAddsTakesThePlaceOfWhatIsThereAtOnce() {
    try (FormClient ada = browser("ada", "Ada", Role.READER)) {
      String before = shelf().version();
      assertThat(renderings("racetrack memory")).containsExactly("赛道存储器");
      assertThat(add(ada, "racetrack memory", "赛道内存 | 跑道内存").headers().firstValue("location"))
          .hasValue("/glossary?pair=en-zh#own");
      assertThat(renderings("racetrack memory")).containsExactly("赛道内存");
      assertThat(shelf().version()).isNotEqualTo(before);
      Document page = ada.page(PATH + "?q=racetrack+memory");
      assertThat(page.select("#own li").text()).contains("赛道内存 · 跑道内存", "Ada");
      assertThat(page.select("tbody tr").first().text()).contains("Added by readers");

      String number = page.select("#own input[name=number]").attr("value");
      ada.submit(PATH, PATH, "action", "remove", "number", number);
      assertThat(renderings("racetrack memory")).containsExactly("赛道存储器");
      assertThat(shelf().version()).isEqualTo(before);
    }
  }

  @Test
  void aTermOfAnotherPairIsAdded() {
    try (FormClient ada = browser("ada", "Ada", Role.READER)) {
      ada.submit(
          PATH,
          PATH,
          "action",
          "add",
          "to",
          "es",
          "term",
          "racetrack memory",
          "rendering",
          "memoria de pista",
          "domain",
          "cs.AR");
      Document page = ada.page(PATH + "?pair=en-es");
      assertThat(page.select("#own li").text()).contains("memoria de pista", "cs.AR");
      assertThat(page.select("a[aria-current=true]").text()).isEqualTo("English → Spanish");
    }
  }

  @Test
  void readersCannotTouchEachOthersTermsButEditorsCan() {
    try (FormClient ada = browser("ada", "Ada", Role.READER);
        FormClient eve = browser("eve", "Eve", Role.READER);
        FormClient editor = browser("ed", "Ed", Role.EDITOR)) {
      add(ada, "widget", "部件");
      HttpResponse<String> refused = add(eve, "widget", "坏");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("Ada has added this term");
      assertThat(eve.page(PATH).select("#own form")).isEmpty();
      assertThat(eve.submit(PATH, PATH, "action", "remove", "number", "1").statusCode())
          .isEqualTo(404);
      assertThat(renderings("widget")).containsExactly("部件");
      assertThat(add(editor, "widget", "小部件").statusCode()).isEqualTo(303);
      assertThat(renderings("widget")).containsExactly("小部件");
      assertThat(editor.submit(PATH, PATH, "action", "remove", "number", "1").statusCode())
          .isEqualTo(303);
      assertThat(renderings("widget")).isEmpty();
    }
  }

  @Test
  void nobodyAddsFromAnotherSiteOrWithoutAnAccount() {
    try (FormClient ada = browser("ada", "Ada", Role.READER);
        FormClient anyone = new FormClient(library.web().url())) {
      assertThat(
              ada.post(PATH, "action", "add", "to", "zh", "term", "x", "rendering", "y")
                  .statusCode())
          .isGreaterThanOrEqualTo(400);
      assertThat(
              anyone
                  .post(PATH, "action", "add", "to", "zh", "term", "x", "rendering", "y")
                  .headers()
                  .firstValue("location"))
          .hasValueSatisfying(place -> assertThat(place).startsWith("/sign-in"));
      assertThat(shelf().store().all()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "zh;widget;'';no rendering",
        "zh;'';部件;the term is empty",
        "en;widget;gadget;must differ",
        "!!;widget;部件;must differ",
        "zh;<script>alert(1)</script>;部件;a character that no term has",
        "zh;widget;a|b|c|d|e|f|g|h|i;more than 8",
      })
  void whatIsNoTermIsRefusedWithTheReason(String to, String term, String rendering, String reason) {
    try (FormClient ada = browser("ada", "Ada", Role.READER)) {
      HttpResponse<String> answer =
          ada.submit(PATH, PATH, "action", "add", "to", to, "term", term, "rendering", rendering);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains(reason).doesNotContain("<script>alert");
      assertThat(shelf().store().all()).isEmpty();
    }
  }

  @Test
  void anAccountThatGoesLeavesItsTermsWithoutItsName() {
    ReaderId ada = library.readers().add("ada", "Ada Lovelace", Role.READER).id();
    library.accounts().setPassword(ada, TestLibrary.PASSWORDS.hash(PASSWORD));
    try (FormClient browser = new FormClient(library.web().url())) {
      browser.submit("/sign-in", "/sign-in", "name", "ada", "password", PASSWORD);
      add(browser, "widget", "部件");
      library.readers().delete(ada);
      Document page = browser.page(PATH);
      assertThat(page.select("#own").text())
          .contains("widget", "a former reader")
          .doesNotContain("Lovelace");
    }
  }
}
