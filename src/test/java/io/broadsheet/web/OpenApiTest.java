package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.account.Scope;
import io.broadsheet.web.page.Pages;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The description of the API says what the server does.
class OpenApiTest {
  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)\\}");
  private static TestLibrary library;
  private static JsonNode description;
  private static String bearer;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    library = new TestLibrary(folder);
    bearer =
        "Bearer "
            + library
                .accounts()
                .issue(
                    library.readers().readers().getFirst().id(),
                    "test",
                    EnumSet.allOf(Scope.class));
    description = json(library.web().get("/api/openapi.json"));
  }

  @AfterAll
  static void stop() {
    library.close();
  }

  @Test
  void everyRouteOfTheApiIsDescribedAndNothingElse() {
    Assets assets = Assets.load();
    Pages pages = new Pages(assets, new LibraryCounts(library.store()), "0.1");
    Set<String> served = new TreeSet<>();
    for (Route route : Routes.of(library.services(), pages, assets).routes()) {
      if (route.pattern().startsWith("/api/")) {
        served.add(route.pattern().replace("...}", "}"));
      }
    }
    Set<String> described = new TreeSet<>();
    description.get("paths").fieldNames().forEachRemaining(described::add);

    assertThat(description.get("openapi").asText()).startsWith("3.1.");
    assertThat(described).isEqualTo(served).isNotEmpty();
  }

  @Test
  void theNamesInAPathAreItsParameters() {
    description
        .get("paths")
        .properties()
        .forEach(
            path -> {
              Set<String> names = new LinkedHashSet<>();
              Matcher matcher = NAME.matcher(path.getKey());
              while (matcher.find()) {
                names.add(matcher.group(1));
              }
              Set<String> parameters = new LinkedHashSet<>();
              for (JsonNode parameter : path.getValue().at("/get/parameters")) {
                if (parameter.get("in").asText().equals("path")) {
                  parameters.add(parameter.get("name").asText());
                }
              }
              assertThat(parameters).as(path.getKey()).isEqualTo(names);
            });
  }

  @Test
  void aDescribedParameterIsRead() throws IOException {
    int tried = 0;
    for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
      for (JsonNode parameter : path.getValue().at("/get/parameters")) {
        JsonNode schema = parameter.get("schema");
        boolean restricted =
            schema.has("enum")
                || schema.has("format")
                || List.of("integer", "boolean").contains(schema.path("type").asText());
        if (parameter.get("in").asText().equals("query") && restricted) {
          String name = parameter.get("name").asText();
          String base = path.getKey().replace("{id}", "2511.00001").replace("{key}", "lovelace-a");
          HttpResponse<String> refused =
              library.web().get(base + "?" + name + "=garbage", "Authorization", bearer);
          assertThat(refused.statusCode()).as(base + " " + name).isEqualTo(400);
          assertThat(json(refused).get("detail").asText()).contains("parameter " + name + " is");
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(8);
  }

  @Test
  void realAnswersHaveTheDescribedFieldsAndNoOthers() throws IOException {
    JsonNode paper = json(library.web().get("/api/v1/papers/2511.00001"));
    String key = paper.at("/authors/0/key").asText();
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("/api/v1/search?q=retrieval", "/api/v1/search");
    asked.put("/api/v1/search?q=2511.00001", "/api/v1/search");
    asked.put("/api/v1/search?q=%22unheard+of%22&mode=semantic&facets=false", "/api/v1/search");
    asked.put("/api/v1/suggest?q=lovela", "/api/v1/suggest");
    asked.put("/api/v1/suggest?q=retr&limit=3", "/api/v1/suggest");
    asked.put("/api/v1/suggest", "/api/v1/suggest");
    asked.put("/api/v1/papers/2511.00001", "/api/v1/papers/{id}");
    asked.put("/api/v1/papers/2511.00002", "/api/v1/papers/{id}");
    asked.put("/api/v1/papers/hep-th/9901001", "/api/v1/papers/{id}");
    asked.put("/api/v1/papers/10.1000/EXAMPLE.1", "/api/v1/papers/{id}");
    asked.put("/api/v1/papers/2511.00003/similar?limit=3", "/api/v1/papers/{id}/similar");
    asked.put("/api/v1/similar?id=2511.00003&id=2511.00001", "/api/v1/similar");
    asked.put("/api/v1/authors/" + key, "/api/v1/authors/{key}");
    asked.put("/api/v1/editions/2025-11-12", "/api/v1/editions/{date}");
    asked.put("/api/v1/editions/latest", "/api/v1/editions/{date}");
    library
        .readers()
        .tag(library.readers().readers().getFirst().id(), TestLibrary.FORMULAS, List.of("a tag"));
    library
        .readers()
        .follow(
            library.readers().readers().getFirst().id(),
            Follow.of(Follow.Kind.CATEGORY, "cs.CL", ""));
    asked.put("/api/v1/library", "/api/v1/library");
    asked.put("/api/v1/library/2511.00001", "/api/v1/library/{id}");
    asked.put("/api/v1/follows", "/api/v1/follows");
    asked.put("/api/v1/trends?q=retrieval&by=week", "/api/v1/trends");
    asked.put("/api/v1/status", "/api/v1/status");
    asked.put("/api/openapi.json", "/api/openapi.json");
    Set<String> described = new TreeSet<>();
    description.get("paths").fieldNames().forEachRemaining(described::add);
    assertThat(new TreeSet<>(asked.values())).isEqualTo(described);

    for (Map.Entry<String, String> one : asked.entrySet()) {
      HttpResponse<String> answer = library.web().get(one.getKey(), "Authorization", bearer);
      assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(200);
      assertThat(new SchemaCheck(description).faults(json(answer), schema(one.getValue(), 200)))
          .as(one.getKey())
          .isEmpty();
    }
  }

  @Test
  void refusalsAreProblemsAsDescribed() throws IOException {
    Map<String, String> asked =
        Map.of(
            "/api/v1/search?limit=201", "/api/v1/search",
            "/api/v1/papers/2301.99999", "/api/v1/papers/{id}",
            "/api/v1/papers/what", "/api/v1/papers/{id}",
            "/api/v1/authors/nobody-n", "/api/v1/authors/{key}",
            "/api/v1/editions/2025-11-16", "/api/v1/editions/{date}",
            "/api/v1/editions/2025-02-30", "/api/v1/editions/{date}");
    for (Map.Entry<String, String> one : asked.entrySet()) {
      HttpResponse<String> answer = library.web().get(one.getKey());
      assertThat(answer.statusCode()).as(one.getKey()).isIn(400, 404);
      assertThat(answer.headers().firstValue("Content-Type")).contains(Reply.PROBLEM);
      assertThat(
              new SchemaCheck(description)
                  .faults(json(answer), schema(one.getValue(), answer.statusCode())))
          .as(one.getKey())
          .isEmpty();
    }
  }

  private static JsonNode schema(String path, int status) {
    JsonNode response =
        description
            .get("paths")
            .get(path)
            .get("get")
            .get("responses")
            .get(Integer.toString(status));
    assertThat(response).as(path + " describes " + status).isNotNull();
    return response.get("content").elements().next().get("schema");
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new JsonMapper().readTree(answer.body());
  }
}
