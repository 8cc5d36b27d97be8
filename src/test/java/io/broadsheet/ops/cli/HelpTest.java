package io.broadsheet.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.broadsheet.testing.CommandRun;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the commands say of themselves.
class HelpTest {
  /// picocli reads each as a format string; a lone per cent sign makes it print a warning first.
  @Test
  void everyDescriptionIsAFormatString() {
    List<String> descriptions = new ArrayList<>();
    describe(BroadsheetCommand.class, descriptions);
    assertThat(descriptions).hasSizeGreaterThan(80);
    for (String description : descriptions) {
      assertThatCode(() -> String.format(Locale.ROOT, description))
          .as(description)
          .doesNotThrowAnyException();
    }
  }

  private static void describe(Class<?> command, List<String> descriptions) {
    Command about = command.getAnnotation(Command.class);
    descriptions.addAll(List.of(about.description()));
    descriptions.addAll(List.of(about.footer()));
    describeOptions(command, descriptions);
    for (Class<?> part : about.subcommands()) {
      describe(part, descriptions);
    }
  }

  private static void describeOptions(Class<?> holder, List<String> descriptions) {
    for (Field field : holder.getDeclaredFields()) {
      Option option = field.getAnnotation(Option.class);
      Parameters parameters = field.getAnnotation(Parameters.class);
      descriptions.addAll(option == null ? List.of() : List.of(option.description()));
      descriptions.addAll(parameters == null ? List.of() : List.of(parameters.description()));
      if (field.isAnnotationPresent(Mixin.class)) {
        describeOptions(field.getType(), descriptions);
      }
    }
  }

  @Test
  void everyCommandExplainsItself() {
    Stream.of(BroadsheetCommand.class.getAnnotation(Command.class).subcommands())
        .map(command -> command.getAnnotation(Command.class).name())
        .forEach(
            name -> {
              CommandRun run = CommandRun.of(name, "--help");
              assertThat(run.exitCode()).as(name).isZero();
              assertThat(run.out()).as(name).startsWith("Usage: broadsheet " + name);
              assertThat(run.err()).as(name).isEmpty();
            });
  }
}
