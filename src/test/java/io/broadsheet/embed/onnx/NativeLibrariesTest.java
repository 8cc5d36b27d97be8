package io.broadsheet.embed.onnx;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
  @TempDir private Path temporary;

  @Test
  void nothingThatCallsHomeIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("ai.djl..").and(not(belongToAnyOf(TokenizersLibrary.class))))
        .because(
            "the tokenizers' front class asks a cloud provider who runs it, and its loader may"
                + " download libraries")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.broadsheet"));
  }

  @Test
  void processesAtTheSameTimeDoNotCollideAndLeaveNothingBehind() throws Exception {
    List<Process> processes = List.of(start(), start());
    Set<String> vectors = new HashSet<>();
    for (Process process : processes) {
      try (BufferedReader out = process.inputReader()) {
        vectors.add(out.readLine());
      }
      assertThat(process.waitFor()).isZero();
    }
    assertThat(vectors).hasSize(1);
    assertThat(filesLeft()).isEmpty();
  }

  @Test
  void aKilledProcessLeavesNoLibraryBehind() throws Exception {
    Process process = start("wait");
    assertThat(process.inputReader().readLine()).isNotNull();
    process.destroyForcibly().waitFor();
    assertThat(filesLeft()).isEmpty();
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-XX:-UsePerfData");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(EmbedOnce.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private List<Path> filesLeft() throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
