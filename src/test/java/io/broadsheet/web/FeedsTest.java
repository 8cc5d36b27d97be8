package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsTest {
  private static final List<String> FEEDS =
      List.of(
          "/feed/category/cs.CL.atom",
          "/feed/search.atom?q=retrieval",
          "/feed/author/a_lovelace.atom",
          "/feed/trending.atom");
  private static final Pattern ID = Pattern.compile("<id>([^<]+)</id>");

  private static TestLibrary library;

  @BeforeAll
  static void start(@TempDir Path folder) {
    library = new TestLibrary(folder);
  }

  @AfterAll
  static void stop() {
    library.close();
  }

  private static String authorKey() {
    Matcher key =
        Pattern.compile("\"name\":\"Ada Lovelace\",\"key\":\"([^\"]+)\"")
            .matcher(library.web().get("/api/v1/papers/2511.00001").body());
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  private static String path(String feed) {
    return feed.replace("a_lovelace", RequestContext.encodePath(authorKey()));
  }

  @Test
  void aFeedIsNotSentTwiceWhenNothingChanged() {
    // the first request for what is trending starts the work
    var _ = library.web().get("/feed/trending.atom");
    for (String feed : FEEDS) {
      HttpResponse<String> first = library.web().get(path(feed));
      assertThat(first.statusCode()).as(feed).isEqualTo(200);
      assertThat(first.headers().firstValue("Content-Type"))
          .contains("application/atom+xml; charset=utf-8");
      String tag = first.headers().firstValue("ETag").orElseThrow();
      assertThat(library.web().get(path(feed), "If-None-Match", tag).statusCode())
          .as(feed)
          .isEqualTo(304);
    }
  }

  @Test
  void aFeedHasOneIdentifierWhateverTheHost() {
    for (String feed : FEEDS) {
      String first = id(library.web().get(path(feed)).body());
      String second =
          id(
              raw(
                  "GET "
                      + path(feed)
                      + " HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"));
      assertThat(first).as(feed).startsWith("urn:broadsheet:feed:").isEqualTo(second);
    }
  }

  @Test
  void aCategoryOrAuthorThatNobodyKnowsHasNoFeed() {
    assertThat(library.web().get("/feed/category/cs.XX.atom").statusCode()).isEqualTo(404);
    assertThat(library.web().get("/feed/category/math.GT.atom").statusCode()).isEqualTo(200);
    assertThat(library.web().get("/feed/author/nobody.atom").statusCode()).isEqualTo(404);
    assertThat(library.web().get("/feed/search.atom?from=then").statusCode()).isEqualTo(400);
  }

  @Test
  void oldIdentifiersWithASlashAreExportedToo() {
    for (String form : List.of("bib", "ris", "csl.json", "md", "json")) {
      HttpResponse<String> export = library.web().get("/paper/hep-th/9901001." + form);
      assertThat(export.statusCode()).as(form).isEqualTo(200);
      assertThat(export.body()).as(form).contains("withdrawn note on strings", "hep-th/9901001");
      assertThat(export.headers().firstValue("Content-Disposition"))
          .contains("inline; filename=\"hep-th-9901001." + form + "\"");
    }
  }

  private static String id(String feed) {
    Matcher matcher = ID.matcher(feed);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String raw(String request) {
    try {
      return RawRequest.send(library.web().port(), request);
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
