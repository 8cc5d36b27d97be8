package io.broadsheet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of the house. Each says what it protects.
@AnalyzeClasses(packages = "io.broadsheet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /// Which package may use which; `error` is open to all.
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("error", List.of()),
          Map.entry("outbound", List.of()),
          Map.entry("paper", List.of()),
          Map.entry("text", List.of()),
          Map.entry("store", List.of("paper")),
          Map.entry("embed", List.of("paper", "text", "store")),
          Map.entry("translate", List.of("paper", "text", "store")),
          Map.entry("harvest", List.of("outbound", "paper", "text", "store")),
          Map.entry("index", List.of("paper", "text", "store", "embed")),
          Map.entry("search", List.of("paper", "text", "store", "embed", "index")),
          Map.entry("reader", List.of("outbound", "paper", "text", "store", "embed")),
          Map.entry(
              "rank", List.of("paper", "text", "store", "embed", "index", "search", "reader")),
          Map.entry("edition", List.of("paper", "text", "store", "translate", "reader", "rank")),
          Map.entry(
              "post",
              List.of("outbound", "paper", "text", "store", "embed", "index", "search", "reader")),
          Map.entry(
              "web",
              List.of(
                  "outbound",
                  "paper",
                  "text",
                  "store",
                  "index",
                  "search",
                  "translate",
                  "reader",
                  "rank",
                  "edition",
                  "post")));

  @ArchTest
  static void packagesUseOnlyWhatComesBeforeThem(
      com.tngtech.archunit.core.domain.JavaClasses classes) {
    MAY_USE.forEach(
        (name, allowed) -> {
          String[] open =
              Stream.concat(
                      Stream.of("io.broadsheet.error..", "io.broadsheet." + name + ".."),
                      allowed.stream().map(other -> "io.broadsheet." + other + ".."))
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage("io.broadsheet." + name + "..")
              .should()
              .dependOnClassesThat(
                  resideInAPackage("io.broadsheet..").and(not(resideInAnyPackage(open))))
              .because("the order of packages is how a newcomer finds the way, see docs/map.md")
              .allowEmptyShould(true)
              .check(classes);
        });
  }

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("io.broadsheet.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a cycle means that no package in it can be understood alone");

  @ArchTest
  static final ArchRule sqlStaysInStores =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.broadsheet.store..")
          .and()
          .haveSimpleNameNotEndingWith("Store")
          .and(not(inside("Store")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb.."))
          .because("a second database must mean new stores and nothing else");

  @ArchTest
  static final ArchRule luceneStaysInItsPackage = confine("org.apache.lucene..", "index.lucene");

  @ArchTest static final ArchRule onnxStaysInItsPackage = confine("ai.onnxruntime..", "embed.onnx");

  @ArchTest static final ArchRule tokenizersStayInTheirPackage = confine("ai.djl..", "embed.onnx");

  @ArchTest static final ArchRule httpServerStaysInWeb = confine("io.helidon..", "web");

  @ArchTest static final ArchRule templatesStayInWeb = confine("gg.jte..", "web");

  @ArchTest static final ArchRule mailStaysInItsPackage = confine("jakarta.mail..", "post.smtp");

  @ArchTest
  static final ArchRule mailServersStayInTheirPackage = confine("org.eclipse.angus..", "post.smtp");

  @ArchTest static final ArchRule picocliStaysInTheCommandLine = confine("picocli..", "ops.cli");

  @ArchTest
  static final ArchRule outboundHttpStaysInThreePlaces =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.broadsheet.harvest.http..",
              "io.broadsheet.translate.engine..",
              "io.broadsheet.outbound..")
          .and()
          .doNotHaveSimpleName("OwnServer")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.net.http..")
                  .or(named("java.net.Socket"))
                  .or(named("java.net.URLConnection")))
          .because(
              "nothing leaves the machine but what a harvest asks for, through one governor, and"
                  + " the texts that a configured translation engine is sent, through its guard, and"
                  + " requests to addresses that people give, through theirs; the server may talk to"
                  + " itself");

  @ArchTest
  static final ArchRule implementationsAreReachedOnlyFromTheTop =
      noClasses()
          .that(
              resideInAPackage("io.broadsheet..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.broadsheet.ops..",
                              "io.broadsheet.index.lucene..",
                              "io.broadsheet.embed.onnx..",
                              "io.broadsheet.post.smtp..",
                              "io.broadsheet.translate.engine.."))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.broadsheet.index.lucene..",
              "io.broadsheet.embed.onnx..",
              "io.broadsheet.post.smtp..",
              "io.broadsheet.translate.engine..")
          .because("only ops knows which implementation stands behind a port");

  @ArchTest
  static final ArchRule timeIsPassedIn =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.broadsheet.ops..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.ZoneId.class, "systemDefault")
          .orShould()
          .callMethod(java.util.Locale.class, "getDefault")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .because("a test must be able to set the time, the zone and the environment");

  @ArchTest
  static final ArchRule standardStreamsBelongToTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.broadsheet.ops.cli..")
          .and(not(named("io.broadsheet.Main")))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("standard output is the answer of a command, nothing else");

  @ArchTest
  static final ArchRule wireAndConfigurationTypesAreValues =
      classes()
          .that()
          .haveSimpleNameEndingWith("Config")
          .or()
          .haveSimpleNameEndingWith("Json")
          .or()
          .haveSimpleNameEndingWith("Request")
          .or()
          .haveSimpleNameEndingWith("Result")
          .should(beRecordsEnumsOrSealed())
          .because("what crosses a boundary does not change under its reader")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noMutableStatics =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("io.broadsheet.web.template..")
          .should()
          .beFinal()
          .because("state that belongs to nobody is changed by everybody");

  @ArchTest
  static final ArchRule handlersDoNotCallHandlers =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Handler")
          .should(callAnotherHandler())
          .because("each page must be readable alone")
          .allowEmptyShould(true);

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIs() throws IOException {
    Path root = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path folder :
          files
              .filter(path -> path.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList()) {
        Path info = folder.resolve("package-info.java");
        assertThat(info).as("%s says what the package is for", info).exists();
        assertThat(Files.readString(info)).startsWith("///").contains("@NullMarked");
      }
    }
  }

  @Test
  void noFileIsLongerThanFiveHundredLines() throws IOException {
    for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          assertThat(Files.readAllLines(file).size())
              .as("%s holds one idea: at most 500 lines", file)
              .isLessThanOrEqualTo(500);
        }
      }
    }
  }

  private static ArchRule confine(String library, String home) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("io.broadsheet." + home + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("the library behind a port can be changed in one place")
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe("named " + name, type -> type.getName().equals(name));
  }

  private static DescribedPredicate<JavaClass> inside(String suffix) {
    return DescribedPredicate.describe(
        "nested in a class named *" + suffix,
        type ->
            type.getEnclosingClass()
                .map(outer -> outer.getSimpleName().endsWith(suffix))
                .orElse(false));
  }

  private static ArchCondition<JavaClass> beRecordsEnumsOrSealed() {
    return new ArchCondition<>("be records, enums or sealed") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Class<?> reflected = type.reflect();
        boolean value = reflected.isRecord() || reflected.isEnum() || reflected.isSealed();
        events.add(new SimpleConditionEvent(type, value, type.getName() + " is a class"));
      }
    };
  }

  private static ArchCondition<JavaClass> callAnotherHandler() {
    return new ArchCondition<>("call another handler") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().getSimpleName().endsWith("Handler"))
            .filter(call -> call.getTargetOwner().getPackageName().startsWith("io.broadsheet"))
            .filter(call -> !call.getTargetOwner().equals(type))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
      }
    };
  }
}
